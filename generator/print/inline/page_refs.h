/*
 * Page references: the book is laid out again until every label it was set with is the one its
 * target came to stand on.  What does not depend on a label is kept from pass to pass.
 */
#ifndef PROVISO_PRINT_INLINE_PAGE_REFS_H
#define PROVISO_PRINT_INLINE_PAGE_REFS_H

#include "print/inline/inline.h"

#define SETTLE_PASSES 6

/* What stands for a page that will never be known. */
#define SETTLE_MISSING "?"

/* A paragraph as last set; empty when nothing is kept. */
struct kept {
    const struct paragraph *paragraph;
    const struct lines *lines;
    scaled measure, indent;
    bool has_labels; /* and so only good for this pass */
    unsigned pass;
};

/* A label that was asked for, and the answer given. */
struct asked {
    const struct box *page_ref;
    const char *label;
};

struct settle {
    struct arena *arena; /* of what is kept */
    GHashTable *kept;    /* box -> struct kept * */
    GHashTable *labels;  /* id -> label of its page, from the pass before; NULL in the first */
    unsigned pass;
    GHashTable *locators; /* of this pass: an index entry's page references -> what they show;
                             and the lists they stand in */
    GArray *asked;        /* struct asked, since the sequence under way began */
};

void settle_init(struct settle *settle, struct arena *a);
void settle_clear(struct settle *settle);

struct kept *settle_kept(struct settle *settle, const struct box *paragraph);

/* The text of a page reference as known so far (a page_label_fn; data is the settle). */
const char *settle_label(void *data, const struct box *page_ref);

/* The same, without noting that it was asked for. */
const char *settle_label_now(const struct settle *settle, const struct box *page_ref);

#endif
