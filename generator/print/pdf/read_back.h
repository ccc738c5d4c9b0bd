/*
 * What was written is read again before it leaves: does each page show, in each of its
 * marked-content sequences, the letters and drawings that the layout put there, did
 * the layout place every letter of the boxes, and does each tag stand where the standard has
 * it?  Letters are compared as sums (letters.h), by what the fonts in the file say that their
 * codes mean.
 */
#ifndef PROVISO_PRINT_PDF_READ_BACK_H
#define PROVISO_PRINT_PDF_READ_BACK_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

/*
 * The content stream of a page against its marks.  NULL, or what is wrong, for g_free.  For
 * many threads at once.
 */
char *read_back_page(const struct resources *resources, const struct page_marks *marks,
    const char *stream, size_t size);

/* The boxes against the fragments on all pages.  NULL, or the first text that is not whole. */
char *read_back_boxes(const struct box *root, const struct layout *layout);

/* NULL, or the first tag that may not stand where it stands (audit/containment.h). */
char *read_back_tags(const struct tags *tags);

#endif
