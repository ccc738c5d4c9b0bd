#include "base/input.h"
#include "load/internal.h"
#include "load/nearest_file.h"

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

/* Where the handbook of a project lies, from the project's folder. */
static const char *const usual_places[] = { "handbook.xml", "content/handbook.xml" };

/* The handbook that was probably meant by a path that leads to none; the caller frees it. */
static char *
meant_handbook(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        for (size_t i = 0; i < G_N_ELEMENTS(usual_places); i++) {
            g_autofree char *usual = g_build_filename(path, usual_places[i], NULL);
            if (g_file_test(usual, G_FILE_TEST_IS_REGULAR))
                return g_steal_pointer(&usual);
        }
        return NULL;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *near = nearest_entry(folder, name);
    if (!near || strcmp(near, name) == 0)
        return NULL;
    bool is_here = strcmp(folder, ".") == 0 && path[0] != '.';
    return is_here ? g_steal_pointer(&near) : g_build_filename(folder, near, NULL);
}

static void
miss_handbook(struct ctx *ctx, const char *path, const char *why)
{
    /* An empty source of that name, so that the finding has a place like all others. */
    const struct source *source = sources_text(ctx->sources, path, "", 0);
    struct diag *diag = diag_add(ctx->diags, SEV_ERROR, (struct span){ source, 0, 0 },
        "missing-file", "cannot read this handbook: %s", why);
    g_autofree char *meant = meant_handbook(path);
    if (meant)
        diag_note(ctx->diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", meant);
}

bool
load_handbook(struct ctx *ctx, const char *path, struct load *out)
{
    *out = (struct load){ 0 };
    g_autofree char *why = NULL;
    const struct source *source = sources_open(ctx->sources, path, path, &why);
    if (!source) {
        miss_handbook(ctx, path, why);
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
