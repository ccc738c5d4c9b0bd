/*
 * Page references.  The book is laid out again until every label shown is that of the page with
 * its target.  Everything that does not depend on a label is kept between passes.
 */
#ifndef PROVISO_PRINT_INLINE_PAGE_REFS_H
#define PROVISO_PRINT_INLINE_PAGE_REFS_H

#include "print/inline/inline.h"

#define PAGE_REFS_PASSES 6

/* Shown for a page number that can never be known. */
#define PAGE_REFS_MISSING "?"

/* The last result for a paragraph; empty if nothing is kept. */
struct cached_paragraph {
    const struct paragraph *paragraph;
    const struct lines *lines;
    scaled measure, indent;
    bool has_labels; /* true if the result is only valid for this pass */
    unsigned pass;
};

/* A label that was asked for, with the answer. */
struct asked_label {
    const struct box *page_ref;
    const char *label;
};

struct page_refs {
    struct arena *arena;    /* holds what is kept of the current sequence between passes */
    GHashTable *paragraphs; /* box -> struct cached_paragraph * */
    GHashTable *labels; /* id -> label of its page in the previous pass; NULL in the first */
    unsigned pass;
    GHashTable *locators; /* of this pass: lists of references, references -> text */
    GArray *asked;        /* struct asked_label, since the current sequence began */
};

void page_refs_init(struct page_refs *refs);
void page_refs_clear(struct page_refs *refs);

struct cached_paragraph *page_refs_paragraph(
    struct page_refs *refs, const struct box *paragraph);

/*
 * The text of a page reference as far as known (a page_label_fn; data is the struct page_refs).
 */
const char *page_refs_label(void *data, const struct box *page_ref);

/* As page_refs_label, but without recording the question. */
const char *page_refs_label_now(const struct page_refs *refs, const struct box *page_ref);

#endif
