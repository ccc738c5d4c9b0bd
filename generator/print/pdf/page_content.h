/*
 * Everything about drawing that must be known before pages are painted: the marks of each page
 * and whose they are, and the parts that pages are put together from.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_CONTENT_H
#define PROVISO_PRINT_PDF_PAGE_CONTENT_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

struct page_content {
    struct resources *resources;
    const GByteArray *pdf;    /* cairo's file of them; the parts own it */
    struct page_marks *pages; /* one a page */
    size_t n_pages;
};

/*
 * Goes through all pages.  Adds to each tag what is drawn of it.  False, with the run
 * refused, when cairo could not draw; page_content_clear releases the result either way.
 */
bool page_content_collect(
    struct ctx *ctx, const struct layout *layout, struct tags *tags, struct page_content *out);

/* Goes through all pages for the sake of the findings alone. */
void page_content_check(struct ctx *ctx, const struct layout *layout, struct tags *tags);
void page_content_clear(struct page_content *drawing);

#endif
