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

/* Finds the areas of links on one page after another; links_clear frees the result. */
void links_begin(struct links *links, const struct layout *layout);
void links_find(
    struct links *links, const struct tags *tags, const struct page *page, size_t index);

/* Numbers the annotations and adds them to their tags, when all have been found. */
void links_end(struct links *links, struct file *file, struct tags *tags);

/*
 * Writes the annotations of a page.  Readers parse an object stream as a whole and keep only a
 * few, so they belong behind the page itself.
 */
void links_write_page(
    struct file *file, const struct nav *nav, const struct links *links, size_t page);
void links_clear(struct links *links);

#endif
