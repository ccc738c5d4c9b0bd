/*
 * A page sequence (a chapter, the contents and so on): its vertical list, divided into pages.
 */
#ifndef PROVISO_PRINT_PAGE_INTERNAL_H
#define PROVISO_PRINT_PAGE_INTERNAL_H

#include "print/block/block.h"
#include "print/inline/page_refs.h"
#include "print/page/page.h"

/*
 * A part of a note in the side column of a page; y is measured from the top of the text area.
 */
struct side_part {
    size_t page; /* index in the sequence */
    scaled y;
    const struct note *note;
    size_t box; /* index in the note's own list; SIZE_MAX: its heading, repeated */
};

/* Backgrounds and borders that continue from the page drawn last; pages are drawn in order. */
struct open_decors {
    size_t *list; /* indexes of s->v->decors, in order, with room for all of them */
    size_t n;
    size_t next; /* the first one that has not begun */
};

/* A box with an id, and the page of the sequence that shows it. */
struct sequence_id {
    const struct box *box;
    size_t page;
    bool is_in_note; /* no reference gives its page */
};

struct sequence {
    struct box *box;
    const struct page_master *master;
    /* What is kept between passes: paragraphs, their lines, and these. */
    struct arena *kept;
    bool is_set;
    struct asked_label *asked; /* the labels with which it was set */
    size_t n_asked;
    struct sequence_id *ids; /* in the order of the pages */
    size_t n_ids;
    size_t n_pages;
    size_t first; /* index of its first page in the book */
    /* What is made again for each pass, and for drawing: it is larger than all that is kept. */
    struct arena *arena; /* holds everything below */
    struct vlist *v;
    enum spread_side begins;  /* the side of its first page, for which it is divided */
    struct page_range *pages; /* the last one may be empty, with notes only */
    struct side_part *sides;
    size_t *side_starts; /* sides of page k: [side_starts[k], side_starts[k + 1]) */
    struct overfull *overfulls;
    struct open_decors decors;
};

/* The state of the layout of a book. */
struct book {
    struct ctx *ctx;
    struct theme *theme;
    struct text *text;
    struct box *root;
    struct line_metrics metrics;
    struct page_refs refs;
    struct sequence *sequences;
    size_t n;
    size_t n_pages;
    struct arena *passing;     /* holds what is needed until the pages are drawn */
    GHashTable *labels_before; /* the labels with which the last pass was set; or NULL */
};

/* Sets a sequence whose first page is on that side; sequence_drop frees the result. */
void sequence_build(struct book *book, struct sequence *s, enum spread_side begins);
void sequence_drop(struct sequence *s);

/* Draws the pages of layout->book (layout_draw.c). */
void book_draw(struct layout *layout, take_page_fn *take, void *user);

/*
 * Computes the tops of a page's boxes from the top of its text area; tops[0] is that of the
 * page's first box.
 */
void sequence_tops(const struct sequence *s, size_t page, scaled *tops);

/* The side column of a sequence whose vertical list is complete (side_column.c). */
struct side_column *side_column_new(struct sequence *s);
void side_column_free(struct side_column *c);

/*
 * Places the notes of all pages; those before page `changed` are as they were the last time.
 * Adds pages for notes that remain after the end of the text.  Returns SIZE_MAX when done.
 * Otherwise it stops early and returns the first box of a unit that should begin on the next
 * page, because one page holds all of its text but not its notes.
 */
size_t side_column_place(struct side_column *c, struct flow *flow, size_t changed);

/* Reports content that does not fit its place. */
void overfull_report(struct ctx *ctx, const struct box *box, scaled excess, const char *what);

/* The input for running headers, footers and thumb tabs. */
struct furniture {
    struct ctx *ctx;
    struct theme *theme;
    const struct line_metrics *metrics;
    struct text *text;
    const struct box *root;
    scaled bleed;
    bool is_double_sided;
};

/*
 * Draws page k of a sequence, which must follow the page drawn last, into `page`, whose master,
 * folio and label must be set.  The caller frees its fragments; what they point to is in the
 * arena.  Notes where the layout's targets are.
 */
void page_draw(const struct furniture *furniture, struct arena *a, struct sequence *s, size_t k,
    struct page *page, struct layout *layout);

#endif
