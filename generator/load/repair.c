/*
 * Reports what the schema refuses, and repairs the tree so that the next stages can read it.
 *
 * A slip with an obvious remedy ("titel" for "title", "forbiden" for "forbidden") is reported
 * and then corrected, so that later checks see what the author meant and report nothing that
 * follows from the slip.  Everything else is reported and removed.  Complaints that only follow
 * from a repair are dropped.
 */
#include "load/internal.h"

#include <string.h>

static bool
is_in_tree(const struct repair *m, const xmlNode *node)
{
    while (node && node->parent)
        node = node->parent;
    return node == (const xmlNode *)m->doc;
}

static void
repair_one(struct repair *m, const struct complaint *c)
{
    switch (c->kind) {
    case COMPLAINT_UNKNOWN_ATTRIBUTE:
        repair_unknown_attribute(m, c);
        break;
    case COMPLAINT_MISSING_ATTRIBUTE:
        repair_missing_attribute(m, c);
        break;
    case COMPLAINT_WRONG_VALUE:
        repair_wrong_value(m, c);
        break;
    case COMPLAINT_WRONG_TEXT:
        repair_wrong_text(m, c);
        break;
    case COMPLAINT_UNEXPECTED:
        repair_unexpected(m, c);
        break;
    case COMPLAINT_MISSING_CHILD:
        repair_missing_child(m, c);
        break;
    case COMPLAINT_TEXT:
        repair_text(m, c);
        break;
    case COMPLAINT_NOT_EMPTY:
        repair_report(m, node_span(c->node), "\"%s\" must be empty", name_of(c->node));
        take_out_children(m, c->node, XML_TEXT_NODE);
        take_out_children(m, c->node, XML_ELEMENT_NODE);
        break;
    case COMPLAINT_ONLY_TEXT:
        repair_report(m, node_span(c->node), "\"%s\" can hold text only", name_of(c->node));
        take_out_children(m, c->node, XML_ELEMENT_NODE);
        break;
    case COMPLAINT_WRONG_ROOT:
        repair_root(m, c);
        break;
    }
}

/* True for a complaint that follows from an earlier one. */
static bool
has_been_said(const struct repair *m, const struct complaint *c)
{
    if (g_hash_table_contains(m->fillers, c->node))
        return true;
    if (c->kind == COMPLAINT_MISSING_ATTRIBUTE)
        return g_hash_table_contains(m->guessed, c->node);
    if (c->kind == COMPLAINT_UNEXPECTED)
        return g_hash_table_contains(m->renamed, c->node);
    return (c->kind == COMPLAINT_MISSING_CHILD || c->kind == COMPLAINT_WRONG_TEXT) &&
           g_hash_table_contains(m->bereft, c->node);
}

/* libxml2 complains several times about one value; the first complaint is enough. */
static bool
is_repeated(const GArray *complaints, guint i)
{
    const struct complaint *c = &g_array_index(complaints, struct complaint, i);
    for (guint k = i; k-- > 0;) {
        const struct complaint *other = &g_array_index(complaints, struct complaint, k);
        if (other->node != c->node)
            return false;
        if (other->kind == c->kind && g_strcmp0(other->attribute, c->attribute) == 0)
            return true;
    }
    return false;
}

/*
 * Misspelt attributes come first: they may be the ones that are missing.  Names come before
 * what refers to them.
 */
#define LAST_ROUND 2

static int
round_of(const struct complaint *c)
{
    if (c->kind == COMPLAINT_UNKNOWN_ATTRIBUTE)
        return 0;
    return c->attribute && strcmp(c->attribute, "xml:id") == 0 ? 1 : LAST_ROUND;
}

void
repair_all(struct repair *m, GArray *complaints, bool is_last_resort)
{
    for (int round = 0; round <= LAST_ROUND; round++) {
        for (guint i = 0; i < complaints->len; i++) {
            const struct complaint *c = &g_array_index(complaints, struct complaint, i);
            if (round_of(c) != round || !is_in_tree(m, c->node) || is_repeated(complaints, i))
                continue;
            bool is_old = has_been_said(m, c);
            if (is_last_resort && !is_old)
                repair_report(m, node_span(c->node),
                    "there are more errors around \"%s\"; correct those above first",
                    name_of(c->node));
            if (is_last_resort && c->node->parent->type == XML_ELEMENT_NODE)
                take_out(m, c->node->parent);
            else if (is_last_resort || is_old)
                take_out(m, c->node);
            else {
                mark_repaired(c->node);
                repair_one(m, c);
            }
        }
    }
}
