/* The cells of a rule table: which words are the plainest for a set of cases. */
#ifndef PROVISO_DECIDE_CELL_H
#define PROVISO_DECIDE_CELL_H

#include "decide/decision_list.h"
#include "decide/rule_table.h"
#include "decide/scope.h"

/*
 * The plainest words for a set of cases that holds all of `seen` and nothing beyond `allowed`;
 * `above`: what rows above name in the column.  `is_plain`: name each case.
 */
struct table_cell cell_make(const struct scope_axis *axis, bool can_be_absent,
    value_set allowed, value_set seen, uint64_t above, bool is_plain);

/* Does the cell leave everything open? */
bool cell_is_open(const struct table_cell *cell, bool can_be_absent);

/* Is the case, or NO_CASE, in the cell? */
bool cell_fits(const struct table_cell *cell, size_t at);

/* Is a cell read at a glance? */
bool cell_is_plain(const struct table_cell *cell);

#endif
