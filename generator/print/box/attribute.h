/* Attributes by which print.xsl passes on properties of an element. */
#ifndef PROVISO_PRINT_BOX_ATTRIBUTE_H
#define PROVISO_PRINT_BOX_ATTRIBUTE_H

#include "print/box/box.h"

/*
 * The value of an attribute without namespace; NULL if absent.  Borrowed from the print tree.
 */
const char *element_attribute(const xmlNode *element, const char *name);

/*
 * The same for a box's element; anonymous boxes have none.  Works only for attributes that
 * boxes keep.
 */
const char *box_attribute(const struct box *box, const char *name);

/* True if boxes keep the attribute of that name. */
bool attribute_is_kept(const char *name);

#endif
