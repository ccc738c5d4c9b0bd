/*
 * Page references: the book is laid out again until every label used is the one of the page
 * where its target is.  Everything that does not depend on a label is kept between passes.
 */
#ifndef PROVISO_PRINT_INLINE_PAGE_REFS_H
#define PROVISO_PRINT_INLINE_PAGE_REFS_H

#include "print/inline/inline.h"

#define PAGE_REFS_PASSES 6

/* Shown if a page number can never be known. */
#define PAGE_REFS_MISSING "?"

/* A paragraph as last set; empty when nothing is kept. */
struct cached_paragraph {
    const struct paragraph *paragraph;
    const struct lines *lines;
    scaled measure, indent;
    bool has_labels; /* and so only good for this pass */
    unsigned pass;
};

/* A label that was asked for, with the answer given. */
struct asked_label {
    const struct box *page_ref;
    const char *label;
};

struct page_refs {
    struct arena *arena;    /* of what is kept */
    GHashTable *paragraphs; /* box -> struct cached_paragraph * */
    GHashTable *labels; /* id -> label of its page, from the pass before; NULL in the first */
    unsigned pass;
    GHashTable *locators; /* of this pass: an index entry's page references -> what they show;
                             and the lists they stand in */
    GArray *asked;        /* struct asked_label, since the sequence under way began */
};

void page_refs_init(struct page_refs *refs, struct arena *a);
void page_refs_clear(struct page_refs *refs);

struct cached_paragraph *page_refs_paragraph(
    struct page_refs *refs, const struct box *paragraph);

/*
 * The text of a page reference as far as known (a page_label_fn; data is the struct page_refs).
 */
const char *page_refs_label(void *data, const struct box *page_ref);

/* The same, without recording the question. */
const char *page_refs_label_now(const struct page_refs *refs, const struct box *page_ref);

#endif
