/*
 * The resource dictionaries of pages (ISO 32000-1, 7.8.3).  Each page names only what it uses:
 * readers load every font that a page names, and treat a page that names something transparent
 * as one that must become an image.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_RESOURCES_H
#define PROVISO_PRINT_PDF_PAGE_RESOURCES_H

#include "print/pdf/import.h"

struct page_resources;

/* What all pages choose from; `imported` is borrowed. */
struct page_resources *page_resources_new(const struct imported *imported);
void page_resources_free(struct page_resources *all);

/* Appends the page's dictionary. */
void page_resources_put(
    GString *out, struct page_resources *all, const struct page_marks *page);

/* True if the page draws something transparent. */
bool page_is_transparent(const struct resources *resources, const struct page_marks *page);

#endif
