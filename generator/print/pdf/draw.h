/* Fragments of pages to cairo, with marks that say which tag each drawing belongs to. */
#ifndef PROVISO_PRINT_PDF_DRAW_H
#define PROVISO_PRINT_PDF_DRAW_H

#include "print/pdf/mark.h"

/* What was drawn: cairo's file, and the marks of each page. */
struct drawing {
    GByteArray *pdf;
    struct page_marks *pages;
    size_t n_pages;
};

/*
 * Draws all pages.  Adds to each tag what is drawn of it.  False, after a finding, when cairo
 * could not; drawing_clear releases the result either way.
 */
bool draw_pages(
    struct ctx *ctx, const struct layout *layout, struct tags *tags, struct drawing *out);
void drawing_clear(struct drawing *drawing);

#endif
