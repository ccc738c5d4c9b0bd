/*
 * Titles that must not take more than a few lines: where one does, its boxes are copied with
 * smaller type and set again; the pieces then point back to the boxes that were copied.
 */
#include "print/layout/flow.h"
#include "print/layout/settle.h"

static scaled
scale(scaled length, scaled to, scaled from)
{
    return (scaled)((int64_t)length * to / from);
}

/* A copy of a box and all in it, in smaller type. */
static struct box *
box_shrink(struct arena *a, const struct box *box, scaled to, scaled from)
{
    struct style *style = ARENA_NEW(a, struct style);
    *style = *box->style;
    style->font_size = scale(style->font_size, to, from);
    style->line_height = scale(style->line_height, to, from);
    style->letter_spacing = scale(style->letter_spacing, to, from);
    struct box *copy = ARENA_NEW(a, struct box);
    *copy = *box;
    copy->style = style;
    copy->first = copy->last = copy->next = NULL;
    for (const struct box *child = box->first; child; child = child->next)
        box_append(copy, box_shrink(a, child, to, from));
    return copy;
}

/* The box of that index in a tree, or NULL. */
static const struct box *
box_find(const struct box *box, uint32_t index)
{
    if (box->index == index)
        return box;
    const struct box *found = NULL;
    for (const struct box *child = box->first; child && !found; child = child->next)
        found = box_find(child, index);
    return found;
}

/* The home that a piece of the copy has in the box itself. */
static const struct piece_home *
home_find(struct arena *a, const struct box *box, const struct piece_home *of_copy)
{
    struct piece_home *home = arena_copy(a, of_copy, sizeof *of_copy);
    home->box = box_find(box, home->box->index);
    if (home->link)
        home->link = box_find(box, home->link->index);
    return home;
}

static const struct lines *
set_smaller(struct flow *flow, const struct box *box, scaled measure, scaled size)
{
    struct arena *a = flow->arena;
    struct box *copy = box_shrink(a, box, size, box->style->font_size);
    struct paragraph *p = text_paragraph(flow->text, a, copy, settle_label, flow->settle);
    for (size_t i = 0; i < p->n; i++)
        p->pieces[i].home = home_find(a, box, p->pieces[i].home);
    return line_set(flow, a, p, box, copy->style, measure, 0);
}

const struct lines *
title_break(struct flow *flow, const struct box *box, scaled measure)
{
    size_t most = (size_t)theme_metric(flow->theme, "title-lines");
    scaled step = theme_metric(flow->theme, "title-step");
    scaled least = theme_metric(flow->theme, "title-min");
    const struct lines *lines = line_break(flow, box, measure, 0);
    scaled size = box->style->font_size;
    while (lines->n > most && step > 0 && size - step >= least) {
        size -= step;
        lines = set_smaller(flow, box, measure, size);
    }
    return lines;
}
