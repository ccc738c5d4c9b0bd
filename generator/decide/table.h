/*
 * What a reader sees of a practice beside its rule table: headline, role strip, timeline; and
 * the matrix.
 */
#ifndef PROVISO_DECIDE_TABLE_H
#define PROVISO_DECIDE_TABLE_H

#include "decide/decide.h"

/* No table may look at more situations; beyond it is `too-many-situations`. */
#define TABLE_MAX_SITUATIONS 200000

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
struct timeline_entry {
    day from, until; /* half-open; DAY_MIN / DAY_MAX where open */
    struct decision decision;
};
struct timeline_entry *table_timeline(
    struct arena *a, const struct model *model, struct scope *scope, size_t *n);

/* Has any rule of the practice begun by that day?  (Else an edition of it leaves it out.) */
bool practice_has_begun(const struct practice *practice, day on);

#endif
