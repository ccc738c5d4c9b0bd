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
 * Sums the letters that pages show of each text, and then compares them with the boxes.
 * placed_letters_end returns NULL, or the first incomplete text, and frees the sums.
 */
struct placed_letters;
struct placed_letters *placed_letters_new(const struct box *root);
void placed_letters_add(struct placed_letters *placed, const struct page *page);
char *placed_letters_end(struct placed_letters *placed);

/* Returns NULL, or the first tag whose parent may not contain it (audit/containment.h). */
char *read_back_tags(const struct tags *tags);

#endif
