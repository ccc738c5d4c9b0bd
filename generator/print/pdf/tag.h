/*
 * The structure tree (ISO 32000-1, 14.7): one tag for each box that means something, in the
 * order of the boxes, whatever the order of painting.  Painting adds what belongs to each tag;
 * structure.c writes the tree.
 */
#ifndef PROVISO_PRINT_PDF_TAG_H
#define PROVISO_PRINT_PDF_TAG_H

#include "print/page/page.h"

/* A piece of marked content on a page, or an annotation. */
struct tag_content {
    struct tag_content *next;
    const struct box *box; /* the (first) box shown; NULL: an annotation */
    uint32_t order;        /* the place among the tag's children, by their boxes' indices */
    uint32_t page;
    int id; /* marked-content id, or number of the annotation's object */
};

/* Of TH and TD; table.c fills it. */
struct tag_cell {
    unsigned column, colspan, rowspan;
    struct tag **heads; /* only where Scope does not say it */
    size_t n_heads;
    bool is_named; /* a head that cells refer to */
};

/* The standard that the document follows; one file cannot follow both. */
enum pdf_standard {
    PDF_UA_1, /* ISO 14289-1 with ISO 19005-3 (PDF 1.7) */
    PDF_UA_2  /* ISO 14289-2 with ISO 19005-4 (PDF 2.0) */
};

struct tag_ref {
    struct tag_ref *next;
    struct tag *to;
};

struct tag {
    const char *type; /* "P", or one that PDF 1.7 does not have and tag_role knows */
    const struct box *box;
    struct tag *parent, *first, *last, *next;
    uint32_t order;   /* among its siblings: box index, or the end of what it follows */
    uint32_t end;     /* last box index in it */
    const char *lang; /* where it differs from the parent's */
    struct tag_content *content, *content_last; /* by order, then as painted */
    struct tag_cell *cell;
    int number;           /* of its object, given by structure.c; 0: it is not written */
    struct tag *inner;    /* takes what is drawn for this one, or NULL */
    struct tag_ref *refs; /* a note and where it is cited, both ways */
    /* What was painted of it: its first place, and the area on that page. */
    bool is_placed;
    uint32_t page;
    scaled left, top, right, bottom;
};

/* A heading more than one level below the heading it stands under; 0: there is none. */
struct skipped {
    struct skipped *next;
    const struct box *box;
    int above;
};

struct tags {
    struct arena *arena;
    enum pdf_standard standard;
    struct tag *root;    /* Document */
    struct tag **by_box; /* by box index: the tag it is drawn for; NULL: an artifact */
    uint32_t n_boxes;
    struct skipped *skipped, **skipped_end; /* in the order of the boxes */
};

/* Everything is in the arena. */
struct tags *tags_build(struct arena *a, const struct box *root, const struct layout *layout,
    enum pdf_standard standard);

/* A tag that no box asked for, as the last of its parent. */
struct tag *tag_add(struct tags *tags, struct tag *parent, const char *type, uint32_t order);

/* The tag that drawings of the box belong to; NULL when it is an artifact. */
struct tag *tags_find(const struct tags *tags, const struct box *box);

/* Moving tags about; what is removed keeps its own children. */
void tag_append(struct tag *parent, struct tag *tag);
void tag_insert_after(struct tag *before, struct tag *tag);
void tag_remove(struct tag *tag);
struct tag *tag_new(struct tags *tags, const char *type, const struct box *box, uint32_t order);

/* Takes out tags that nothing was painted for, but for cells of tables. */
void tags_prune(struct tags *tags);

/* Where a link leads: a place in the document, or an address elsewhere; both may be NULL. */
const struct target *tag_link_target(const struct layout *layout, const struct box *link);
const char *link_address(const struct box *link);

/*
 * The written tag nearest to a box: its own, that of the first thing in it, or the one around
 * it.  After the tags have their numbers.
 */
const struct tag *tags_written(const struct tags *tags, const struct box *box);

/* The text of a box and all in it. */
void box_text(const struct box *box, GString *out);

#endif
