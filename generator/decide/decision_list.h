/*
 * An ordered list of boxes that tells labelled points apart: a decision list (Rivest 1987),
 * made by separate and conquer.  Each box holds points of one label only, of those that no box
 * before it holds, so the first box that has a point gives its label:
 *
 *     x  0 1 2          x  y   label         n independent exceptions to one label make at most
 *     y0 a b a          0  0   a             n + 2 boxes; in the worst case there is a budget,
 *     y1 c b c          1  any b             and the rest is left to the caller.
 *                       any 1  c
 *                       any any a
 */
#ifndef PROVISO_DECIDE_DECISION_LIST_H
#define PROVISO_DECIDE_DECISION_LIST_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A set of values on one axis: bit i is value i.  A point has one value below 65 on each axis.
 */
__extension__ typedef unsigned __int128 value_set;

#define LIST_MAX_VALUES 65
#define LIST_APART      64 /* the value for "does not arise", kept apart in the first box */
#define LIST_MAX_LABELS 16

struct list_point {
    const uint8_t *values; /* one an axis */
    uint8_t label;         /* below LIST_MAX_LABELS */
};

struct list_box {
    const value_set *allowed; /* by axis: the values in the box; all bits: no limit */
    const value_set *seen;    /* by axis: the values of the points that no earlier box has */
    uint8_t label;
    const uint32_t *points; /* those points */
    size_t n_points;
};

struct decision_list {
    struct list_box *boxes;
    size_t n_boxes;
    uint32_t *rest; /* points that were left when the budget ran out */
    size_t n_rest;
};

/*
 * The first box is as large as possible around point `first`, which must be one of the points;
 * on axes with LIST_APART it does not mix that value with others.
 */
struct decision_list decision_list_make(
    struct arena *a, const struct list_point *points, size_t n, size_t n_axes, size_t first);

/*
 * Boxes, in any order, that together contain every point with label 1 and none with label 0;
 * points with other labels may be in or out.  Points left when the budget runs out get a box
 * each.
 */
struct decision_list decision_list_cover(
    struct arena *a, const struct list_point *points, size_t n, size_t n_axes);

#endif
