/* A paragraph's pieces as what line breaking works with. */
#ifndef PROVISO_PRINT_INLINE_ITEMS_H
#define PROVISO_PRINT_INLINE_ITEMS_H

#include "print/inline/inline.h"
#include "print/inline/item.h"

/*
 * Boxes, glue and penalties of the pieces, and a forced end; items has room for two of each
 * piece and one more.  Returns how many there are.
 */
size_t items_build(
    const struct line_metrics *metrics, const struct paragraph *p, struct item *items);

#endif
