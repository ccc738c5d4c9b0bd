/* What changed for whom between two days, or two editions. */
#ifndef PROVISO_DECIDE_CHANGE_H
#define PROVISO_DECIDE_CHANGE_H

#include "decide/decide.h"

struct united; /* decide/united.h */

/* Situations for which another rule decides now, or another verdict, or whose rule has moved.
 */
struct change_row {
    role_set roles;        /* all of the practice's: anybody */
    const uint64_t *cases; /* one entry a column: set of cases; every bit set: "any" */
    struct decision was, is;
    struct since since; /* when `is` came into force */
};

/* Does a rule that holds on both days say something else on the second? */
typedef bool change_moved(const struct rule *rule, void *data);

struct change {
    const struct practice *practice;
    bool is_new; /* no rule of it had begun on the first day */
    bool has_role_column;
    const struct circumstance **columns; /* circumstances that tell rows apart */
    size_t n_columns;
    struct change_row *rows; /* in declared order */
    size_t n_rows;
    bool too_many; /* more situations than TABLE_MAX_SITUATIONS: rows are empty */
};

/*
 * The change of one practice from one day to a later one; NULL when nothing changed: every
 * situation in which the same rules give the same verdict on both days, and none of them has
 * moved, stands in no row, every other one in exactly one.  `moved` may be NULL: none has.
 */
struct change *change_find(
    struct arena *a, struct scope *scope, day from, day until, change_moved *moved, void *data);

/* A practice in two editions; a scope is NULL where the edition has no such practice. */
struct change_pair {
    struct united *united; /* whose roles and circumstances the rows speak of */
    struct scope *was, *is;
    day from, until; /* the day that each of them speaks of */
};

/*
 * The same between two editions.  Every situation stands in a row, also where both say the
 * same: no rule of the one is a rule of the other, and the caller knows what a reader would
 * notice.  change->practice is the united one; NULL where there is no situation.
 */
struct change *change_between(struct arena *a, const struct change_pair *pair);

/*
 * Is all that is new in a row only found, not known to have begun: were all rules that decide
 * now, and did not, first seen after the first day?
 */
bool change_row_is_sighting(const struct change_row *row, day from);

/*
 * "Clients; power tool": whom a row is for, in words; NULL: everybody, always.  The model has
 * the roles that the row speaks of.
 */
const char *change_row_who(struct arena *a, const struct model *model,
    const struct words *words, const struct change *change, const struct change_row *row);

bool change_row_covers(
    const struct change *change, const struct change_row *row, const struct situation *s);

#endif
