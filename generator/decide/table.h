/*
 * What a reader sees of a practice: its rule table, role strip and timeline; and the matrix.
 */
#ifndef PROVISO_DECIDE_TABLE_H
#define PROVISO_DECIDE_TABLE_H

#include "decide/decide.h"

/* No table may look at more situations; beyond it is `too-many-situations`. */
#define TABLE_MAX_SITUATIONS 200000

struct table_row {
    role_set roles;        /* all of the practice's roles: "any" */
    const uint64_t *cases; /* one entry a column: set of cases; every bit set: "any" */
    struct decision decision;
    struct date since; /* when what decides came into force; first == DAY_MIN: open */
    bool since_attested, since_about;
    struct date until;               /* end of what decides, first == DAY_MAX: open */
    bool until_about, until_unknown; /* "about"; ended some day that nobody knows */
    bool is_ordinary;
};

struct rule_table {
    const struct practice *practice;
    bool has_role_column;
    const struct circumstance **columns; /* circumstances that matter, in declared order */
    size_t n_columns;
    struct table_row *rows; /* the ordinary row first, then in declared order */
    size_t n_rows;
    bool too_many; /* more situations than the limit: rows are empty */
};

/* The practice's table on a day: every situation it concerns stands in exactly one row. */
struct rule_table *table_build(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* Does the row hold in this situation?  (Where a circumstance does not arise only "any" does.)
 */
bool table_row_covers(
    const struct rule_table *table, const struct table_row *row, const struct situation *s);

/* A role's verdict in its ordinary situation; `differs`: another situation of it differs. */
struct role_verdict {
    size_t role;
    struct decision decision;
    bool differs;
};

/* One entry for each role of the model, NOT_CONCERNED where the practice does not concern it.
 */
struct role_verdict *table_roles(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* The headline: the first role's ordinary situation. */
struct decision table_headline(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/*
 * How the headline verdict moved: one entry a stretch of days with the same decision, from the
 * first rule on.  A last stretch that states nothing says that the practice has expired.
 */
struct stretch {
    day from, until; /* half-open; DAY_MIN / DAY_MAX where open */
    struct decision decision;
};
struct stretch *table_timeline(
    struct arena *a, const struct model *model, struct scope *scope, size_t *n);

/* Has any rule of the practice begun by that day?  (Else an edition of it leaves it out.) */
bool practice_has_begun(const struct practice *practice, day on);

#endif
