/* Ways through the document: named destinations, outline, page labels. */
#ifndef PROVISO_PRINT_PDF_NAV_H
#define PROVISO_PRINT_PDF_NAV_H

#include "print/pdf/file.h"
#include "print/pdf/tag.h"

/* The place at that height of a page, from its top. */
void put_destination(
    GString *out, const struct layout *layout, const int *page_numbers, size_t page, scaled y);

/* Each returns the number of its object; 0 when there is nothing. */
int destinations_write(struct file *file, const struct layout *layout, const int *page_numbers);
int outline_write(struct file *file, const struct layout *layout, const struct tags *tags,
    const int *page_numbers);
int labels_write(struct file *file, const struct layout *layout);

#endif
