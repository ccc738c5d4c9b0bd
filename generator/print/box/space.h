/* White space between boxes (CSS Text 3, section 4.1): what collapses, what goes. */
#ifndef PROVISO_PRINT_BOX_SPACE_H
#define PROVISO_PRINT_BOX_SPACE_H

#include "print/box/box.h"

/* Spaces, tabs and line ends; no-break spaces are none. */
bool space_is_blank(const char *text, size_t size);

/*
 * Collapses the white space of a paragraph's texts across its inlines: runs become one space,
 * none at its beginning, its end and beside a line break.  Texts that become empty are taken
 * out.
 */
void space_collapse(struct box *paragraph);

#endif
