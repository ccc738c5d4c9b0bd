/*
 * A practice prepared for deciding: the situations its rules tell apart, as small sets.
 *
 * An axis is the roles, or one circumstance that the practice's rules or `given` mention (or
 * that the `given` of such a circumstance mentions); no other circumstance is ever looked at.
 * Cases which no rule and no `given` tells apart form one class.  Time is cut into spans at
 * every day on which a rule begins or ends.  Sets of rules are arrays of words, so that what
 * applies in a situation is an AND of one set for each axis and one for the span:
 *
 *     roles:  member 11101   tool:  hand 10011   span 2:  11110
 *             guest  01100          power 11100
 */
#ifndef PROVISO_DECIDE_SCOPE_H
#define PROVISO_DECIDE_SCOPE_H

#include "decide/decide.h"
#include "model/reach.h"

struct scope_axis {
    const struct circumstance *circumstance; /* NULL: the roles, always axis 0 */
    uint64_t possible;       /* cases (roles) that can occur in this practice at all */
    const uint64_t *classes; /* disjoint, by lowest bit; together they are `possible` */
    size_t n_classes;
    const uint64_t *admits; /* a set of rules for each class, then one for NO_CASE */
    const struct reach_need *needs;
    size_t n_needs;
    bool never; /* circular `given`: it can never apply */
};

struct scope {
    const struct practice *practice;
    struct arena *arena;
    bool is_too_large; /* reach_space: nothing is decided */
    size_t n_rules, n_words;
    struct scope_axis *axes; /* an axis comes after those its `given` mentions */
    size_t n_axes;
    /* Sets of rules, n_words each. */
    uint64_t *beaten_by; /* for each rule: who beats it (clause 2) */
    uint64_t
        *narrower; /* for each rule: whose roles and cases are a proper subset of its own */
    /* Spans: [starts[i], starts[i + 1]), the last one open; starts[0] is DAY_MIN. */
    day *starts;
    size_t n_spans;
    /* For each span, n_words each: the rules in force; those that ended before; those that were
     * first seen later, of whose beginning nothing is known. */
    uint64_t *in_force, *ended, *unseen;
    uint64_t *work; /* room for scope_decide_in */
    /* What it has decided so far: scope_known by what applies, decisions by what they say. */
    struct arena *memory;
    GHashTable *known, *distinct;
};

/* What applies and what it decides: an entry of the table of those seen so far. */
struct scope_known {
    size_t n_words;
    const uint64_t *applying;
    const struct decision *decision;
};

/* Prepares a practice; scope_free releases it and every decision it gave. */
struct scope *scope_new(const struct practice *practice);
void scope_free(struct scope *scope);

/* Releases the decisions it gave and how it came to them; it can still decide. */
void scope_forget(struct scope *scope);

/* Is the rule in the set? */
static inline bool
scope_has(const uint64_t *set, size_t rule)
{
    return set[rule / 64] >> (rule % 64) & 1;
}

static inline void
scope_add(uint64_t *set, size_t rule)
{
    set[rule / 64] |= UINT64_C(1) << (rule % 64);
}

/* The span that holds a day. */
size_t scope_span(const struct scope *scope, day on);

/*
 * For each axis whether it matters in a span: the roles; what a rule looks at that holds there,
 * held before or was first seen later; and what has to be known to say whether that arises.
 */
bool *scope_axes_in(struct arena *a, const struct scope *scope, size_t span);

/* What applies in a span, of the candidates that a role and cases leave. */
void scope_applying(
    const struct scope *scope, const uint64_t *candidates, size_t span, uint64_t *applying);

#endif
