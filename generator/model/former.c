/* Former names of chapters, practices and other parts; addresses with them are redirected. */
#include "model/internal.h"

#include <string.h>

const struct anchor *
model_former(const struct model *model, const char *name)
{
    return g_hash_table_lookup(model->former, name);
}

/* Reports that a name cannot be a former one because it is in use, and where; else false. */
static bool
is_taken(struct builder *b, const struct anchor *anchor, const char *name)
{
    struct diags *diags = b->ctx->diags;
    struct span span = attribute_span(anchor->node, "formerly");
    g_autofree char *folded = g_ascii_strdown(name, -1);
    const struct anchor *first = g_hash_table_lookup(b->model->anchors, name);
    const char *where = "xml:id";
    if (!first)
        first = g_hash_table_lookup(b->pages, folded);
    if (!first) {
        first = g_hash_table_lookup(b->model->former, name);
        where = "formerly";
    }
    bool is_page = !first && link_is_fixed_page(folded);
    if (first) {
        struct diag *diag = diag_add(diags, SEV_ERROR, span, "duplicate-id",
            "\"%s\" cannot be a former name: %s", name,
            strcmp(where, "formerly") == 0 ? "something else had it before"
                                           : "it is the name of something");
        diag_note(diags, diag, attribute_span(first->node, where), "given here");
    } else if (is_page) {
        diag_add(diags, SEV_ERROR, span, "duplicate-id",
            "the name \"%s\" is taken by a page that every site has", name);
    }
    return first || is_page;
}

void
build_former_names(struct builder *b)
{
    for (guint i = 0; i < b->model->names->len; i++) {
        struct anchor *anchor = b->model->names->pdata[i];
        size_t n;
        char **names = link_words(b->ctx->arena, node_attribute(anchor->node, "formerly"), &n);
        for (size_t k = 0; k < n; k++) {
            if (!is_taken(b, anchor, names[k]))
                g_hash_table_insert(b->model->former, names[k], anchor);
        }
    }
}
