/*
 * Warns about files of the search path that nothing uses: words for another language, pictures
 * that nothing shows, and names that would have a meaning elsewhere.  Other files do not
 * matter: a folder may hold notes and drafts.
 */
#include "dress/internal.h"

#include "base/sort.h"

#include <string.h>

#define MAX_FILES   500 /* entries of a folder; the rest is not examined */
#define MAX_FOLDERS 8   /* depth of folders */

/* Lists the files below `inside`, as paths in the handbook's folder. */
static void
find_files(const char *folder, const char *inside, int depth, GPtrArray *files)
{
    g_autofree char *at = g_build_filename(folder, inside, NULL);
    g_autoptr(GDir) dir = g_dir_open(at, 0, NULL);
    for (const char *name; dir && files->len < MAX_FILES && (name = g_dir_read_name(dir));) {
        if (*name == '.' || !g_utf8_validate(name, -1, NULL))
            continue;
        g_autofree char *below = g_build_filename(inside, name, NULL);
        g_autofree char *path = g_build_filename(folder, below, NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(files, g_steal_pointer(&below));
        else if (depth < MAX_FOLDERS)
            find_files(folder, below, depth + 1, files);
    }
}

static struct diag *
report(struct ctx *ctx, const char *file)
{
    return diag_add(ctx->diags, SEV_WARNING, (struct span){ .source = NULL }, "unused",
        "nothing uses the file \"%s\"", file);
}

/* "words/de.xml", "images/fees.de.svg": used where the handbook is made in that language. */
static bool
is_of_translation(const struct ctx *ctx, const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    g_auto(GStrv) parts = g_strsplit(base, ".", -1);
    guint n = g_strv_length(parts);
    const char *lang = g_str_has_prefix(file, "words/") ? parts[0] : n > 2 ? parts[n - 2] : "";
    g_autofree char *po = g_strdup_printf("%s.po", lang);
    g_autofree char *path = g_build_filename(ctx->folder, "po", po, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS))
        return *lang != '\0';
    g_strdelimit(po, "-", '_');
    g_autofree char *other = g_build_filename(ctx->folder, "po", po, NULL);
    return *lang != '\0' && g_file_test(other, G_FILE_TEST_EXISTS);
}

static void
report_folder(struct ctx *ctx, const char *folder, const char *why)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    find_files(ctx->folder, folder, 0, files);
    g_ptr_array_sort(files, compare_strings);
    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];
        if (!sources_find(ctx->sources, file) && !is_of_translation(ctx, file))
            diag_note(
                ctx->diags, report(ctx, file), (struct span){ .source = NULL }, "%s", why);
    }
}

void
dress_report_unused(struct ctx *ctx, const struct model *model)
{
    static const struct {
        const char *file, *why;
    } misplaced[] = {
        { "head.html",
            "what adds to the head of a page is code: write the template \"hook-head\" into a "
            "web.xsl, and name its folder with --templates" },
        { "brand.png", "the brand is a drawing: \"brand.svg\"" },
        { "favicon.ico", "the icon is a drawing: \"favicon.svg\"" },
        { "favicon.png", "the icon is a drawing: \"favicon.svg\"" },
        { "card.jpg", "the picture for links is \"card.png\"" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(misplaced); i++) {
        g_autofree char *path = g_build_filename(ctx->folder, misplaced[i].file, NULL);
        if (g_file_test(path, G_FILE_TEST_EXISTS) &&
            !sources_find(ctx->sources, misplaced[i].file))
            diag_note(ctx->diags, report(ctx, misplaced[i].file),
                (struct span){ .source = NULL }, "%s", misplaced[i].why);
    }
    g_autofree char *language =
        g_strdup_printf("the handbook's language is \"%s\"", model->lang);
    /* A name that leads nowhere may have been meant for one of them. */
    if (!diags_have(ctx->diags, "missing-file"))
        report_folder(ctx, "images", "no text, fragment or style sheet shows it");
    report_folder(ctx, "words", language);
}
