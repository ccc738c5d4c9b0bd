/*
 * A paragraph as line breaking sees it: boxes, glue and penalties (Knuth and Plass, 1981), as
 * plain numbers.
 */
#ifndef PROVISO_PRINT_INLINE_ITEM_H
#define PROVISO_PRINT_INLINE_ITEM_H

#include "base/length.h"

#include <stddef.h>

enum item_kind {
    ITEM_BOX,    /* text or an object: never broken inside */
    ITEM_GLUE,   /* space; a line may end at it when a box stands before it */
    ITEM_PENALTY /* a place where a line may, must or must not end */
};

#define PENALTY_NEVER  10000
#define PENALTY_FORCED (-10000)

struct item {
    enum item_kind kind;
    scaled width;           /* of a penalty: added when the line ends here (a hyphen) */
    scaled stretch, shrink; /* glue, in justified text */
    /* box, hyphen: so much of it may reach into the margin where a line begins or ends with it
     */
    scaled hang_left, hang_right;
    int penalty;
    bool is_flagged;  /* penalty: a hyphen; not too many lines in a row end in one */
    unsigned letters; /* box: letters and figures it shows, without raised ones */
    size_t piece;     /* whose it is */
};

#endif
