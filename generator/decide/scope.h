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
    const struct circumstance *circumstance; /* NULL for the roles, always axis 0 */
    uint64_t possible;       /* the cases (roles) that can occur in this practice */
    const uint64_t *classes; /* disjoint, sorted by lowest bit; their union is `possible` */
    size_t n_classes;
    const uint64_t *admits; /* a set of rules for each class, then one for NO_CASE */
    const struct reach_need *needs;
    size_t n_needs;
    bool never; /* circular `given`: it can never apply */
};

struct scope {
    const struct practice *practice;
    struct arena *arena;
    bool is_too_large; /* as in reach_space: nothing is decided */
    size_t n_rules, n_words;
    struct scope_axis *axes; /* an axis follows those its `given` mentions */
    size_t n_axes;
    /* Sets of rules, n_words each. */
    uint64_t *beaten_by; /* for each rule: the rules that beat it (clause 2) */
    uint64_t *narrower;  /* for each rule: those whose reach is a proper subset of its own */
    /* Spans: [starts[i], starts[i + 1]), the last one open; starts[0] is DAY_MIN. */
    day *starts;
    size_t n_spans;
    /*
     * For each span, n_words each: rules in force; rules that ended before; rules first seen
     * later, whose beginning is unknown.
     */
    uint64_t *in_force, *ended, *unseen;
    uint64_t *work; /* scratch space for scope_decide_in */
    /* Caches: scope_known by the rules that apply, decisions by their content. */
    struct arena *memory;
    GHashTable *known, *distinct;
};

/* A cache entry: the rules that apply and the decision. */
struct scope_known {
    size_t n_words;
    const uint64_t *applying;
    const struct decision *decision;
};

/* Prepares a practice; scope_free releases it and all its decisions. */
struct scope *scope_new(const struct practice *practice);
void scope_free(struct scope *scope);

/* Clears the caches and so all its decisions; it can still decide. */
void scope_forget(struct scope *scope);

/* True if the rule is in the set. */
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
 * For each axis whether it matters in a span: roles do; circumstances do if a rule mentions
 * them that holds there, held before or was first seen later, or if whether such a one arises
 * depends on them.
 */
bool *scope_axes_in(struct arena *a, const struct scope *scope, size_t span);

/* The rules that apply in a span, among the candidates that a role and cases leave. */
void scope_applying(
    const struct scope *scope, const uint64_t *candidates, size_t span, uint64_t *applying);

#endif
