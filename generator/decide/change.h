/* For whom a practice changed between two days or two editions. */
#ifndef PROVISO_DECIDE_CHANGE_H
#define PROVISO_DECIDE_CHANGE_H

#include "decide/decide.h"

struct united; /* decide/united.h */

/*
 * Situations in which another rule decides now, or another verdict holds, or whose rule has
 * moved.
 */
struct change_row {
    role_set roles;        /* all roles of the practice: anybody */
    const uint64_t *cases; /* an entry for each column: a set of cases; every bit set: "any" */
    struct decision was, is;
    struct since since; /* when `is` came into force */
};

/* True if a rule that holds on both days says something else on the second. */
typedef bool change_moved(const struct rule *rule, void *data);

struct change {
    const struct practice *practice;
    bool is_new; /* no rule of it had begun on the first day */
    bool has_role_column;
    const struct circumstance **columns; /* the circumstances that distinguish rows */
    size_t n_columns;
    struct change_row *rows; /* in declared order */
    size_t n_rows;
    bool too_many; /* more situations than TABLE_MAX_SITUATIONS: there are no rows */
};

/*
 * The change of one practice from one day to a later one; NULL if nothing changed.  A situation
 * is in no row if the same rules give the same verdict on both days and none of them has moved;
 * every other situation is in exactly one row.  `moved` may be NULL: no rule has.
 */
struct change *change_find(
    struct arena *a, struct scope *scope, day from, day until, change_moved *moved, void *data);

/* A practice in two editions; a scope is NULL if the edition has no such practice. */
struct change_pair {
    struct united *united; /* provides the roles and circumstances of the rows */
    struct scope *was, *is;
    day from, until; /* the day of each edition */
};

/*
 * The same between two editions.  Every situation is in a row, even if both agree: their rules
 * are different objects, so the caller has to find out what a reader would notice.
 * change->practice is the united one; NULL if there are no situations.
 */
struct change *change_between(struct arena *a, const struct change_pair *pair);

/*
 * True if everything new in a row was only found: all rules that decide now and did not before
 * were first seen after the first day.
 */
bool change_row_is_sighting(const struct change_row *row, day from);

/*
 * "Clients; power tool": whom a row is for, in words; NULL for everybody in every case.  The
 * model provides the roles.
 */
const char *change_row_who(struct arena *a, const struct model *model,
    const struct words *words, const struct change *change, const struct change_row *row);

bool change_row_covers(
    const struct change *change, const struct change_row *row, const struct situation *s);

#endif
