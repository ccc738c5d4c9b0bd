/*
 * Collects what must be known of all pages before the first is written: the marked-content
 * sequences of each page with their tags, and the resources from which pages are assembled.
 * The pages themselves are packed (painting.h) until then.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_CONTENT_H
#define PROVISO_PRINT_PDF_PAGE_CONTENT_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

struct packed_page {
    void *packed;
    size_t size;
};

struct page_content {
    struct resources *resources;
    const GByteArray *pdf;    /* cairo's file; the resources own it */
    struct page_marks *marks; /* one for each page */
    struct packed_page *pages;
    size_t n_pages;
    struct collector *collector; /* until all pages have been added */
};

/*
 * Adds to each tag the content that the pages show of it.  With `is_check`, only findings are
 * reported.  page_content_clear frees the result.
 */
void page_content_begin(struct page_content *content, struct ctx *ctx, struct tags *tags,
    size_t n_pages, bool is_check);
void page_content_add(struct page_content *content, const struct page *page, size_t index);

/* Returns false, with an error that ends the run, if cairo could not draw. */
bool page_content_end(struct page_content *content, struct ctx *ctx);
void page_content_clear(struct page_content *content);

#endif
