/*
 * Content with alternatives: the first that fits is set, and the others are removed from the
 * tree.  This is decided once, before the first page is cut, so that every pass, the tags and
 * the outline see the same text.
 */
#include "print/block/block.h"

#include "print/box/attribute.h"

#include <stdlib.h>

/* True if it declares a size beyond the theme's limits. */
static bool
is_too_large(const struct flow *flow, const struct box *box)
{
    static const struct {
        const char *attribute, *measure;
    } sizes[] = { { "data-levels", "tree-levels" }, { "data-leaves", "tree-leaves" },
        { "data-columns", "rule-columns" } };
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        const char *size = box_attribute(box, sizes[i].attribute);
        if (size && strtol(size, NULL, 10) > theme_metric(flow->theme, sizes[i].measure))
            return true;
    }
    return false;
}

static bool
has_tree(const struct box *box)
{
    bool found = box->kind == BOX_TREE;
    for (const struct box *child = box->first; child && !found; child = child->next)
        found = has_tree(child);
    return found;
}

/* Lays out a box on trial, with the rows of drawn trees as close as possible. */
static void
try(const struct flow *flow, struct overfull **overfulls, struct vlist *v,
    const struct box *box)
{
    struct flow trial = *flow;
    trial.overfulls = overfulls;
    trial.tree_pitch = 1;
    flow_block(
        &trial, v, box, (struct column){ .region = REGION_MAIN, .width = flow->master->main });
}

/*
 * True if no line is wider than its place and nothing unbreakable is higher than a page.  A
 * drawn tree has to fit a page together with its title and definitions.
 */
static bool
fits(const struct flow *flow, const struct box *box)
{
    struct overfull *overfulls = NULL;
    struct vlist *v = vlist_new(flow->arena);
    try(flow, &overfulls, v, box);
    scaled page = flow->master->bottom - flow->master->top;
    for (size_t i = 0; i < v->n; i++) {
        if (v->items[i].height > page)
            return false;
        for (const struct ink *ink = v->boxes[i].content.inks; ink; ink = ink->next)
            if (ink->line && ink->line->excess > 0)
                return false;
    }
    if (overfulls || !has_tree(box))
        return !overfulls;
    struct vlist *all = vlist_new(flow->arena);
    for (const struct box *b = box->parent->parent->first; b; b = b->next)
        try(flow, &overfulls, all, b == box->parent ? box : b);
    return pagebreak_height(all->items, 0, all->n) <= page;
}

/* Replaces `old`, whose previous sibling is `before`, by the boxes from `list` on. */
static void
replace(struct box *old, struct box *before, struct box *list)
{
    struct box *parent = old->parent, *last = before;
    struct box **link = before ? &before->next : &parent->first;
    for (struct box *b = list, *next; b; b = next) {
        next = b->next;
        b->parent = parent;
        *link = last = b;
        link = &b->next;
    }
    *link = old->next;
    if (!old->next)
        parent->last = last;
}

static struct box *
first_fitting(const struct flow *flow, const struct box *alternatives)
{
    struct box *way = alternatives->first;
    while (way && way->next && (is_too_large(flow, way) || !fits(flow, way)))
        way = way->next;
    return way;
}

void
alternatives_choose(const struct flow *flow, struct box *box)
{
    struct box *before = NULL;
    for (struct box *b = box->first, *next; b; b = next) {
        next = b->next;
        if (b->kind != BOX_ALTERNATIVES) {
            alternatives_choose(flow, b);
            before = b;
            continue;
        }
        struct box *way = first_fitting(flow, b);
        if (way)
            way->next = NULL;
        replace(b, before, way && way->kind == BOX_BLOCK ? way->first : way);
        /* The inserted boxes are skipped: they contain no alternatives themselves. */
        while (before ? before->next != next : box->first != next)
            before = before ? before->next : box->first;
    }
}
