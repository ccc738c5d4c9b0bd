/* Converts a paragraph's pieces to the items of line breaking: boxes, glue and penalties. */
#ifndef PROVISO_PRINT_INLINE_ITEMS_H
#define PROVISO_PRINT_INLINE_ITEMS_H

#include "print/inline/inline.h"
#include "print/inline/item.h"

/*
 * Boxes, glue and penalties for the pieces, and a forced break at the end; items needs room for
 * two for each piece and one more.  Returns their number.
 */
size_t items_build(
    const struct line_metrics *metrics, const struct paragraph *p, struct item *items);

#endif
