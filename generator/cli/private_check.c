#include "cli/private_check.h"

#include "base/files.h"
#include "base/private_paths.h"

#include <errno.h>
#include <string.h>

/* Ends the run if the text contains the path of a private folder. */
static bool
is_shown(struct ctx *ctx, const char *place, const void *bytes, size_t size)
{
    const char *folder = private_paths_find(ctx->private_paths, bytes, size);
    if (folder)
        ctx_refuse(ctx, "%s would show the folder \"%s\" of this machine", place, folder);
    return folder != NULL;
}

static bool
node_shows(struct ctx *ctx, const char *place, const xmlNode *node)
{
    for (; node; node = node->next) {
        const char *text = (const char *)node->content;
        if (node->type == XML_ELEMENT_NODE) {
            for (const xmlAttr *a = node->properties; a; a = a->next)
                if (node_shows(ctx, place, a->children))
                    return true;
            if (node_shows(ctx, place, node->children))
                return true;
        } else if (node->type == XML_TEXT_NODE && text &&
                   is_shown(ctx, place, text, strlen(text))) {
            return true;
        }
    }
    return false;
}

void
private_check_tree(struct ctx *ctx, const char *template, const xmlNode *tree)
{
    g_autofree char *place = g_strdup_printf("what the template \"%s\" makes", template);
    node_shows(ctx, place, tree);
}

struct look {
    struct ctx *ctx;
    const char *output;
    const struct files *files;
};

static bool
look_at_file(void *user, const char *path)
{
    const struct look *look = user;
    g_autoptr(GBytes) bytes = files_bytes(look->files, path);
    if (!bytes) {
        ctx_refuse(look->ctx, "cannot read \"%s/%s\" again: %s", look->output, path,
            g_strerror(errno));
        return false;
    }
    size_t size;
    const void *data = g_bytes_get_data(bytes, &size);
    g_autofree char *place = g_strdup_printf("\"%s/%s\"", look->output, path);
    return !is_shown(look->ctx, place, data, size);
}

void
private_check_files(struct ctx *ctx, const char *output, const struct files *files)
{
    struct look look = { ctx, output, files };
    files_each_path(files, look_at_file, &look);
}
