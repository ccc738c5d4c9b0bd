/* Structure types: what may stand in each, and which one an element of the print tree has. */
#ifndef PROVISO_PRINT_PDF_ROLE_H
#define PROVISO_PRINT_PDF_ROLE_H

#include "print/box/box.h"

/* What may stand in a tag. */
enum model {
    MODEL_BLOCKS, /* text of its own needs a P */
    MODEL_TEXT,   /* text, or blocks */
    MODEL_LIST,
    MODEL_ITEM,
    MODEL_TABLE,
    MODEL_ROWS,
    MODEL_CELLS,
    MODEL_CONTENTS
};

struct type {
    const char *name, *role; /* role: what stands for a type that PDF 1.7 does not have */
    enum model model;
    bool is_paragraph; /* ends where its text ends: a side note goes behind it */
    bool is_inline;
};

/* NULL when there is none of that name. */
const struct type *type_find(const char *name);

/* The type of a box by its element and class; "H": a heading of some level; NULL: none. */
const char *type_by_rules(const struct box *box);

/* The type of PDF 1.7 that stands for one it does not have, or NULL. */
const char *tag_role(const char *type);

#endif
