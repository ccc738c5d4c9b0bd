/* The markers of list items, which no element contains. */
#ifndef PROVISO_PRINT_BOX_LIST_MARKER_H
#define PROVISO_PRINT_BOX_LIST_MARKER_H

#include "print/box/box.h"

/*
 * The number of a list item: its value=, else one more than the item before, starting at
 * start=.
 */
int list_marker_number(const xmlNode *li);

/*
 * The text of a list item's marker, in the arena; NULL if there is none.  data-marker= on the
 * element overrides the style.
 */
const char *list_marker_text(struct arena *a, const xmlNode *li, const struct style *style);

/* "a" to "z", "aa", "ab" ...; number is at least 1. */
const char *list_marker_alpha(struct arena *a, int number);
const char *list_marker_roman(struct arena *a, int number);

#endif
