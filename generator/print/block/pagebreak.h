/*
 * Finds the page ends of a whole chapter at once (total fit over the vertical list), from plain
 * numbers.
 *
 * The list contains boxes from top to bottom: lines, rules, table rows.  A page may end before
 * each of them at a cost, and the breaks with the least total cost are taken.  Pages are never
 * stretched: the rest stays white, not counting the space that is dropped at the break.
 *
 * A list takes no more pages than it needs, so that the white on all of them together is much
 * the same wherever they end.  What differs is what the breaks separate, and that is what they
 * are paid for: nothing between two units, and inside a unit the prices of all that is divided,
 * twice if the reader has to turn the leaf.  White below the end of a unit is shared out
 * evenly; below any other break it costs more, so that running text fills its pages.
 */
#ifndef PROVISO_PRINT_BLOCK_PAGEBREAK_H
#define PROVISO_PRINT_BLOCK_PAGEBREAK_H

#include "base/arena.h"
#include "base/length.h"

#include <stddef.h>

/*
 * Penalties of a page break before a box, as prices: what a page costs of which so many
 * hundredths stay blank.
 */
#define BREAK_PRICE(hundredths) (300 * (hundredths))
#define BREAK_NEVER             INT32_MAX /* only if no page can hold the items together */
#define BREAK_FORCED            INT32_MIN

struct vitem {
    scaled space;  /* above the box; dropped at the top of a page */
    scaled height; /* of the box */
    scaled repeat; /* height of what is repeated above it on a new page (a table head) */
    int32_t penalty;

    /*
     * The page's grid: the box stands so that its top plus `phase` is a multiple of `grid` from
     * the top of the page.  0: it stands anywhere.
     */
    scaled grid, phase;
    bool is_unit; /* a unit begins with it: what stands before it is complete */

    /*
     * What begins with this item ends before item unit_end.  If it would have less than
     * min_space on the page, it is moved to the next page, provided that it fits there as a
     * whole.
     */
    size_t unit_end;
    scaled min_space;
};

/* A page shows items [first, end). */
struct page_range {
    size_t first, end;
    scaled height;    /* used, without the space above the first item */
    bool is_overfull; /* a single box that is higher than the page */
};

/* On which page of a spread a list begins. */
enum spread_side { SPREAD_NONE, SPREAD_VERSO, SPREAD_RECTO };

/*
 * Page (or column) k is heights[k] high; all further ones are as high as the last one given.
 * Returns the number of pages and stores their ranges at *pages in the arena; 0 if there are no
 * items.
 */
size_t pagebreak(struct arena *a, const struct vitem *items, size_t n, const scaled *heights,
    size_t n_heights, struct page_range **pages);

/*
 * The same for a list in which further breaks are forced one by one, with all pages `*height`
 * high, in spreads or not.  The breaker borrows items and height, and lives in the arena.
 */
struct page_breaker *page_breaker_new(struct arena *a, const struct vitem *items, size_t n,
    const scaled *height, enum spread_side begins);

/*
 * Call this when the break before item `at`, which was not BREAK_NEVER, has become
 * BREAK_FORCED.  Recomputes only what depends on it, usually a few pages.
 */
void page_breaker_force(struct page_breaker *b, size_t at);

/* The current pages, in the arena. */
size_t page_breaker_pages(
    const struct page_breaker *b, struct arena *a, struct page_range **pages);

/*
 * The top of an item if what is above it ends at y, or if it is the first on its page.  An item
 * on the grid moves up into the space above it by a quarter of a line at most, and else down.
 */
int64_t pagebreak_top(const struct vitem *item, int64_t y, bool is_first);

/* The height of items [first, end) on one page. */
scaled pagebreak_height(const struct vitem *items, size_t first, size_t end);

#endif
