/*
 * Pages of placed fragments, the output of layout and input of painting.  Coordinates are
 * measured from the top left corner of the page, y downwards.
 *
 * The fragments of a large book would take more memory than all else, so layout_book only finds
 * out what stands on which page, and layout_draw makes one page after another.
 */
#ifndef PROVISO_PRINT_PAGE_PAGE_H
#define PROVISO_PRINT_PAGE_PAGE_H

#include "print/inline/fragment.h"

/* A place to which links can lead. */
struct target {
    const char *id;
    const struct box *box;
    size_t page;   /* index */
    scaled x, y;   /* top of its line, once its page is drawn */
    bool is_drawn; /* x and y are known */
};

struct page {
    const struct page_master *master;
    unsigned folio; /* 1 is the cover */
    bool is_verso;
    const char *label; /* as printed: "12" */
    /* In painting order: backgrounds, rules, the rest.  They are there while it is drawn. */
    struct fragment *fragments;
    size_t n_fragments;
};

struct layout;

/* Is given a page of the layout, by its index, for the time of the call. */
typedef void take_page_fn(void *user, const struct layout *layout, size_t index);

struct layout {
    struct arena *arena; /* holds everything below, except fragments */
    struct page *pages;
    size_t n_pages;
    struct target *targets; /* one for each id, in the order of the pages */
    size_t n_targets;
    GHashTable *target_by_id; /* id -> struct target * */
    unsigned passes;          /* number of passes until all references were final */
    bool is_mirrored;         /* the book reads from the right */
    scaled link_height;       /* least height of a link's area */
    scaled bleed;             /* what is painted at an edge extends this far beyond it */
    void (*draw)(struct layout *layout, take_page_fn *take, void *user); /* layout_draw */
    struct book *book;                                                   /* what draw needs */
};

/*
 * Lays out the whole book, with a bleed of this width around its pages; 0 for none.  Only the
 * chosen way of each BOX_ALTERNATIVES remains in the tree. Layout is repeated until all page
 * references are final; after 6 passes it reports `unsettled-reference`.
 */
struct layout *layout_book(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root, scaled bleed);
void layout_clear(struct layout *layout);

/*
 * Draws all pages, once, in their order: each is given to `take` (NULL: to nobody) and freed.
 * What does not fit is reported as `overfull`.
 */
void layout_draw(struct layout *layout, take_page_fn *take, void *user);

/* Each draws the pages. */
void layout_dump_lines(struct layout *layout, FILE *out);
void layout_dump_pages(struct layout *layout, FILE *out);

#endif
