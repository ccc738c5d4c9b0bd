/* Titles and headings that do not fit. */
#ifndef PROVISO_PRINT_INLINE_HEADING_H
#define PROVISO_PRINT_INLINE_HEADING_H

#include "print/inline/inline.h"

/*
 * Returns the lines of a heading, as line_break does.  A heading with more lines than its
 * style's max-lines is set smaller in steps, down to title-min.  One with a word wider than the
 * measure is set smaller down to title-word-min, and then hyphenated.
 */
const struct lines *title_break(struct flow *flow, const struct box *box, scaled measure);

#endif
