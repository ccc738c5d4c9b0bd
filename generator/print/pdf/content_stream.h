/* The content stream of a page (ISO 32000-1, 7.8.2), put together from parts. */
#ifndef PROVISO_PRINT_PDF_CONTENT_STREAM_H
#define PROVISO_PRINT_PDF_CONTENT_STREAM_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

/* What a worker thread needs; nothing of it may change meanwhile. */
struct stream_paint {
    const struct page *page;
    const struct tags *tags;
    const struct page_marks *marks;    /* of this page, as page_content.h made them */
    const struct resources *resources; /* with what import.h found out about them */
};

/* Appends the content; a stream_make_fn (file.h) with a struct stream_paint. */
void content_stream_paint(void *job, GString *out);

#endif
