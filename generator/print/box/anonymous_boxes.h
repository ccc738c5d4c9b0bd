/* Builds an element's box from its children; used by build.c only. */
#ifndef PROVISO_PRINT_BOX_ANONYMOUS_BOXES_H
#define PROVISO_PRINT_BOX_ANONYMOUS_BOXES_H

#include "print/box/box.h"

/* The children of one element, before its kind is known. */
struct children {
    struct box *first, *last;
    bool has_inline, has_block; /* notes, anchors and blank text count as neither */
};

struct box_builder {
    struct ctx *ctx;
    struct arena *arena;
    struct theme *theme;
    GHashTable *strings; /* the few names and classes that occur; in the arena */
    GHashTable *names;   /* struct box_name *; in the arena */
    uint32_t count;      /* of the boxes that are numbered */
    xmlNode *body;       /* NULL before anything of it is there */
    xmlNode *done;       /* the last element in it whose boxes exist, or NULL */
    struct box *root;    /* its box; NULL if it is not shown */
    struct children sections;
    GPtrArray *numbered; /* the sections, in the order in which they are numbered */
};

/* `name` and `origin` must outlive the box. */
struct box *box_new(struct box_builder *b, enum box_kind kind, const struct box_name *name,
    const struct style *style, const struct span *origin);

/* The name of an element with that class, or NULL; both must be interned. */
const struct box_name *box_name(struct box_builder *b, const char *element, const char *class);

void children_add(struct children *list, struct box *child);

/* Adds children to a box, with the anonymous boxes they need; may change its kind. */
void box_set_children(struct box_builder *b, struct box *box, struct children *list);

#endif
