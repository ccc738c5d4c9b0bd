/*
 * Examines a practice in every situation and on every day: finds where its rules contradict
 * each other or override each other in a circle, where they leave a gap, and which rules never
 * decide.
 */
#ifndef PROVISO_DECIDE_COVERAGE_H
#define PROVISO_DECIDE_COVERAGE_H

#include "decide/decide.h"

/* Rules that do not settle a situation: two that disagree, or a circle. */
struct coverage_conflict {
    enum outcome outcome;
    const struct rule **rules;
    size_t n_rules;
    struct situation where; /* the first one; circumstances that do not matter have no case */
};

/* A rule that could go: wherever it decides, `by` decides too and says the same. */
struct coverage_redundancy {
    const struct rule *rule, *by;
};

struct coverage {
    bool too_many; /* more situations than TABLE_MAX_SITUATIONS: nothing else is filled in */
    struct coverage_conflict *conflicts; /* each pair and each circle once */
    size_t n_conflicts;
    size_t n_situations; /* roles times cases that the practice concerns */
    size_t n_gaps; /* those in which, on some day of the hull of its periods, no rule speaks */
    struct situation gap; /* the first of them */
    bool
        *speaks; /* for each of practice->rules: decides somewhere, or has part in a conflict */
    /*
     * Of those that do not speak: the first to beat it, or, where nothing beats it, a stricter
     * one that stands beside it; both NULL when it never applies.
     */
    const struct rule **beaten_by, **outranked_by;
    struct coverage_redundancy *redundancies;
    size_t n_redundancies;
};

/* Do two rules tell the reader the same?  Asked of rules with the same verdict only. */
typedef bool coverage_same_words(const struct rule *a, const struct rule *b);

/*
 * `on` is preferred when a finding needs some day of an open stretch.  No rule that also holds
 * in other practices is called redundant.
 */
struct coverage *coverage_make(struct arena *a, const struct model *model, struct scope *scope,
    day on, coverage_same_words *same_words);

#endif
