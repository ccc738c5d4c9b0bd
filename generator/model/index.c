/*
 * Checks index marks: one that refers to another entry needs that entry.  Hidden marks are for
 * the search only: they must stand where the search looks, and cannot refer to others.
 */
#include "model/internal.h"

#include <string.h>

/* Adds "entry" for a mark "entry, sub-entry", and the whole mark, too. */
static void
add_entry(GHashTable *entries, struct arena *a, const char *text)
{
    const char *comma = strchr(text, ',');
    g_hash_table_add(entries, arena_strdup(a, text));
    if (comma)
        g_hash_table_add(entries, arena_strndup(a, text, (size_t)(comma - text)));
}

static bool
is_hidden(const xmlNode *mark)
{
    return g_strcmp0(node_attribute(mark, "hidden"), "yes") == 0;
}

/* True if the search has a document for the place: a practice, or a section with a name. */
static bool
is_searched(const xmlNode *mark)
{
    for (const xmlNode *n = mark->parent; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        if (node_is(n, "practice"))
            return true;
        if (node_is(n, "section"))
            return xmlHasNsProp(n, (const xmlChar *)"id", XML_XML_NAMESPACE) != NULL;
    }
    return false;
}

static void
check_hidden(struct builder *b, const xmlNode *mark)
{
    static const char *const leading[] = { "see", "to" };
    for (size_t i = 0; i < G_N_ELEMENTS(leading); i++) {
        if (node_attribute(mark, leading[i]))
            diag_add(b->ctx->diags, SEV_ERROR, attribute_span(mark, leading[i]), "schema",
                "hidden words cannot have \"%s\": no edition shows them", leading[i]);
    }
    if (!is_searched(mark))
        diag_add(b->ctx->diags, SEV_ERROR, attribute_span(mark, "hidden"), "schema",
            "hidden words can only stand in a practice, or in a section with an xml:id");
}

void
check_index(struct builder *b)
{
    const struct model *model = b->model;
    g_autoptr(GHashTable) entries = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < b->marks->len; i++) {
        const xmlNode *mark = b->marks->pdata[i];
        if (is_hidden(mark))
            check_hidden(b, mark);
        else if (!node_attribute(mark, "see"))
            add_entry(entries, b->ctx->arena, model_text(b->ctx, model, mark));
    }
    /* Terms are index entries, too. */
    for (size_t i = 0; i < model->n_terms; i++) {
        const struct term *term = &model->terms[i];
        add_entry(entries, b->ctx->arena, term->name);
        /*
         * Adds all names: the author thinks of the current one, but an edition of an earlier
         * day uses older ones.
         */
        for (size_t k = 0; k < term->n_other_names; k++)
            add_entry(entries, b->ctx->arena, term->other_names[k]);
    }
    for (guint i = 0; i < b->marks->len; i++) {
        const xmlNode *mark = b->marks->pdata[i];
        const char *see = is_hidden(mark) ? NULL : node_attribute(mark, "see");
        if (see && !g_hash_table_contains(entries, see) && !load_has_refused(model->doc, see))
            diag_add(b->ctx->diags, SEV_ERROR, attribute_span(mark, "see"), "dangling-ref",
                "the index has no entry \"%s\"", see);
    }
}
