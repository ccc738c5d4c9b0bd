/*
 * Page ends of a whole chapter at once (total fit over the vertical list), from plain numbers.
 *
 * The list is boxes from top to bottom: lines, rules, table rows.  A page may end before each
 * of them at a cost; the breaks that cost least together are taken.  Pages are never stretched:
 * what is left over stays white, and costs the more the more it is, less the space that is
 * dropped at the break.  The last page costs nothing.
 */
#ifndef PROVISO_PRINT_BLOCK_PAGEBREAK_H
#define PROVISO_PRINT_BLOCK_PAGEBREAK_H

#include "base/arena.h"
#include "base/length.h"

#include <stddef.h>

/* Penalties of a page break before a box.  For scale: a page of which 1/50 stays blank costs
 * 600. */
#define BREAK_NEVER  INT32_MAX /* only if the page cannot hold it otherwise */
#define BREAK_FORCED INT32_MIN

struct vitem {
    scaled space;  /* above it; dropped at the top of a page */
    scaled height; /* its own */
    scaled repeat; /* what is repeated above it when a page begins with it (a table's head) */
    int32_t penalty;

    /*
     * A unit that begins with this item and ends before item unit_end: where less
     * than min_space is left for it, it is moved to the next page, if it fits there whole.
     */
    size_t unit_end;
    scaled min_space;
};

/* A page shows items [first, end). */
struct page_range {
    size_t first, end;
    scaled height;    /* used, without the space above the first */
    bool is_overfull; /* a single box higher than the page */
};

/*
 * Page (or column) k is heights[k] high, all further ones as high as the last of them.  Returns
 * how many pages; the ranges are in the arena at *pages.  No items, no pages.
 */
size_t pagebreak(struct arena *a, const struct vitem *items, size_t n, const scaled *heights,
    size_t n_heights, struct page_range **pages);

/*
 * The same for a list in which further breaks are forced one by one, all pages `*height` high.
 * The breaker borrows items and height, and lives in the arena.
 */
struct page_breaker *page_breaker_new(
    struct arena *a, const struct vitem *items, size_t n, const scaled *height);

/*
 * A break before item `at`, which was no BREAK_NEVER, is BREAK_FORCED now.  Works out again
 * only what depends on it: a few pages, as a rule.
 */
void page_breaker_force(struct page_breaker *b, size_t at);

/* The pages as they are now, in the arena. */
size_t page_breaker_pages(
    const struct page_breaker *b, struct arena *a, struct page_range **pages);

/* The height of items [first, end) on one page. */
scaled pagebreak_height(const struct vitem *items, size_t first, size_t end);

#endif
