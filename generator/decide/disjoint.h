/*
 * Every situation of a practice in exactly one row, for programs: no row depends on another,
 * and each says which rules decide.  People read the ordered table of table.h, which is
 * shorter.
 */
#ifndef PROVISO_DECIDE_DISJOINT_H
#define PROVISO_DECIDE_DISJOINT_H

#include "decide/decide.h"

struct disjoint_row {
    role_set roles;        /* all of the practice's roles: "any" */
    const uint64_t *cases; /* one entry a column: set of cases; every bit set: "any" */
    struct decision decision;
    struct date since; /* when what decides came into force; first == DAY_MIN: open */
    struct date until; /* end of what decides, first == DAY_MAX: open */
    bool until_about, until_unknown; /* "about"; ended some day that nobody knows */
    bool is_ordinary;
};

struct disjoint_table {
    const struct practice *practice;
    const struct circumstance **columns; /* circumstances that matter, in declared order */
    size_t n_columns;
    struct disjoint_row *rows; /* the ordinary row first, then in declared order */
    size_t n_rows;
    bool too_many; /* more situations than the limit: rows are empty */
};

struct disjoint_table *disjoint_build(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* Does the row hold in this situation?  (Where a circumstance does not arise only "any" does.)
 */
bool disjoint_row_covers(const struct disjoint_table *table, const struct disjoint_row *row,
    const struct situation *s);

#endif
