/* Writes the content stream of a page (ISO 32000-1, 7.8.2) from shared resources. */
#ifndef PROVISO_PRINT_PDF_CONTENT_STREAM_H
#define PROVISO_PRINT_PDF_CONTENT_STREAM_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

/* The input of a worker thread.  Nothing in it may change while workers run. */
struct stream_paint {
    const void *packed; /* the page (painting.h) */
    size_t size;
    scaled height;                     /* of the page */
    const struct page_marks *marks;    /* of this page, from page_content.h */
    const struct resources *resources; /* with the codes that import.h has read */
};

/* Appends the content to `out`. */
void content_stream_paint(const struct stream_paint *job, GString *out);

#endif
