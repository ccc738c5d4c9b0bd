#include "base/input.h"
#include "load/internal.h"

#include <stdlib.h>
#include <string.h>

/*
 * Normalizes attribute values as the schema does: no space at the ends, one between words. XML
 * itself keeps ` allowed ` as it is, which would equal no known value.
 */
static void
collapse_attribute(xmlAttr *attribute)
{
    xmlNode *node = attribute->children;
    const char *value = node ? (const char *)node->content : "";
    size_t size = strlen(value);
    if (size == 0 || (value[0] != ' ' && value[size - 1] != ' ' && !strstr(value, "  ") &&
                         !strpbrk(value, "\t\n\r")))
        return;
    g_auto(GStrv) words = g_strsplit_set(value, " \t\n\r", -1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; words[i]; i++) {
        if (words[i][0])
            g_string_append_printf(text, "%s%s", text->len ? " " : "", words[i]);
    }
    xmlNodeSetContentLen(node, (const xmlChar *)"", 0);
    xmlNodeAddContentLen(node, (const xmlChar *)text->str, (int)text->len);
}

static void
collapse_attributes(xmlNode *node)
{
    for (xmlAttr *a = node->properties; a; a = a->next)
        collapse_attribute(a);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            collapse_attributes(child);
    }
}

/* The schema accepts every element as a root, because included files have other roots. */
static bool
check_root(struct ctx *ctx, xmlDoc *doc)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    bool is_ours = root && root->ns && strcmp((const char *)root->ns->href, NS_HANDBOOK) == 0;
    if (!is_ours || node_is(root, "handbook"))
        return root != NULL;
    diag_add(ctx->diags, SEV_ERROR, node_span(root), "schema",
        "a handbook begins with \"handbook\", not with \"%s\"; name the file that includes this "
        "one",
        (const char *)root->name);
    return false;
}

const char *
path_of_handbook(const struct source *source)
{
    return strcmp(source->path, INPUT_STANDARD) == 0 ? "handbook.xml" : source->path;
}

bool
load_handbook(struct ctx *ctx, const char *path, struct load *out)
{
    *out = (struct load){ 0 };
    g_autofree char *why = NULL;
    const struct source *source = sources_open(ctx->sources, path, path, &why);
    if (!source) {
        /* An empty source of that name, so that the finding has a place like all others. */
        source = sources_text(ctx->sources, path, "", 0);
        diag_add(ctx->diags, SEV_ERROR, (struct span){ source, 0, 0 }, "missing-file",
            "cannot read this handbook: %s", why);
        return false;
    }
    g_autofree char *name = g_path_get_basename(path_of_handbook(source));
    sources_name(ctx->sources, source, name);
    g_autofree char *folder = g_path_get_dirname(path);
    char *real = realpath(folder, NULL);
    ctx->folder = arena_strdup(ctx->arena, real ? real : folder);
    free(real);

    struct loader loader = { .ctx = ctx, .handbook = source, .n_files = 1 };
    loader.names = xmlDictCreate();
    loader.by_path = g_hash_table_new(g_str_hash, g_str_equal);
    out->doc = parse_source(&loader, source, 0);
    if (out->doc && !include_files(&loader, out->doc, source)) {
        xmlFreeDoc(out->doc);
        out->doc = NULL;
    }
    xmlDictFree(loader.names);
    g_hash_table_destroy(loader.by_path);
    if (!out->doc)
        return false;
    if (check_root(ctx, out->doc))
        load_validate(ctx, out->doc, "handbook.xsd", "schema");
    if (!node_is(xmlDocGetRootElement(out->doc), "handbook")) {
        xmlFreeDoc(out->doc);
        out->doc = NULL;
        return false;
    }
    collapse_attributes(xmlDocGetRootElement(out->doc));
    return true;
}

void
load_clear(struct load *load)
{
    if (load->doc)
        xmlFreeDoc(load->doc);
    *load = (struct load){ 0 };
}
