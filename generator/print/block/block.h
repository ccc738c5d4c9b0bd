/*
 * Lays out the blocks of a page sequence.  Block functions append to a vertical list (vlist.h);
 * each returns when all of its box is in the list.
 */
#ifndef PROVISO_PRINT_BLOCK_BLOCK_H
#define PROVISO_PRINT_BLOCK_BLOCK_H

#include "print/block/vlist.h"
#include "print/inline/flow.h"

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

/* The contents of a box, `width` wide, as one piece that does not break. */
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
 * Keeps, of everything in `box` (a page sequence) with alternatives, the first that fits, or
 * else the last.
 */
void alternatives_choose(const struct flow *flow, struct box *box);

/* Adds "(continued)" to what is repeated of `box`: after its last line, or below it where there
 * is no room; and marks all of it as repeated. */
void continued_add(
    struct flow *flow, struct repeat *repeat, const struct box *box, struct column column);

/* Joins the signs of a list, boxes [first, end of v), by a line (join_signs.c). */
void signs_join(struct flow *flow, struct vlist *v, size_t first, const struct box *list);

#endif
