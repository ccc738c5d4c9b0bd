/* What an element becomes by its children; of box_build only. */
#ifndef PROVISO_PRINT_BOX_ANONYMOUS_BOXES_H
#define PROVISO_PRINT_BOX_ANONYMOUS_BOXES_H

#include "print/box/box.h"

struct box_builder {
    struct ctx *ctx;
    struct arena *arena;
    struct theme *theme;
    const xmlNode *body;
    GHashTable *strings; /* names and classes, which are few; in the arena */
    uint32_t count;
};

/* The children of one element while it is not yet known what they make of it. */
struct children {
    struct box *first, *last;
    bool has_inline, has_block; /* notes, anchors and blank text count as neither */
};

/* `element` is a name that stays. */
struct box *box_new(struct box_builder *b, enum box_kind kind, const char *element,
    const struct style *style, struct span origin);

void children_add(struct children *list, struct box *child);

/* Gives a box its children, with the anonymous boxes they need; its kind may change. */
void box_set_children(struct box_builder *b, struct box *box, struct children *list);

#endif
