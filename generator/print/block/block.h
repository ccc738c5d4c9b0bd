/*
 * Lays out the blocks of a page sequence.  Block functions append to a vertical list (vlist.h);
 * each returns when all of its box is in the list.
 */
#ifndef PROVISO_PRINT_BLOCK_BLOCK_H
#define PROVISO_PRINT_BLOCK_BLOCK_H

#include "print/block/vlist.h"
#include "print/inline/flow.h"

/* Where blocks are placed: x and width of the column, from the left edge of its region. */
struct column {
    enum region region;
    scaled x, width;
    const struct box *before; /* the previous sibling of the block, if it matters */
};

/*
 * flow_block sets any block with its margins, borders and breaks; flow_children sets the
 * children of a box one by one.
 */
void flow_block(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);
void flow_children(
    struct flow *flow, struct vlist *v, const struct box *box, struct column column);

/* The contents of a box, `width` wide, as one piece that does not break. */
struct stack *flow_stack(struct flow *flow, const struct box *box, scaled width);

/*
 * These set the content of particular kinds of box; flow_block sets their margins and borders.
 */
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

/*
 * Adds "(continued)" to the repeated part of `box`: after its last line, or below it if there
 * is no room.  Marks the whole part as repeated.
 */
void continued_add(
    struct flow *flow, struct repeat *repeat, const struct box *box, struct column column);

/* Draws a line that joins the signs of a list, boxes [first, end of v) (join_signs.c). */
void signs_join(struct flow *flow, struct vlist *v, size_t first, const struct box *list);

#endif
