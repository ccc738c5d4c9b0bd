/*
 * The structure tree (ISO 32000-1, 14.7): one tag for each meaningful box, in the order of the
 * boxes, which can differ from the order of painting.  Painting adds the content of each tag;
 * structure.c writes the tree.
 */
#ifndef PROVISO_PRINT_PDF_TAG_H
#define PROVISO_PRINT_PDF_TAG_H

#include "print/page/page.h"

/* A piece of marked content on a page, or an annotation. */
struct tag_content {
    struct tag_content *next;
    const struct box *box; /* the first box shown; NULL for an annotation */
    uint32_t order; /* position among the tag's children, by the indices of their boxes */
    uint32_t page;
    int id; /* marked-content id, or object number of the annotation */
};

/* For TH and TD; filled by table.c. */
struct tag_cell {
    unsigned column, colspan, rowspan;
    struct tag **heads; /* only if Scope does not determine them */
    size_t n_heads;
    bool is_named; /* true for a header cell that other cells refer to */
};

/* The standard that the document follows; a file cannot follow both. */
enum pdf_standard {
    PDF_UA_1, /* ISO 14289-1 with ISO 19005-3 (PDF 1.7) */
    PDF_UA_2  /* ISO 14289-2 with ISO 19005-4 (PDF 2.0) */
};

struct tag_ref {
    struct tag_ref *next;
    struct tag *to;
};

struct tag {
    const char *type; /* "P" or another; tag_role maps those that PDF 1.7 does not have */
    const struct box *box;
    struct tag *parent, *first, *last, *next;
    uint32_t order;   /* among its siblings: box index, or the end of the tag it follows */
    uint32_t end;     /* index of the last box in it */
    const char *lang; /* only if it differs from the parent's */
    struct tag_content *content, *content_last; /* in reading order, then painting order */
    struct tag_cell *cell;
    int number;           /* object number, assigned by structure.c; 0 if it is not written */
    struct tag *inner;    /* the tag that takes the content drawn for this one, or NULL */
    struct tag_ref *refs; /* links a note to where it is cited, and back */
    /* Where it was painted: the first page, and its area on that page. */
    bool is_placed;
    uint32_t page;
    scaled left, top, right, bottom;
};

/*
 * A heading that skips a level; `above` is the level of the heading before it, 0 if there is
 * none.
 */
struct skipped {
    struct skipped *next;
    const struct box *box;
    int above;
};

struct tags {
    struct arena *arena;
    enum pdf_standard standard;
    struct tag *root;    /* Document */
    struct tag **by_box; /* by box index: the tag it is drawn for, or NULL */
    uint32_t n_boxes;
    struct skipped *skipped, **skipped_end; /* in the order of the boxes */
};

/* Everything is in the arena. */
struct tags *tags_build(struct arena *a, const struct box *root, const struct layout *layout,
    enum pdf_standard standard);

/* Adds a tag without a box as the last child of its parent. */
struct tag *tag_add(struct tags *tags, struct tag *parent, const char *type, uint32_t order);

/* The tag that contains what is drawn of the box; NULL for an artifact. */
struct tag *tags_find(const struct tags *tags, const struct box *box);

/* These move tags; a removed tag keeps its children. */
void tag_append(struct tag *parent, struct tag *tag);
void tag_insert_after(struct tag *before, struct tag *tag);
void tag_remove(struct tag *tag);
struct tag *tag_new(struct tags *tags, const char *type, const struct box *box, uint32_t order);

/* Removes tags for which nothing was painted, except the cells of tables. */
void tags_prune(struct tags *tags);

/* Where a link leads: a place in the document, or another address; both fields may be NULL. */
const struct target *tag_link_target(const struct layout *layout, const struct box *link);
const char *link_address(const struct box *link);

/*
 * The written tag nearest to a box: its own, that of the first box in it, or the one around it.
 * Call this after structure_number.
 */
const struct tag *tags_written(const struct tags *tags, const struct box *box);

/* Appends the text of a box and of everything in it. */
void box_text(const struct box *box, GString *out);

#endif
