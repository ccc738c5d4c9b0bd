/* Link annotations: one for each line of each link, all under the link's single tag. */
#ifndef PROVISO_PRINT_PDF_LINK_H
#define PROVISO_PRINT_PDF_LINK_H

#include "print/pdf/nav.h"

struct links {
    GArray *areas;       /* struct link_area */
    struct tag **tags;   /* by annotation */
    int *numbers;        /* object numbers of the annotations */
    size_t *page_first;  /* index of each page's first annotation, and n */
    scaled least_height; /* of an area */
};

/* Finds the areas of links and adds the annotations to their tags. */
void links_find(
    struct file *file, const struct layout *layout, struct tags *tags, struct links *out);

/*
 * Writes the annotations of a page.  Readers parse an object stream as a whole and keep only a
 * few, so they belong behind the page itself.
 */
void links_write_page(
    struct file *file, const struct nav *nav, const struct links *links, size_t page);
void links_clear(struct links *links);

#endif
