#include "load/loader.h"

#include <stdlib.h>

bool
load_handbook(struct ctx *ctx, const char *path, struct load *out)
{
    *out = (struct load){ .files = g_ptr_array_new() };
    g_autofree char *why = NULL;
    const struct source *source = sources_open(ctx->sources, path, path, &why);
    if (!source) {
        diag_add(ctx->diags, SEV_ERROR, (struct span){ 0 }, "missing-file",
            "cannot read \"%s\": %s", path, why);
        return false;
    }
    g_ptr_array_add(out->files, arena_strdup(ctx->arena, path));
    g_autofree char *folder = g_path_get_dirname(path);
    char *real = realpath(folder, NULL);
    ctx->folder = arena_strdup(ctx->arena, real ? real : folder);
    free(real);

    struct loader loader = { .ctx = ctx, .handbook = source, .n_files = 1 };
    loader.names = xmlDictCreate();
    loader.by_path = g_hash_table_new(g_str_hash, g_str_equal);
    out->doc = parse_source(&loader, source, 0);
    if (out->doc && !include_files(&loader, out, out->doc, source)) {
        xmlFreeDoc(out->doc);
        out->doc = NULL;
    }
    xmlDictFree(loader.names);
    g_hash_table_destroy(loader.by_path);
    if (out->doc)
        load_validate(ctx, out->doc, "handbook.xsd", "schema");
    if (out->doc && !xmlDocGetRootElement(out->doc)) {
        xmlFreeDoc(out->doc);
        out->doc = NULL;
    }
    return out->doc != NULL;
}

void
load_clear(struct load *load)
{
    if (load->doc)
        xmlFreeDoc(load->doc);
    if (load->files)
        g_ptr_array_free(load->files, TRUE);
    *load = (struct load){ 0 };
}
