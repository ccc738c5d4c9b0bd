#include "load/nearest_file.h"

#include "base/edit_distance.h"
#include "base/sort.h"

#include <string.h>

/* Larger folders are not searched; whether one is searched depends on its size alone. */
#define MAX_ENTRIES 2000

static char *
near_entry(const char *folder, const char *name, bool *is_certain)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *entry;
    while (dir && names->len < MAX_ENTRIES && (entry = g_dir_read_name(dir))) {
        if (*entry != '.' && g_utf8_validate(entry, -1, NULL))
            g_ptr_array_add(names, g_strdup(entry));
    }
    g_ptr_array_sort(names, compare_strings); /* so that equals do not depend on the disk */
    const char *const *list = (const char *const *)names->pdata;
    const char *found = nearest_word(name, list, names->len);
    *is_certain = *is_certain && found && nearest_is_certain(name, found, list, names->len);
    return g_strdup(found);
}

char *
nearest_entry(const char *folder, const char *name)
{
    bool is_certain = true;
    return near_entry(folder, name, &is_certain);
}

/* Is this the path of a file that the element can name? */
static bool
is_file(struct ctx *ctx, const xmlNode *node, const char *href)
{
    const char *path = load_resolve(ctx, node, href);
    return path && g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

/* The same file, from the handbook's folder or from the folder for pictures; NULL if neither.
 */
static char *
elsewhere(struct ctx *ctx, const xmlNode *node, const char *href)
{
    static const char *const folders[] = { "", "images/", "chapters/" };
    if (strpbrk(href, ":\\?#%"))
        return NULL;
    const char *base = strrchr(href, '/');
    const char *const names[] = { href + strspn(href, "/"), base ? base + 1 : href };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(folders); k++) {
            g_autofree char *other = g_strconcat(folders[k], names[i], NULL);
            if (*names[i] && strcmp(other, href) != 0 && is_file(ctx, node, other))
                return g_steal_pointer(&other);
        }
    return NULL;
}

static char *
near_path(struct ctx *ctx, const xmlNode *node, const char *href, bool *is_certain)
{
    *is_certain = true;
    const struct source *source = node_source(node);
    if (!source || !*href || *href == '/' || strpbrk(href, ":\\?#%"))
        return NULL;
    g_autofree char *folder = g_path_get_dirname(source->path);
    g_autoptr(GString) near = g_string_new(NULL);
    g_auto(GStrv) parts = g_strsplit(href, "/", -1);
    for (char **part = parts; *part; part++) {
        g_autofree char *at = g_build_filename(folder, near->str, NULL);
        g_autofree char *whole = g_build_filename(at, *part, NULL);
        g_autofree char *meant = g_file_test(whole, G_FILE_TEST_EXISTS)
                                     ? g_strdup(*part)
                                     : near_entry(at, *part, is_certain);
        if (!meant)
            return NULL;
        g_string_append_printf(near, "%s%s", part == parts ? "" : "/", meant);
    }
    if (strcmp(near->str, href) == 0 || !is_file(ctx, node, near->str))
        return NULL;
    return g_strdup(near->str);
}

static char *
near_file(struct ctx *ctx, const xmlNode *node, const char *href, bool *is_certain)
{
    char *near = near_path(ctx, node, href, is_certain);
    if (near)
        return near;
    *is_certain = false;
    return elsewhere(ctx, node, href);
}

void
nearest_file_note(struct ctx *ctx, struct diag *diag, const xmlNode *node, const char *href)
{
    bool is_certain;
    g_autofree char *near = near_file(ctx, node, href, &is_certain);
    if (!near)
        return;
    diag_note(ctx->diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", near);
    struct span span =
        attribute_value_span(node, node_attribute(node, "href") ? "href" : "src");
    if (!span.source)
        return;
    g_autofree char *written = g_markup_escape_text(near, -1);
    diag_fix(ctx->diags, diag, is_certain, "write \"%s\"", near);
    diag_edit(ctx->diags, diag, span, written);
}
