/*
 * Pages of placed fragments: what layout hands to painting.  Coordinates are from the page's
 * top left corner, y downwards.
 */
#ifndef PROVISO_PRINT_PAGE_PAGE_H
#define PROVISO_PRINT_PAGE_PAGE_H

#include "print/inline/fragment.h"

/* A place that can be linked to. */
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
    const char *label;          /* as printed: "12" */
    struct fragment *fragments; /* in painting order: grounds, rules, then the rest */
    size_t n_fragments;
};

struct layout {
    struct arena *arena; /* of all below */
    struct page *pages;
    size_t n_pages;
    struct target *targets; /* in order of their boxes */
    size_t n_targets;
    GHashTable *target_by_id; /* id -> struct target * */
    unsigned passes;          /* until references stood still */
    scaled link_height;       /* of a link's area, at least */
};

/*
 * Lays the whole book out; of BOX_ALTERNATIVES one way stays in the tree.  Repeats until page
 * references stand still (at most 6 passes, then an `unsettled-reference` finding).  What does
 * not fit is an `overfull` finding.
 */
struct layout *layout_book(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root);
void layout_clear(struct layout *layout);

void layout_dump_lines(const struct layout *layout, FILE *out);
void layout_dump_pages(const struct layout *layout, FILE *out);

#endif
