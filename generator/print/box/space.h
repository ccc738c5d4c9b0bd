/* White space between boxes (CSS Text 3, section 4.1): which collapses and which is removed. */
#ifndef PROVISO_PRINT_BOX_SPACE_H
#define PROVISO_PRINT_BOX_SPACE_H

#include "print/box/box.h"

/* True for spaces, tabs and line ends; no-break spaces do not count. */
bool space_is_blank(const char *text, size_t size);

/*
 * Collapses white space in a paragraph's texts across its inlines: runs become one space, which
 * disappears at the beginning, at the end and beside a line break.  Texts that become empty are
 * removed.
 */
void space_collapse(struct box *paragraph);

#endif
