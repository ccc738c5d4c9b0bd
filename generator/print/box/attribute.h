/* What print.xsl says of an element in attributes of its own. */
#ifndef PROVISO_PRINT_BOX_ATTRIBUTE_H
#define PROVISO_PRINT_BOX_ATTRIBUTE_H

#include "print/box/box.h"

/* The value of an attribute (without namespace) of the box's element; NULL when absent or on an
 * anonymous box.  Borrowed from the print tree. */
const char *box_attribute(const struct box *box, const char *name);

/* Whether its class attribute names `name`. */
bool box_has_class(const struct box *box, const char *name);

#endif
