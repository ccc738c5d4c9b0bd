/*
 * The resource dictionaries of pages (ISO 32000-1, 7.8.3).  Each page names only what it uses:
 * readers load every font that a page names, and treat a page that names something transparent
 * as one that must become an image.
 */
#ifndef PROVISO_PRINT_PDF_PAGE_RESOURCES_H
#define PROVISO_PRINT_PDF_PAGE_RESOURCES_H

#include "print/pdf/import.h"

/* Appends the page's dictionary. */
void page_resources_put(
    GString *out, const struct imported *imported, const struct page_marks *page);

/* True if the page draws something transparent. */
bool page_is_transparent(const struct resources *resources, const struct page_marks *page);

#endif
