/*
 * Verifies the document before it is written.  Each page must show, in each marked-content
 * sequence, the letters and drawings that the layout put there; the layout must have placed
 * every letter of the boxes; and each tag must stand where the standard allows it.  Letters are
 * compared as sums (letters.h), by the text to which the fonts in the file map their codes.
 */
#ifndef PROVISO_PRINT_PDF_READ_BACK_H
#define PROVISO_PRINT_PDF_READ_BACK_H

#include "print/pdf/marked_content.h"
#include "print/pdf/resources.h"

/*
 * Compares the content stream of a page with its marks.  Returns NULL, or what is wrong, for
 * g_free.  Safe to call from several threads.
 */
char *read_back_page(const struct resources *resources, const struct page_marks *marks,
    const char *stream, size_t size);

/*
 * Compares the boxes with the fragments on all pages.  Returns NULL, or the first incomplete
 * text.
 */
char *read_back_boxes(const struct box *root, const struct layout *layout);

/* Returns NULL, or the first tag whose parent may not contain it (audit/containment.h). */
char *read_back_tags(const struct tags *tags);

#endif
