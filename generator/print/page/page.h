/*
 * Pages of placed fragments, the output of layout and input of painting.  Coordinates are
 * measured from the top left corner of the page, y downwards.
 */
#ifndef PROVISO_PRINT_PAGE_PAGE_H
#define PROVISO_PRINT_PAGE_PAGE_H

#include "print/inline/fragment.h"

/* A place to which links can lead. */
struct target {
    const char *id;
    const struct box *box;
    size_t page; /* index */
    scaled x, y; /* top of its line */
};

struct page {
    const struct page_master *master;
    unsigned folio; /* 1 is the cover */
    bool is_verso;
    const char *label; /* as printed: "12" */
    /*
     * In painting order: backgrounds, rules, the rest.  They are the largest part of a layout;
     * page_drop frees them when the page is painted.
     */
    struct fragment *fragments;
    size_t n_fragments;
};

struct layout {
    struct arena *arena; /* holds everything below, except fragments */
    struct page *pages;
    size_t n_pages;
    struct target *targets; /* in the order of their boxes */
    size_t n_targets;
    GHashTable *target_by_id; /* id -> struct target * */
    unsigned passes;          /* number of passes until all references were final */
    bool is_mirrored;         /* the book reads from the right */
    scaled link_height;       /* least height of a link's area */
    scaled bleed;             /* what is painted at an edge extends this far beyond it */
};

/*
 * Lays out the whole book, with a bleed of this width around its pages; 0 for none.  Only the
 * chosen way of each BOX_ALTERNATIVES remains in the tree. Layout is repeated until all page
 * references are final; after 6 passes it reports `unsettled-reference`.  What does not fit is
 * reported as `overfull`.
 */
struct layout *layout_book(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root, scaled bleed);
void layout_clear(struct layout *layout);
void page_drop(struct page *page);

void layout_dump_lines(const struct layout *layout, FILE *out);
void layout_dump_pages(const struct layout *layout, FILE *out);

#endif
