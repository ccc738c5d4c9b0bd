/*
 * A table with every situation of a practice in exactly one row, for programs: rows do not
 * depend on each other, and each names the rules that decide.  People read the ordered table of
 * rule_table.h, which is shorter.
 */
#ifndef PROVISO_DECIDE_DISJOINT_H
#define PROVISO_DECIDE_DISJOINT_H

#include "decide/decide.h"

struct disjoint_row {
    role_set roles;        /* all roles of the practice: "any" */
    const uint64_t *cases; /* an entry for each column: a set of cases; every bit set: "any" */
    struct decision decision;
    struct date since; /* when the deciding rules came into force; first == DAY_MIN: open */
    struct date until; /* when they end, first == DAY_MAX: open */
    bool until_about, until_unknown; /* "about"; ended on an unknown day */
    bool is_ordinary;
};

struct disjoint_table {
    const struct practice *practice;
    const struct circumstance **columns; /* circumstances that matter, in declared order */
    size_t n_columns;
    struct disjoint_row *rows; /* the ordinary row first, then in declared order */
    size_t n_rows;
    bool too_many; /* more situations than the limit: there are no rows */
};

struct disjoint_table *disjoint_build(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/*
 * True if the row includes the situation.  (If a circumstance does not arise, only "any" fits.)
 */
bool disjoint_row_covers(const struct disjoint_table *table, const struct disjoint_row *row,
    const struct situation *s);

#endif
