/* Ways through the document: named destinations, outline, page labels. */
#ifndef PROVISO_PRINT_PDF_NAV_H
#define PROVISO_PRINT_PDF_NAV_H

#include "print/pdf/file.h"
#include "print/pdf/tag.h"

struct nav {
    const struct layout *layout;
    const struct tags *tags;
    const int *page_numbers;
};

/*
 * Where a link or an entry of the outline leads: the place at that height of a page, from its
 * top; in PDF/UA-2 the tag as well (ISO 14289-2, 8.8), and programs that know no structure
 * destinations take the place.
 */
void put_leap(
    GString *out, const struct nav *nav, size_t page, scaled y, const struct tag *tag);

/* Each returns the number of its object; 0 when there is nothing. */
int destinations_write(struct file *file, const struct nav *nav);
int outline_write(struct file *file, const struct nav *nav);
int labels_write(struct file *file, const struct layout *layout);

#endif
