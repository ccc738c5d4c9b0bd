/* Converts a paragraph's pieces to the items for line breaking: boxes, glue and penalties. */
#ifndef PROVISO_PRINT_INLINE_ITEMS_H
#define PROVISO_PRINT_INLINE_ITEMS_H

#include "print/inline/inline.h"
#include "print/inline/item.h"

/*
 * Converts the pieces to boxes, glue and penalties, with a forced break at the end.  `items`
 * needs room for two items for each piece and one more.  Returns their number.
 */
size_t items_build(
    const struct line_metrics *metrics, const struct paragraph *p, struct item *items);

#endif
