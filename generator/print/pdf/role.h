/* Structure types: their allowed content, and the type of each element of the print tree. */
#ifndef PROVISO_PRINT_PDF_ROLE_H
#define PROVISO_PRINT_PDF_ROLE_H

#include "print/box/box.h"

/* What a tag may contain. */
enum content_model {
    MODEL_BLOCKS, /* its text needs a P around it */
    MODEL_TEXT,   /* text or blocks */
    MODEL_LIST,
    MODEL_ITEM,
    MODEL_TABLE,
    MODEL_ROWS,
    MODEL_CELLS,
    MODEL_CONTENTS
};

struct type {
    const char *name, *role; /* role: the PDF 1.7 type that a type of PDF 2.0 is mapped to */
    enum content_model model;
    bool is_paragraph; /* it ends with its text, so a side note follows it */
    bool is_inline;
};

/* Returns NULL if there is no type of that name. */
const struct type *type_find(const char *name);

/* The type of a box by its element and class; "H" for a heading of any level; NULL if none. */
const char *type_by_rules(const struct box *box);

/* The PDF 1.7 type to which a type of PDF 2.0 is mapped, or NULL if it needs no mapping. */
const char *tag_role(const char *type);

#endif
