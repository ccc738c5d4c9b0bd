/* Page numbers of an index entry: each page once, and adjacent pages as ranges. */
#ifndef PROVISO_PRINT_INLINE_INDEX_LOCATORS_H
#define PROVISO_PRINT_INLINE_INDEX_LOCATORS_H

#include "print/inline/page_refs.h"

/* The text of one of an entry's references; "" if another one covers its page. */
const char *locators_label(const struct page_refs *refs, const struct box *page_ref);

#endif
