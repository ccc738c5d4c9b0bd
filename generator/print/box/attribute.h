/* What print.xsl says of an element in attributes of its own. */
#ifndef PROVISO_PRINT_BOX_ATTRIBUTE_H
#define PROVISO_PRINT_BOX_ATTRIBUTE_H

#include "print/box/box.h"

/* The value of an attribute without namespace, NULL when absent.  Borrowed from the print tree.
 */
const char *element_attribute(const xmlNode *element, const char *name);

/* The same of the box's element; anonymous boxes have none.  Only attributes that boxes keep
 * may be asked for. */
const char *box_attribute(const struct box *box, const char *name);

/* Whether boxes keep the attribute of that name. */
bool attribute_is_kept(const char *name);

#endif
