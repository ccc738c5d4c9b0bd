/* Visits the points of a scope, and finds the point of a situation. */
#ifndef PROVISO_DECIDE_CURSOR_H
#define PROVISO_DECIDE_CURSOR_H

#include "decide/scope.h"

/* A point on the axes: the situations that differ in their day at most. */
struct scope_cursor {
    const struct scope *scope;
    size_t *choice; /* for each axis a class, or NO_CASE */
    uint64_t *sets; /* candidates after each axis */
    const uint64_t *candidates;
    bool is_started;
};

/* Visits every combination of classes in declared order; memory is the arena's. */
struct scope_cursor scope_start(struct arena *a, const struct scope *scope);
bool scope_next(struct scope_cursor *cursor);

/* How many roles times cases a point stands for. */
size_t scope_weight(const struct scope_cursor *cursor);

/* The candidates in a situation, n_words words.  False if the practice does not concern it. */
bool scope_locate(
    const struct scope *scope, size_t role, const size_t *cases, uint64_t *candidates);

/* Situations times spans; stops counting beyond `limit` and then returns something greater. */
size_t scope_count(const struct scope *scope, size_t limit);

#endif
