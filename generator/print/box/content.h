/* What boxes show that no element says: the markers of list items. */
#ifndef PROVISO_PRINT_BOX_CONTENT_H
#define PROVISO_PRINT_BOX_CONTENT_H

#include "print/box/box.h"

/* The number of a list item: its value=, else one more than its neighbour's, from start=. */
int content_number(const xmlNode *li);

/*
 * The text of a list item's marker, in the arena; NULL for none.  data-marker= on the element
 * comes before the style.
 */
const char *content_marker(struct arena *a, const xmlNode *li, const struct style *style);

/* "a" to "z", "aa", "ab" ...; number is at least 1. */
const char *content_alpha(struct arena *a, int number);
const char *content_roman(struct arena *a, int number);

#endif
