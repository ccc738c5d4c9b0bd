#include "print/text/font_files.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-font.h>
#include <string.h>
#include <sys/stat.h>

struct font_files {
    GHashTable *fonts; /* PangoFont * that were noted */
    GHashTable *paths; /* char * -> char *: its family */
    GArray *list;      /* struct font_file, when it was asked for */
};

static void
clear_file(void *data)
{
    g_free(((struct font_file *)data)->path);
}

struct font_files *
font_files_new(void)
{
    struct font_files *files = g_new0(struct font_files, 1);
    files->fonts = g_hash_table_new_full(NULL, NULL, g_object_unref, NULL);
    files->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return files;
}

void
font_files_free(struct font_files *files)
{
    g_hash_table_destroy(files->fonts);
    g_hash_table_destroy(files->paths);
    if (files->list)
        g_array_free(files->list, TRUE);
    g_free(files);
}

static const char *
string_of(const FcPattern *pattern, const char *name)
{
    FcChar8 *value;
    bool is_there = FcPatternGetString(pattern, name, 0, &value) == FcResultMatch;
    return is_there ? (const char *)value : NULL;
}

void
font_files_add(struct font_files *files, PangoFont *font)
{
    if (g_hash_table_contains(files->fonts, font))
        return;
    g_hash_table_add(files->fonts, g_object_ref(font));
    g_assert(PANGO_IS_FC_FONT(font));
    const FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    const char *path = string_of(pattern, FC_FILE), *family = string_of(pattern, FC_FAMILY);
    if (path)
        g_hash_table_insert(files->paths, g_strdup(path), g_strdup(family ? family : ""));
}

static void
hash(struct font_file *file)
{
    g_autoptr(GMappedFile) map = g_mapped_file_new(file->path, FALSE, NULL);
    if (!map)
        return;
    g_autoptr(GBytes) bytes = g_mapped_file_get_bytes(map);
    g_autofree char *sum = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    g_strlcpy(file->sha256, sum, sizeof file->sha256);
}

/* Sorted by name, because folders differ between machines. */
static gint
compare_files(gconstpointer a, gconstpointer b)
{
    const struct font_file *one = a, *other = b;
    const char *name = strrchr(one->path, '/'), *other_name = strrchr(other->path, '/');
    int by_name = strcmp(name ? name : one->path, other_name ? other_name : other->path);
    return by_name ? by_name : strcmp(one->path, other->path);
}

const struct font_file *
font_files_list(struct font_files *files, size_t *n)
{
    if (!files->list) {
        files->list = g_array_new(FALSE, TRUE, sizeof(struct font_file));
        g_array_set_clear_func(files->list, clear_file);
        GHashTableIter iter;
        gpointer path;
        g_hash_table_iter_init(&iter, files->paths);
        while (g_hash_table_iter_next(&iter, &path, NULL)) {
            struct font_file file = { .path = g_strdup(path) };
            hash(&file);
            g_array_append_val(files->list, file);
        }
        g_array_sort(files->list, compare_files);
    }
    *n = files->list->len;
    return (const struct font_file *)(void *)files->list->data;
}

void
font_files_check(struct font_files *files, struct ctx *ctx, int64_t begin)
{
    size_t n;
    const struct font_file *list = font_files_list(files, &n);
    for (size_t i = 0; i < n; i++) {
        if (!*list[i].sha256)
            ctx_refuse(ctx, "cannot read the font file \"%s\"", list[i].path);
        struct stat s;
        bool is_there = stat(list[i].path, &s) == 0;
        int64_t changed = (int64_t)s.st_ctim.tv_sec * 1000000 + s.st_ctim.tv_nsec / 1000;
        if (!is_there || changed >= begin)
            ctx_refuse(ctx, "the font file \"%s\" changed while it was read", list[i].path);
    }
}

static bool
is_own(const char *path)
{
    const char *home = g_get_home_dir();
    size_t n = home ? strlen(home) : 0;
    return n > 1 && strncmp(path, home, n) == 0 && path[n] == '/';
}

/* Whether the family is installed for all users, and in which file. */
static const char *
find_installed(const FcFontSet *all, const char *family)
{
    for (int i = 0; all && i < all->nfont; i++) {
        const char *path = string_of(all->fonts[i], FC_FILE);
        const char *name = string_of(all->fonts[i], FC_FAMILY);
        if (path && name && g_ascii_strcasecmp(name, family) == 0 && !is_own(path))
            return path;
    }
    return NULL;
}

void
font_files_report_own(struct font_files *files, struct ctx *ctx)
{
    FcConfig *system = NULL;
    GHashTableIter iter;
    gpointer path, family;
    g_hash_table_iter_init(&iter, files->paths);
    while (g_hash_table_iter_next(&iter, &path, &family)) {
        if (!is_own(path))
            continue;
        system = system ? system : FcConfigReference(NULL);
        const char *other = find_installed(FcConfigGetFonts(system, FcSetSystem), family);
        if (!other)
            continue;
        struct diag *diag =
            diag_add(ctx->diags, SEV_WARNING, (struct span){ .source = NULL }, "shadowed-font",
                "the font \"%s\" is read from a folder of your own, though it is installed",
                (const char *)family);
        g_autofree char *folder = g_path_get_dirname(other);
        diag_note(ctx->diags, diag, (struct span){ .source = NULL },
            "\"%s\" is used; the family is installed in \"%s\"", (const char *)path, folder);
    }
    if (system)
        FcConfigDestroy(system);
}
