/*
 * Cells side by side: shared by the rows of tables and by blocks set in columns.  First
 * baselines are aligned; rules, grounds and borders are as high as the row.
 */
#ifndef PROVISO_PRINT_BLOCK_ROW_H
#define PROVISO_PRINT_BLOCK_ROW_H

#include "print/block/block.h"

struct cell {
    const struct box *box;
    scaled x, width;     /* from the left edge of the region; with padding and borders */
    struct stack *stack; /* its content */
    scaled shift;        /* shift of the stack below the row's top */
    unsigned rowspan;
    int squeeze;        /* thousandths by which its left and right padding are reduced */
    scaled span_height; /* height of all the rows it spans; set before drawing */
};

/* Cells that begin in a row and end in a later one, so that no rule goes through them. */
struct passing {
    const struct cell **cells; /* from left to right */
    size_t n;
};

struct row {
    const struct box *box; /* the box whose background and rules are drawn, or NULL */
    scaled x, width;
    struct cell *cells;
    size_t n;
    scaled height;       /* of the cells, without the row's own rules */
    scaled baseline;     /* < 0: none */
    scaled above, below; /* heights of the row's own rules */
    struct passing passing_above, passing_below;
    /*
     * Repeated beside the part of the row on the next page.  A row that has this may break
     * anywhere.
     */
    const struct repeat *beside;
};

/* Sets a cell's content: its stack. */
void cell_set(struct flow *flow, struct cell *cell);

/* The widths that a cell needs, including padding (squeezed) and borders. */
void cell_extent(
    struct flow *flow, const struct box *box, int squeeze, scaled *least, scaled *most);

/* Aligns the cells and computes the height from the cells that span no other row. */
void row_measure(struct row *row);

/*
 * Adds the row to the list as one box.  A row that is not nested is divided into slices,
 * between which a page may end, if it is higher than half a page or has `beside`.
 */
void row_flow(struct flow *flow, struct vlist *v, const struct row *row, enum region region);

/* Draws the whole row at y. */
void row_draw(struct flow *flow, struct content *c, const struct row *row, scaled y);

#endif
