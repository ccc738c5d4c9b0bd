/* Titles and headings that do not fit. */
#ifndef PROVISO_PRINT_INLINE_HEADING_H
#define PROVISO_PRINT_INLINE_HEADING_H

#include "print/inline/inline.h"

/*
 * The lines of a heading, as from line_break.  A heading with more lines than its style's
 * max-lines is set smaller, step by step, down to title-min; one with a word wider than the
 * measure, down to title-word-min, and then hyphenated.
 */
const struct lines *title_break(struct flow *flow, const struct box *box, scaled measure);

#endif
