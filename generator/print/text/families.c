/*
 * The system's list says in which folders the wanted families are; a configuration of our own
 * reads those folders (from fontconfig's caches) and leaves out what else is in them.  Giving
 * it families to accept instead takes twenty times as long with a few hundred fonts.
 */
#include "print/text/families.h"

#include "base/sort.h"
#include "theme/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FALLBACK_PREFIX "Noto "

/* Whose a font is. */
enum owner { OWNER_NONE, OWNER_FALLBACK, OWNER_THEME };

static enum owner
owner_of_family(const struct theme *theme, const char *family)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    for (size_t i = 0; i < n; i++) {
        if (g_ascii_strcasecmp(list[i].family, family) == 0)
            return OWNER_THEME;
        g_auto(GStrv) fallbacks = fallback_families(list[i].fallback, NULL);
        for (char **f = fallbacks; *f; f++)
            if (g_ascii_strcasecmp(*f, family) == 0)
                return OWNER_THEME;
    }
    return g_str_has_prefix(family, FALLBACK_PREFIX) ? OWNER_FALLBACK : OWNER_NONE;
}

static enum owner
owner_of(const struct theme *theme, const FcPattern *font)
{
    FcChar8 *name;
    enum owner owner = OWNER_NONE;
    for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        enum owner of_name = owner_of_family(theme, (const char *)name);
        owner = MAX(owner, of_name);
    }
    return owner;
}

static void
add_element(GString *xml, const char *element, const char *text)
{
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(xml, "<%s>%s</%s>\n", element, escaped, element);
}

static const char *
file_of(const FcPattern *font)
{
    FcChar8 *file;
    return FcPatternGetString(font, FC_FILE, 0, &file) == FcResultMatch ? (const char *)file
                                                                        : "";
}

/* What the files of fonts are tried with. */
struct family_trial {
    struct ctx *ctx;
    FT_Library freetype;
};

static void
refuse_file(const struct family_trial *trial, const char *file, const char *reason)
{
    ctx_refuse(trial->ctx, "cannot read the font file \"%s\": %s", file, reason);
}

/*
 * The descriptor of a font's file; -1 where no file is there.  Any other error ends the build:
 * without the font it would publish another book than the one it was asked for.
 */
static int
open_font(const struct family_trial *trial, const char *file)
{
    int fd;
    do
        fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (fd < 0 && errno == EINTR);
    if (fd < 0 && errno != ENOENT && errno != ENOTDIR)
        refuse_file(trial, file, g_strerror(errno));
    return fd;
}

/* Does the file begin as a font does (OpenType, "Organization of an OpenType font")? */
static bool
begins_as_font(const struct family_trial *trial, const char *file)
{
    static const char *const tags[] = { "OTTO", "true", "ttcf", "wOFF", "wOF2", "typ1" };
    char tag[4];
    int fd = open_font(trial, file);
    if (fd < 0)
        return false;
    ssize_t n;
    do
        n = pread(fd, tag, sizeof tag, 0);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        refuse_file(trial, file, g_strerror(errno));
    close(fd);
    bool is_read = n == (ssize_t)sizeof tag;
    bool is_font = is_read && memcmp(tag, "\0\1\0\0", sizeof tag) == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(tags) && is_read; i++)
        is_font = is_font || memcmp(tag, tags[i], sizeof tag) == 0;
    return is_font;
}

/*
 * Can FreeType make a font of the file?  What begins as a font and is none ends the build:
 * FreeType does not say whether the file is damaged or could not be read.
 */
static bool
opens_as_font(const struct family_trial *trial, const char *file)
{
    if (!begins_as_font(trial, file))
        return false;
    FT_Face face;
    if (FT_New_Face(trial->freetype, file, 0, &face) != 0) {
        refuse_file(trial, file, "FreeType cannot make a font of it");
        return false;
    }
    FT_Done_Face(face);
    return true;
}

/*
 * The files of fonts that a book may use.  fontconfig's list can be older than the files.  The
 * theme's own few are opened; of the others the first bytes are looked at, which costs a
 * hundredth.
 */
static GHashTable *
usable_files(struct ctx *ctx, const struct theme *theme, const FcFontSet *all)
{
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    struct family_trial trial = { .ctx = ctx };
    if (FT_Init_FreeType(&trial.freetype) != 0)
        ctx_refuse(ctx, "FreeType cannot be started");
    for (int i = 0; all && i < all->nfont; i++) {
        const char *file = file_of(all->fonts[i]);
        enum owner owner = owner_of(theme, all->fonts[i]);
        if (owner == OWNER_NONE || g_hash_table_contains(files, file))
            continue;
        if (owner == OWNER_THEME ? opens_as_font(&trial, file) : begins_as_font(&trial, file))
            g_hash_table_add(files, (gpointer)(uintptr_t)file);
    }
    FT_Done_FreeType(trial.freetype);
    return files;
}

