/* The state that laying out one page sequence shares: theme, text, page references, arena. */
#ifndef PROVISO_PRINT_INLINE_FLOW_H
#define PROVISO_PRINT_INLINE_FLOW_H

#include "print/inline/inline.h"

struct page_refs;

/*
 * Something that does not fit its place.  It is reported at the end, when the pages are final.
 */
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
    struct page_refs
        *refs; /* page labels as far as known, and paragraphs cached from earlier passes */
    struct arena *arena; /* lives as long as the result of this sequence */
    const struct page_master *master;
    scaled grid, grid_baseline; /* the height of the text's lines, and of a baseline in one; 0:
                                   no grid */
    const char *continued;      /* "(continued)" in the book's language */
    struct overfull **overfulls;
    bool is_nested;    /* true in a cell, a note and the like: no side column, no full width */
    scaled tree_pitch; /* distance of rows in trees on trial; 0: as fits the page */
};

/* Records that `what` ("line", "block", ...) exceeds its place by `excess`. */
void flow_overfull(struct flow *flow, const struct box *box, scaled excess, const char *what);

#endif
