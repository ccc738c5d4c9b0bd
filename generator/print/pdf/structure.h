/* Writes the structure tree: elements, parent tree, ids and roles (ISO 32000-1, 14.7). */
#ifndef PROVISO_PRINT_PDF_STRUCTURE_H
#define PROVISO_PRINT_PDF_STRUCTURE_H

#include "print/pdf/file.h"
#include "print/pdf/marked_content.h"

/* The objects of the file that the structure tree refers to. */
struct structure {
    const struct tags *tags;
    const struct layout *layout;
    const struct page_marks *marks; /* one a page */
    const int *page_numbers;        /* of the pages' objects */
    /* The tags of annotations, in the order of their StructParent keys, which follow those of
       the pages. */
    struct tag *const *annotations;
    size_t n_annotations;
};

/* Gives every tag the number of its object; before annotations refer to them. */
void structure_number(struct file *file, const struct tags *tags);

/* Returns the number of the root. */
int structure_write(struct file *file, const struct structure *s);

#endif