/* The folders that hold a usable font, sorted. */
static GPtrArray *
usable_folders(GHashTable *usable)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter files;
    gpointer file;
    g_hash_table_iter_init(&files, usable);
    while (g_hash_table_iter_next(&files, &file, NULL)) {
        g_autofree char *folder = g_path_get_dirname(file);
        if (g_hash_table_contains(seen, folder))
            continue;
        g_ptr_array_add(folders, folder);
        g_hash_table_add(seen, g_steal_pointer(&folder));
    }
    g_ptr_array_sort(folders, compare_strings);
    return folders;
}

/* Does the file lie in one of the folders, or below? */
static bool
is_below(const GPtrArray *folders, const char *file)
{
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        if (g_str_has_prefix(file, folder) && file[strlen(folder)] == '/')
            return true;
    }
    return false;
}

/*
 * Fonts of pictures (emoji) are of one size; without the system's rules somebody must say that
 * they are scaled to the size asked for.
 */
static const char scale_pictures[] =
    "<match target=\"font\"><test name=\"outline\"><bool>false</bool></test>\n"
    "<edit name=\"pixelsizefixupfactor\" mode=\"assign\"><divide>"
    "<name target=\"pattern\">pixelsize</name><name target=\"font\">pixelsize</name>"
    "</divide></edit>\n"
    "<edit name=\"matrix\" mode=\"assign\"><times><name>matrix</name><matrix>"
    "<name>pixelsizefixupfactor</name><double>0</double>"
    "<double>0</double><name>pixelsizefixupfactor</name></matrix></times></edit></match>\n";

static const struct theme_font *
font_named(const struct theme *theme, const char *name)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].name, name) == 0)
            return &list[i];
    return n > 0 ? list : NULL;
}

static void
add_test(GString *xml, const char *quality, const char *comparison, const char *family)
{
    g_string_append_printf(
        xml, "<test name=\"family\" qual=\"%s\" compare=\"%s\">", quality, comparison);
    add_element(xml, "string", family);
    g_string_append(xml, "</test>");
}

/* Where the family (NULL: any) is asked for and none of the theme's, `font` comes after it. */
static void
add_substitute(
    GString *xml, const struct theme *theme, const char *family, const struct theme_font *font)
{
    size_t n;
    const struct theme_font *list = theme_fonts(theme, &n);
    g_string_append(xml, "<match target=\"pattern\">");
    for (size_t i = 0; i < n; i++) {
        add_test(xml, "all", "not_eq", list[i].family);
        g_auto(GStrv) fallbacks = fallback_families(list[i].fallback, NULL);
        for (char **f = fallbacks; *f; f++)
            add_test(xml, "all", "not_eq", *f);
    }
    if (family)
        add_test(xml, "any", "eq", family);
    g_string_append(xml, "<edit name=\"family\" mode=\"append_last\">");
    add_element(xml, "string", font->family);
    g_string_append(xml, "</edit></match>\n");
}

/*
 * Drawings ask for families that a book does not have.  "Times New Roman" is librsvg's default;
 * of other names nothing says whether they have serifs, and most letters in drawings have none.
 */
static void
add_substitutes(GString *xml, const struct theme *theme)
{
    static const char *const serif[] = { "serif", "Times New Roman", "Times" };
    if (!font_named(theme, "serif"))
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(serif); i++)
        add_substitute(xml, theme, serif[i], font_named(theme, "serif"));
    add_substitute(xml, theme, NULL, font_named(theme, "sans"));
}

FcConfig *
families_config(struct ctx *ctx, const struct theme *theme)
{
    FcConfig *system = FcInitLoadConfig();
    FcConfigBuildFonts(system);
    const FcFontSet *all = FcConfigGetFonts(system, FcSetSystem);
    g_autoptr(GHashTable) usable = usable_files(ctx, theme, all);
    g_autoptr(GPtrArray) folders = usable_folders(usable);
    g_autoptr(GString) xml = g_string_new("<fontconfig>\n");
    g_string_append(xml, scale_pictures);
    add_substitutes(xml, theme);
    for (guint i = 0; i < folders->len; i++)
        add_element(xml, "dir", g_ptr_array_index(folders, i));
    FcStrList *caches = FcConfigGetCacheDirs(system);
    for (FcChar8 *name; caches && (name = FcStrListNext(caches));)
        add_element(xml, "cachedir", (const char *)name);
    if (caches)
        FcStrListDone(caches);
    g_string_append(xml, "<selectfont><rejectfont>\n");
    for (int i = 0; all && i < all->nfont; i++) {
        const FcPattern *font = all->fonts[i];
        bool is_usable = g_hash_table_contains(usable, file_of(font));
        if (!is_usable && is_below(folders, file_of(font)))
            add_element(xml, "glob", file_of(font));
    }
    g_string_append(xml, "</rejectfont></selectfont></fontconfig>\n");
    FcConfig *own = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(own, (const FcChar8 *)xml->str, FcTrue);
    FcConfigBuildFonts(own);
    FcConfigDestroy(system);
    return own;
}
