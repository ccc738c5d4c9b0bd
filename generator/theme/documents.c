/*
 * The files of a theme.  Every theme except the built-in one lists only its changes to another:
 * its `base`, or the built-in one.
 */
#include "theme/internal.h"

#include "load/load.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_BASES 8

struct theme_reading {
    struct ctx *ctx;
    GPtrArray *documents; /* xmlDoc *, base first */
    bool has_failed, is_invalid;
};

const struct source *
documents_open(struct ctx *ctx, const char *path)
{
    if (g_str_has_prefix(path, "proviso:")) {
        g_autofree char *resource = g_strconcat("/proviso/", path + strlen("proviso:"), NULL);
        g_autoptr(GBytes) bytes =
            g_resources_lookup_data(resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
        gsize size;
        const void *data = bytes ? g_bytes_get_data(bytes, &size) : NULL;
        return data ? sources_text(ctx->sources, path, data, size) : NULL;
    }
    g_autofree char *why = NULL;
    return sources_open(ctx->sources, path, path, &why);
}

/*
 * The address of a theme's base: unchanged if built in, else relative to the file that names
 * it.
 */
static char *
base_path(const xmlNode *root, const char *path)
{
    const char *base = node_attribute(root, "base");
    if (!base)
        return strcmp(path, BUILT_IN) == 0 ? NULL : g_strdup(BUILT_IN);
    if (g_str_has_prefix(base, "proviso:") || g_path_is_absolute(base))
        return g_strdup(base);
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, base, NULL);
}

/*
 * Opens the base that root names, at `path`; for a theme in the handbook's folder, from there.
 */
static const struct source *
open_base(const struct theme_reading *r, const xmlNode *root, const char *path)
{
    const char *base = node_attribute(root, "base");
    if (!base || !node_source(root)->inside || g_str_has_prefix(base, "proviso:"))
        return documents_open(r->ctx, path);
    const char *file = load_resolve(r->ctx, root, base);
    g_autofree char *why = NULL;
    return file ? load_file(r->ctx, file, &why) : NULL;
}

/* Adds a theme's document before those that change it; its root, or NULL. */
static const xmlNode *
add_document(struct theme_reading *r, const struct source *source)
{
    xmlDoc *doc = load_parse(r->ctx, source);
    if (!doc) {
        r->has_failed = true;
        return NULL;
    }
    g_ptr_array_insert(r->documents, 0, doc);
    if (!load_validate(r->ctx, doc, "theme.xsd", "theme"))
        r->has_failed = r->is_invalid = true;
    return xmlDocGetRootElement(doc);
}

/* Reads the theme and its bases. */
static void
add_documents(struct theme_reading *r, const struct source *source)
{
    const xmlNode *root = add_document(r, source);
    while (root) {
        g_autofree char *path = base_path(root, node_source(root)->path);
        if (!path)
            return;
        const struct source *base = open_base(r, root, path);
        if (!base || r->documents->len == MAX_BASES) {
            g_autofree char *problem =
                g_strdup_printf(base ? "too many themes build on one another, at \"%s\""
                                     : "there is no theme \"%s\"",
                    path);
            diag_add(
                r->ctx->diags, SEV_ERROR, attribute_span(root, "base"), "theme", "%s", problem);
            r->has_failed = true;
            return;
        }
        root = add_document(r, base);
    }
}

bool
documents_read(
    struct ctx *ctx, const struct source *source, GPtrArray *documents, bool *is_invalid)
{
    struct theme_reading r = { .ctx = ctx, .documents = documents };
    add_documents(&r, source);
    *is_invalid = r.is_invalid;
    return !r.has_failed;
}
