/*
 * The input of line breaking: boxes, glue and penalties (Knuth and Plass, 1981), as plain
 * numbers.
 */
#ifndef PROVISO_PRINT_INLINE_ITEM_H
#define PROVISO_PRINT_INLINE_ITEM_H

#include "base/length.h"

#include <stddef.h>

enum item_kind {
    ITEM_BOX,    /* text or an object, which is never broken */
    ITEM_GLUE,   /* a space; a line may end at it if a box precedes it */
    ITEM_PENALTY /* a place where a line may, must or must not end */
};

#define PENALTY_NEVER  10000
#define PENALTY_FORCED (-10000)

struct item {
    enum item_kind kind;
    scaled width;           /* penalty: added if the line ends here (a hyphen) */
    scaled stretch, shrink; /* glue: limits in justified text */
    /* box, hyphen: how far it may extend into the margin at the beginning or end of a line */
    scaled hang_left, hang_right;
    int penalty;
    bool is_flagged;  /* penalty: a hyphen, of which few may follow each other */
    unsigned letters; /* box: number of its letters and digits, without superscripts */
    size_t piece;     /* the piece it was made from */
};

#endif
