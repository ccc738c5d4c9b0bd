/*
 * What a reader sees of a practice besides its rule table: headline, role strip, timeline; and
 * the matrix.
 */
#ifndef PROVISO_DECIDE_TABLE_H
#define PROVISO_DECIDE_TABLE_H

#include "decide/decide.h"

/* Limit on the situations in a table; a practice with more is `too-many-situations`. */
#define TABLE_MAX_SITUATIONS 200000

/*
 * A role's verdict in its ordinary situation; `differs`: some other situation has another
 * verdict.
 */
struct role_verdict {
    size_t role;
    struct decision decision;
    bool differs;
};

/* One entry for each role of the model; NOT_CONCERNED if the practice does not concern it. */
struct role_verdict *table_roles(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/* The headline: the decision in the first role's ordinary situation. */
struct decision table_headline(
    struct arena *a, const struct model *model, struct scope *scope, day on);

/*
 * How the headline changed over time: an entry for each stretch of days with the same decision,
 * from the first rule on.  If the last stretch states nothing, the practice has expired.
 */
struct timeline_entry {
    day from, until; /* half-open; DAY_MIN or DAY_MAX if open */
    struct decision decision;
};
struct timeline_entry *table_timeline(
    struct arena *a, const struct model *model, struct scope *scope, size_t *n);

/* True if any rule of the practice has begun by that day; otherwise the edition omits it. */
bool practice_has_begun(const struct practice *practice, day on);

#endif
