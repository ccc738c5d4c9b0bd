/*
 * Reports colours, fonts and named styles that a theme declares and nothing uses: the generator
 * uses only names from the built-in themes, and no style, page or master refers to them.  Most
 * often the name is mistyped.
 */
#include "theme/internal.h"

#include "base/edit_distance.h"
#include "load/load.h"

#include <string.h>

/* True if the attribute of a style, page or master refers to things of this kind. */
typedef bool names_fn(const char *attribute);

static names_fn names_font, names_colour, names_nothing;

static const struct {
    const char *group, *element, *what;
    names_fn *names;
} kinds[] = {
    { "fonts", "font", "font", names_font },
    { "colours", "colour", "colour", names_colour },
    { "styles", "style", "named style", names_nothing },
};

static bool
names_font(const char *attribute)
{
    const struct property *property = property_find(attribute);
    return property && property->type == PROP_FONT;
}

static bool
names_colour(const char *attribute)
{
    const struct property *property = property_find(attribute);
    return strcmp(attribute, "ground") == 0 || strcmp(attribute, "border") == 0 ||
           (property && (property->type == PROP_COLOUR || property->type == PROP_BORDER));
}

/* Only the generator uses named styles. */
static bool
names_nothing(const char *attribute)
{
    (void)attribute;
    return false;
}

static bool
is_built_in(const xmlNode *root)
{
    return g_str_has_prefix(node_source(root)->path, "proviso:");
}

static bool
is_called(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* "0.5pt ink" refers to "0.5pt" and "ink": no colour is called like a width. */
static void
note_uses(const xmlNode *node, names_fn *names, GHashTable *used)
{
    bool is_element = node->type == XML_ELEMENT_NODE;
    for (const xmlAttr *a = is_element ? node->properties : NULL; a; a = a->next) {
        const char *attribute = (const char *)a->name;
        if (!names(attribute))
            continue;
        g_auto(GStrv) words = g_strsplit(node_attribute(node, attribute), " ", -1);
        for (char **word = words; *word; word++)
            g_hash_table_add(used, g_strdup(*word));
    }
}

/* Collects what all documents refer to, and what the built-in ones declare. */
static void
note_document(const xmlNode *root, size_t kind, GHashTable *used)
{
    for (const xmlNode *n = root->children; n; n = n->next) {
        note_uses(n, kinds[kind].names, used);
        bool declares = is_built_in(root) && is_called(n, kinds[kind].group);
        bool is_group = n->type == XML_ELEMENT_NODE;
        for (const xmlNode *k = is_group ? n->children : NULL; k; k = k->next) {
            note_uses(k, kinds[kind].names, used);
            bool is_named = declares && k->type == XML_ELEMENT_NODE;
            const char *name = is_named ? node_attribute(k, "name") : NULL;
            if (name)
                g_hash_table_add(used, g_strdup(name));
        }
    }
}

static void
report(struct ctx *ctx, const xmlNode *node, const char *what, GHashTable *used)
{
    const char *name = node_attribute(node, "name");
    struct diag *diag = diag_add(ctx->diags, SEV_WARNING, attribute_span(node, "name"),
        "unused", "nothing asks for the %s \"%s\"", what, name);
    const char *near = nearest_in_set(name, used);
    if (near)
        diag_note(
            ctx->diags, diag, (struct span){ .source = NULL }, "did you mean \"%s\"?", near);
}

static void
report_document(struct ctx *ctx, const xmlNode *root, size_t kind, GHashTable *used)
{
    for (const xmlNode *n = root->children; n; n = n->next) {
        if (!is_called(n, kinds[kind].group))
            continue;
        for (const xmlNode *k = n->children; k; k = k->next) {
            bool is_named = is_called(k, kinds[kind].element) && node_attribute(k, "name");
            if (is_named && !g_hash_table_contains(used, node_attribute(k, "name")))
                report(ctx, k, kinds[kind].what, used);
        }
    }
}

void
unused_report(struct ctx *ctx, const GPtrArray *documents)
{
    for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
        g_autoptr(GHashTable) used =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        for (guint i = 0; i < documents->len; i++)
            note_document(xmlDocGetRootElement(documents->pdata[i]), kind, used);
        for (guint i = 0; i < documents->len; i++) {
            const xmlNode *root = xmlDocGetRootElement(documents->pdata[i]);
            if (!is_built_in(root))
                report_document(ctx, root, kind, used);
        }
    }
}
