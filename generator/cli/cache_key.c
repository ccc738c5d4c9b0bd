#include "cli/cache_key.h"

#include "base/disk.h"
#include "compose/compose.h"
#include "libraries/library.h"
#include "picture/picture.h"

#include "sonames.h"

#include <cairo.h>
#include <elf.h>
#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <link.h>
#include <pango/pango.h>
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <sys/stat.h>

#define DICTIONARIES "/usr/share/hyphen"

/* Every part ends with a NUL, so that "a" and "bc" differ from "ab" and "c". */
static void
add(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)(text ? text : "\x01"), -1);
    g_checksum_update(sum, (const guchar *)"", 1);
}

static void
add_number(GChecksum *sum, int64_t number)
{
    g_checksum_update(sum, (const guchar *)&number, sizeof number);
}

/* --- The program --- */

/* Adds the notes of a loaded object, one of which is its build id. */
static int
add_object(struct dl_phdr_info *object, size_t size, void *data)
{
    (void)size;
    GChecksum *sum = data;
    if (strstr(object->dlpi_name, "vdso")) /* the kernel's */
        return 0;
    bool has_notes = false;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        if (part->p_type != PT_NOTE)
            continue;
        g_checksum_update(
            sum, (const guchar *)object->dlpi_addr + part->p_vaddr, (gssize)part->p_memsz);
        has_notes = true;
    }
    if (!has_notes)
        add(sum, object->dlpi_name);
    return 0;
}

static bool
has_drawings(const struct ctx *ctx)
{
    for (size_t i = 0; i < sources_count(ctx->sources); i++) {
        const char *name = sources_at(ctx->sources, i)->inside;
        const struct picture *picture = name ? pictures_find(ctx->pictures, name) : NULL;
        if (picture && picture->kind == PICTURE_SVG)
            return true;
    }
    return false;
}

/* Asking for a version loads a library that is loaded on demand. */
static void
add_program(GChecksum *sum, const struct ctx *ctx, bool is_paged)
{
    add(sum, cairo_version_string());
    add(sum, pango_version_string());
    add(sum, hb_version_string());
    add_number(sum, FcGetVersion());
    if (is_paged)
        add(sum, qpdf_get_qpdf_version());
    void *version;
    if (is_paged && has_drawings(ctx))
        library_find(SONAME_RSVG, "rsvg_major_version", &version);
    dl_iterate_phdr(add_object, sum);
}

/* --- What is installed --- */

static void
add_file(GChecksum *sum, const char *path)
{
    struct stat s;
    add(sum, path);
    if (stat(path, &s) != 0)
        return;
    add_number(sum, s.st_size);
    add_number(sum, s.st_mtim.tv_sec);
    add_number(sum, s.st_mtim.tv_nsec);
}

static void
add_fonts(GChecksum *sum)
{
    FcConfig *system = FcConfigReference(NULL);
    FcStrList *files = FcConfigGetConfigFiles(system);
    for (const FcChar8 *file; (file = FcStrListNext(files));)
        add_file(sum, (const char *)file);
    FcStrListDone(files);
    const FcFontSet *fonts = FcConfigGetFonts(system, FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; i++) {
        FcChar8 *file;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) == FcResultMatch)
            add_file(sum, (const char *)file);
    }
    FcConfigDestroy(system);
}

static void
add_dictionaries(struct ctx *ctx, GChecksum *sum)
{
    g_auto(GStrv) names = disk_names(ctx, DICTIONARIES);
    for (char **name = names; name && *name; name++) {
        g_autofree char *path = g_build_filename(DICTIONARIES, *name, NULL);
        add_file(sum, path);
    }
}

/* --- What was asked for and read --- */

/* Options that no edition depends on, or that another part of the key stands for. */
static bool
is_free(const char *option)
{
    static const char *const names[] = { "output", "edition", "pdf", "site", "depfile",
        "werror", "format", "timings", "quiet", "no-cache", "lang", "addresses", "jobs" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(option, names[i]) == 0)
            return true;
    return false;
}

static void
add_options(GChecksum *sum, const struct options *options)
{
    size_t n;
    const struct option *all = options_all(&n);
    for (size_t i = 0; i < n; i++) {
        const void *field = (const char *)options + all[i].field;
        if (is_free(all[i].name) || !(all[i].commands & FOR_BUILD))
            continue;
        add(sum, all[i].name);
        if (all[i].kind == G_OPTION_ARG_NONE || all[i].kind == G_OPTION_ARG_INT)
            add_number(sum, *(const int *)field);
        else
            add(sum, *(const char *const *)field);
    }
    add(sum, options->lang);
}

static void
add_sources(GChecksum *sum, const struct sources *sources)
{
    for (size_t i = 0; i < sources_count(sources); i++) {
        const struct source *source = sources_at(sources, i);
        if (!source->is_file)
            continue;
        add(sum, source->inside ? source->inside : source->path);
        add(sum, source->hash);
    }
}

static void
add_neighbours(GChecksum *sum, const struct edition_run *editions)
{
    for (size_t i = 0; i < editions->n_languages; i++) {
        const struct compose_language *language = &editions->languages[i];
        add(sum, language->lang);
        add(sum, language->path);
        add(sum, language->address);
    }
    for (size_t i = 0; editions->days && i < editions->days->n; i++) {
        add_number(sum, editions->days->list[i].on);
        add(sum, editions->days->list[i].path);
    }
}

char *
cache_key(const struct run *run, const struct edition_run *editions,
    const struct edition *edition, const char *book)
{
    struct ctx ctx = run->ctx;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    add(sum, edition->name);
    add(sum, book);
    add_program(sum, &run->ctx, edition->is_paged);
    add_fonts(sum);
    add_dictionaries(&ctx, sum);
    add_options(sum, run->options);
    add_number(sum, run->ctx.as_of);
    add_number(sum, run->ctx.stamp);
    add_sources(sum, run->ctx.sources);
    add_neighbours(sum, editions);
    return ctx.refusal ? NULL : g_strdup(g_checksum_get_string(sum));
}
