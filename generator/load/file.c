/*
 * Files of the handbook: resolves the path that a name in the content means, and reads the file
 * into the snapshot.  Nothing outside the handbook's folder is read.
 */
#include "load/load.h"

#include "base/disk.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static bool
is_below(const char *path, const char *folder)
{
    size_t size = strlen(folder);
    if (size && folder[size - 1] == '/')
        size--;
    return strncmp(path, folder, size) == 0 && path[size] == '/';
}

/* A relative path written with '/', without scheme, query or fragment. */
static bool
is_plain_relative(const char *href)
{
    return *href && *href != '/' && !strpbrk(href, ":\\?#");
}

const char *
load_resolve(struct ctx *ctx, const xmlNode *node, const char *href)
{
    const struct source *source = node_source(node);
    if (!source || !ctx->folder || !is_plain_relative(href))
        return NULL;
    g_autofree char *plain = g_uri_unescape_string(href, NULL);
    if (!plain || !g_utf8_validate(plain, -1, NULL))
        return NULL;
    g_autofree char *folder = g_path_get_dirname(source->path);
    char *base = realpath(folder, NULL);
    if (!base)
        return NULL;
    g_autofree char *path = g_canonicalize_filename(plain, base);
    free(base);
    if (!is_below(path, ctx->folder))
        return NULL;
    char *real = realpath(path, NULL);
    const char *result = NULL;
    if (!real)
        result = arena_strdup(ctx->arena, path);
    else if (is_below(real, ctx->folder))
        result = arena_strdup(ctx->arena, real);
    free(real);
    return result;
}

const char *
load_inside(const struct ctx *ctx, const char *path)
{
    const char *inside = path + strlen(ctx->folder);
    while (*inside == '/')
        inside++;
    return inside;
}

const struct source *
load_file(struct ctx *ctx, const char *path, char **why)
{
    const char *inside = load_inside(ctx, path);
    g_autofree char *folder = g_path_get_dirname(sources_at(ctx->sources, 0)->path);
    g_autofree char *shown =
        strcmp(folder, ".") == 0 ? g_strdup(inside) : g_build_filename(folder, inside, NULL);
    return sources_open_below(ctx->sources, ctx->folder, inside, shown, why);
}

const struct source *
load_beside(struct ctx *ctx, const char *inside)
{
    if (!ctx->folder)
        return NULL;
    g_autofree char *path = g_build_filename(ctx->folder, inside, NULL);
    if (!disk_has(ctx, path))
        return NULL;
    char *why = NULL;
    const struct source *source = load_file(ctx, path, &why);
    if (!source)
        diag_add(ctx->diags, SEV_ERROR, (struct span){ .source = NULL }, "missing-file",
            "\"%s\" cannot be read: %s", inside, why ? why : "the reason is not known");
    g_free(why);
    return source;
}
