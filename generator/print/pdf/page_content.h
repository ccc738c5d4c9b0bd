/*
 * Collects what must be known before pages are painted: the marked-content sequences of each
 * page with their tags, and the resources from which pages are assembled.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_CONTENT_H
#define PROVISO_PRINT_PDF_PAGE_CONTENT_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

struct page_content {
    struct resources *resources;
    const GByteArray *pdf;    /* cairo's file; the resources own it */
    struct page_marks *pages; /* one for each page */
    size_t n_pages;
};

/*
 * Goes through all pages and adds to each tag the content drawn for it.  Returns false, with an
 * error that ends the run, if cairo could not draw. page_content_clear frees the result in both
 * cases.
 */
bool page_content_collect(
    struct ctx *ctx, const struct layout *layout, struct tags *tags, struct page_content *out);

/* Goes through all pages only to report findings. */
void page_content_check(struct ctx *ctx, const struct layout *layout, struct tags *tags);
void page_content_clear(struct page_content *drawing);

#endif
