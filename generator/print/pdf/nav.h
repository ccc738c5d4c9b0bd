/* Ways through the document: links, named destinations, outline, page labels. */
#ifndef PROVISO_PRINT_PDF_NAV_H
#define PROVISO_PRINT_PDF_NAV_H

#include "print/pdf/file.h"
#include "print/pdf/tag.h"

/* Link annotations: one for each line of each link. */
struct links {
    GArray *found;      /* struct link_area */
    struct tag **tags;  /* by annotation */
    int *numbers;       /* of their objects */
    size_t *page_first; /* index of a page's first annotation; one more at the end */
};

/* Finds the areas of links and adds the annotations to their tags. */
void links_find(
    struct file *file, const struct layout *layout, struct tags *tags, struct links *out);
void links_write(struct file *file, const struct layout *layout, const struct links *links,
    const int *page_numbers);
void links_clear(struct links *links);

/* Each returns the number of its object; 0 when there is nothing. */
int destinations_write(struct file *file, const struct layout *layout, const int *page_numbers);
int outline_write(struct file *file, const struct layout *layout, const struct tags *tags,
    const int *page_numbers);
int labels_write(struct file *file, const struct layout *layout);

#endif
