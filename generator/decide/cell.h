/* The cells of a rule table: finds the plainest words for a set of cases. */
#ifndef PROVISO_DECIDE_CELL_H
#define PROVISO_DECIDE_CELL_H

#include "decide/decision_list.h"
#include "decide/rule_table.h"
#include "decide/scope.h"

/*
 * The plainest words for a set of cases that includes all of `seen` and nothing beyond
 * `allowed`. `above`: what the rows above name in this column.  `is_plain`: name each case.
 */
struct table_cell cell_make(const struct scope_axis *axis, bool can_be_absent,
    value_set allowed, value_set seen, uint64_t above, bool is_plain);

/* True if the cell excludes nothing. */
bool cell_is_open(const struct table_cell *cell, bool can_be_absent);

/* True if the cell includes the case, or NO_CASE. */
bool cell_fits(const struct table_cell *cell, size_t at);

/* True if the cell is short enough to be read at a glance. */
bool cell_is_plain(const struct table_cell *cell);

#endif
