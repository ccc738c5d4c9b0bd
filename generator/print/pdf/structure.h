/* Writes the structure tree: elements, parent tree, ids and roles (ISO 32000-1, 14.7). */
#ifndef PROVISO_PRINT_PDF_STRUCTURE_H
#define PROVISO_PRINT_PDF_STRUCTURE_H

#include "print/pdf/file.h"
#include "print/pdf/marked_content.h"

/* What the structure tree refers to in the file. */
struct structure {
    const struct tags *tags;
    const struct layout *layout;
    const struct page_marks *marks; /* one for each page */
    const int *page_numbers;        /* object numbers of the pages */
    /*
     * The tags of annotations, in the order of their StructParent keys, which follow those of
     * the pages.
     */
    struct tag *const *annotations;
    size_t n_annotations;
};

/* Assigns an object number to every tag; call this before annotations refer to tags. */
void structure_number(struct file *file, const struct tags *tags);

/* Returns the object number of the root. */
int structure_write(struct file *file, const struct structure *s);

#endif
