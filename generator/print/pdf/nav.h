/* Navigation: named destinations, outline, page labels. */
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
 * Writes the destination of a link or an outline entry: the place `y` below the top of a page,
 * and in PDF/UA-2 the tag as well (ISO 14289-2, 8.8).  Programs that do not support structure
 * destinations use the place.
 */
void put_leap(
    GString *out, const struct nav *nav, size_t page, scaled y, const struct tag *tag);

/* Each returns the number of its object, or 0 if it has nothing to write. */
int destinations_write(struct file *file, const struct nav *nav);
int outline_write(struct file *file, const struct nav *nav);
int labels_write(struct file *file, const struct layout *layout);

#endif
