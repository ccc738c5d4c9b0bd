/*
 * Removes what is not shown on the as-of day: practices and rules that have not begun, text not
 * in force, later steps, and whatever is then empty (node_is_shown).
 */
#include "compose/annotate.h"

static bool
is_below(const xmlNode *node, const xmlNode *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

/* Decides about all nodes before removing any: steps and cites depend on their neighbours. */
void
omit_all(const struct annotate *an)
{
    g_autoptr(GPtrArray) omitted = g_ptr_array_new();
    for (xmlNode *n = an->root, *next; n; n = next) {
        next = next_element(an, n, an->root);
        if (node_is_shown(an->ctx, an->model, n))
            continue;
        while (next && is_below(next, n))
            next = next_element(an, next, an->root);
        g_ptr_array_add(omitted, n);
    }
    for (guint i = 0; i < omitted->len; i++)
        omit(an, omitted->pdata[i]);
}
