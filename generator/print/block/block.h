/*
 * What laying out one page sequence works with, and the blocks that share it.  Block functions
 * append to a vertical list (vlist.h); each returns when its box is in the list, whole.
 */
#ifndef PROVISO_PRINT_BLOCK_BLOCK_H
#define PROVISO_PRINT_BLOCK_BLOCK_H

#include "print/block/vlist.h"

struct settle;

/* What does not fit its place; said at the end, when pages stand still. */
struct overfull {
    struct overfull *next;
    const struct box *box;
    scaled excess;
    const char *what;
};

struct flow {
    struct ctx *ctx;
    struct theme *theme;
    const struct line_metrics *metrics;
    struct text *text;
    struct settle
        *settle;         /* page labels as known so far, paragraphs kept from earlier passes */
    struct arena *arena; /* lives as long as this sequence's result */
    const struct page_master *master;
    const char *continued; /* "(continued)" in the book's language */
    struct overfull **overfulls;
    bool is_nested; /* in a cell, a note ...: no side column, no full width */
    scaled
        tree_pitch; /* of drawn guides' rows, while it is tried out; 0: as it fits the page */
};

/* Where blocks are put: x and width of the column, from the left edge of its region. */
struct column {
    enum region region;
    scaled x, width;
    const struct box *before; /* the block's elder sibling, where it matters */
};

/* Any block box, its margins, borders and breaks; and the children of a box one by one. */
void flow_block(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void flow_children(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);

/* What stands in a box, set on its own `width` wide, as one piece that does not break. */
struct stack *flow_stack(struct flow *flow, const struct box *box, scaled width);

/* The insides of single kinds of box; margins and borders are flow_block's. */
void paragraph_flow(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void columns_flow(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void table_flow(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void tree_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void pattern_flow(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void multicol_flow(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);

/*
 * Of everything in `box` (a page sequence) that can be set in several ways, keeps the first
 * that fits; the last, when none does.
 */
void alternatives_choose(const struct flow *flow, struct box *box);

/* Adds "(continued)" to what is repeated of `box`: after its last line, or below it where there
 * is no room; and marks all of it as repeated. */
void continued_add(
    struct flow *flow, struct repeat *repeat, const struct box *box, struct column column);

/* Joins the signs of a list of steps, boxes [first, end of v). */
void steps_join(struct flow *flow, struct vlist *v, size_t first, const struct box *list);

/* Notes that `what` ("line", "block" ...) is too large for its place by so much. */
void flow_overfull(struct flow *flow, const struct box *box, scaled excess, const char *what);

#endif
