/*
 * Sets titles and headings that do not fit again: those with more lines than a title may have,
 * or with a word wider than the measure.  Their boxes are copied with smaller type or with
 * hyphenation, and the resulting pieces are pointed back to the original boxes.
 */
#include "print/inline/heading.h"

#include "print/inline/flow.h"
#include "print/inline/page_refs.h"

static scaled
scale(scaled length, scaled to, scaled from)
{
    return (scaled)((int64_t)length * to / from);
}

/* The type size and hyphenation of a new attempt. */
struct fitting {
    scaled size; /* font size */
    bool hyphenate;
};

/* A copy of a box and its descendants, in smaller type. */
static struct box *
box_refit(struct arena *a, const struct box *box, scaled from, struct fitting fitting)
{
    scaled to = fitting.size;
    struct style *style = ARENA_NEW(a, struct style);
    *style = *box->style;
    style->hyphenate = style->hyphenate || fitting.hyphenate;
    style->font_size = scale(style->font_size, to, from);
    style->line_height = scale(style->line_height, to, from);
    style->letter_spacing = scale(style->letter_spacing, to, from);
    struct box *copy = ARENA_NEW(a, struct box);
    *copy = *box;
    copy->style = style;
    copy->first = copy->last = copy->next = NULL;
    for (const struct box *child = box->first; child; child = child->next)
        box_append(copy, box_refit(a, child, from, fitting));
    return copy;
}

/* Lists the boxes of a tree, whose indexes are consecutive: GPtrArray of const struct box *. */
static void
boxes_collect(const struct box *box, GPtrArray *boxes, uint32_t first)
{
    guint at = box->index - first;
    if (at >= boxes->len)
        g_ptr_array_set_size(boxes, (gint)at + 1);
    boxes->pdata[at] = (gpointer)(uintptr_t)box;
    for (const struct box *child = box->first; child; child = child->next)
        boxes_collect(child, boxes, first);
}

static const struct box *
original_of(const GPtrArray *boxes, uint32_t first, const struct box *copy)
{
    return copy && copy->index >= first && copy->index - first < boxes->len
               ? boxes->pdata[copy->index - first]
               : NULL;
}

static const struct lines *
set_again(struct flow *flow, const struct box *box, scaled measure, struct fitting fitting)
{
    struct arena *a = flow->arena;
    struct box *copy = box_refit(a, box, box->style->font_size, fitting);
    struct paragraph *p = text_paragraph(flow->text, a, copy, page_refs_label, flow->refs);
    g_autoptr(GPtrArray) boxes = g_ptr_array_new();
    boxes_collect(box, boxes, box->index);
    for (size_t i = 0; i < p->n; i++) {
        struct piece_home *home = arena_copy(a, p->pieces[i].home, sizeof(struct piece_home));
        home->box = original_of(boxes, box->index, home->box);
        const struct box *link = original_of(boxes, box->index, home->link);
        home->link = link ? link : home->link; /* a link around the heading is not copied */
        p->pieces[i].home = home;
    }
    return line_set(flow, a, p, box, copy->style, measure, 0);
}

static bool
is_overfull(const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++)
        if (lines->line[i].excess > 0)
            return true;
    return false;
}

const struct lines *
title_break(struct flow *flow, const struct box *box, scaled measure)
{
    size_t most = box->style->max_lines > 0 ? (size_t)box->style->max_lines : SIZE_MAX;
    scaled step = theme_metric(flow->theme, "title-step");
    scaled least = theme_metric(flow->theme, "title-min");
    scaled least_word = theme_metric(flow->theme, "title-word-min");
    const struct lines *lines = line_break(flow, box, measure, 0);
    struct fitting fitting = { .size = box->style->font_size };
    while (step > 0 && ((lines->n > most && fitting.size - step >= least) ||
                           (is_overfull(lines) && fitting.size - step >= least_word))) {
        fitting.size -= step;
        lines = set_again(flow, box, measure, fitting);
    }
    if (is_overfull(lines)) {
        fitting.hyphenate = true;
        lines = set_again(flow, box, measure, fitting);
    }
    return lines;
}
