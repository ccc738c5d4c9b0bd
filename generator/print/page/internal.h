/* One page sequence (a chapter, the contents ...): its vertical list, cut into pages. */
#ifndef PROVISO_PRINT_PAGE_INTERNAL_H
#define PROVISO_PRINT_PAGE_INTERNAL_H

#include "print/block/block.h"
#include "print/inline/page_refs.h"
#include "print/page/page.h"

/* A part of a note in the side column of a page; y from the top of the text area. */
struct side_part {
    size_t page; /* of the sequence */
    scaled y;
    const struct note *note;
    size_t box; /* of the note's own list; SIZE_MAX: its heading, repeated */
};

/* Grounds and borders that go on from the page drawn last; pages are drawn in order. */
struct open_decors {
    size_t *list; /* indexes of s->v->decors, in order; with room for all */
    size_t n;
    size_t next; /* the first that has not begun */
};

struct sequence {
    struct box *box;
    const struct page_master *master;
    struct arena *arena; /* of all below */
    struct vlist *v;
    struct page_range *pages; /* the last may be empty: it carries notes only */
    size_t n_pages;
    struct side_part *sides;
    size_t *side_starts; /* sides of page k: [side_starts[k], side_starts[k + 1]) */
    struct overfull *overfulls;
    struct asked_label *asked; /* the labels it was set with */
    size_t n_asked;
    size_t first; /* index of its first page in the book */
    struct open_decors decors;
};

/* Tops of the boxes of a page from the top of its text area; tops[0] is that of box `first`. */
void sequence_tops(const struct sequence *s, size_t page, scaled *tops);

/* The side column of a sequence whose vertical list is complete (side_column.c). */
struct side_column *side_column_new(struct sequence *s);
void side_column_free(struct side_column *c);

/*
 * Places the notes of all pages, of which those before `changed` are as they were the last
 * time; adds pages for what is left over at the end.  Or stops, and returns the first box of a
 * unit that should begin on the next page, because all of its text stands on one page and its
 * notes do not; SIZE_MAX when there is none.
 */
size_t side_column_place(struct side_column *c, struct flow *flow, size_t changed);

/* Reports what does not fit. */
void overfull_report(struct ctx *ctx, const struct box *box, scaled excess, const char *what);

/* What running headers, footers and thumb tabs need. */
struct furniture {
    struct ctx *ctx;
    struct theme *theme;
    const struct line_metrics *metrics;
    struct text *text;
    const struct box *root;
    bool is_double_sided;
};

/* Draws page k of a sequence, the one after the page drawn last, or a blank page (s NULL), into
 * `page`, whose master, folio and label are set.  Targets are added to `targets` (struct
 * target). */
void page_draw(const struct furniture *furniture, struct arena *a, struct sequence *s, size_t k,
    struct page *page, GArray *targets);

#endif
