/*
 * For the page of one practice, takes what other pages show out of the tree.  Each later step,
 * and each key of the templates, walks over the whole tree: what is not in it costs nothing.
 */
#include "compose/annotate.h"

/* What other pages say of a part: its names. */
static bool
is_name(const xmlNode *node)
{
    static const char *const names[] = { "title", "question", "act", "name" };
    bool is = node->type != XML_ELEMENT_NODE;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        is = is || node_is(node, names[i]);
    return is;
}

static void
keep_names(const struct annotate *an, xmlNode *part)
{
    for (xmlNode *n = part->children, *next; n; n = next) {
        next = n->next;
        if (is_name(n))
            continue;
        xmlUnlinkNode(n);
        xmlAddChild(an->model->apart, n);
    }
}

/* Pages only need to know whether there is an index. */
static void
empty_index(const struct annotate *an)
{
    for (xmlNode *n = an->root->children; n; n = n->next) {
        bool is_index = n->ns == an->ns && strcmp((const char *)n->name, "index") == 0;
        for (xmlNode *letter = is_index ? n->children : NULL; letter; letter = letter->next)
            keep_names(an, letter);
    }
}

bool
is_apart(const struct annotate *an, const struct practice *practice)
{
    return an->only && practice != an->only;
}

/* A page leads whom it does not concern to the practices in its guides that do. */
bool
has_cells(const struct annotate *an, const struct practice *practice)
{
    return !is_apart(an, practice) || in_guides(an, practice);
}

void
set_apart(const struct annotate *an)
{
    struct model *model = an->model;
    model->apart = xmlNewDocNode(model->doc, an->ns, (const xmlChar *)"apart", NULL);
    for (size_t i = 0; i < model->n_practices; i++) {
        if (is_apart(an, &model->practices[i]))
            keep_names(an, model->practices[i].node);
    }
    for (size_t i = 0; i < model->n_scenarios; i++) {
        if (is_apart(an, model->scenarios[i].in))
            keep_names(an, model->scenarios[i].node);
    }
    for (size_t i = 0; i < model->n_guides; i++)
        keep_names(an, model->guides[i].node);
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        if (anchor->kind == ANCHOR_SECTION)
            keep_names(an, anchor->node);
    }
    empty_index(an);
}
