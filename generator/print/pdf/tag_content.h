/* What layout made of the tags: their content, and where they stand. */
#ifndef PROVISO_PRINT_PDF_TAG_CONTENT_H
#define PROVISO_PRINT_PDF_TAG_CONTENT_H

#include "print/pdf/tag.h"

/* Adds marked content `id` of the page, which shows `box`; `order` as in struct tag_content. */
void tag_add_content(struct tags *tags, struct tag *tag, const struct box *box, uint32_t order,
    uint32_t page, int id);
void tag_add_annotation(struct tags *tags, struct tag *tag, uint32_t page, int number);

/* Notes where something of it (and of the tags around it) was painted. */
void tag_place(
    struct tag *tag, uint32_t page, scaled left, scaled top, scaled right, scaled bottom);

#endif
