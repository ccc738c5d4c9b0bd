/* Adds to tags what the layout determined: their content and where it was painted. */
#ifndef PROVISO_PRINT_PDF_TAG_CONTENT_H
#define PROVISO_PRINT_PDF_TAG_CONTENT_H

#include "print/pdf/tag.h"

/* Adds marked content `id` of the page, which shows `box`; `order` as in struct tag_content. */
void tag_add_content(struct tags *tags, struct tag *tag, const struct box *box, uint32_t order,
    uint32_t page, int id);
void tag_add_annotation(struct tags *tags, struct tag *tag, uint32_t page, int number);

/* Records that part of the tag was painted in this area, also for the tags around it. */
void tag_place(
    struct tag *tag, uint32_t page, scaled left, scaled top, scaled right, scaled bottom);

#endif
