/*
 * Examines a practice in every situation and on every day: finds contradictions and circles of
 * overrides, gaps, and rules that never decide.
 */
#ifndef PROVISO_DECIDE_COVERAGE_H
#define PROVISO_DECIDE_COVERAGE_H

#include "decide/decide.h"

/* Rules that do not settle a situation: two that contradict each other, or a circle. */
struct coverage_conflict {
    enum outcome outcome;
    const struct rule **rules;
    size_t n_rules;
    struct situation where; /* the first such; irrelevant circumstances have no case */
};

/* A rule that could be removed: wherever it decides, `by` decides, too, and says the same. */
struct coverage_redundancy {
    const struct rule *rule, *by;
};

struct coverage {
    bool too_many; /* more situations than TABLE_MAX_SITUATIONS: all other members are empty */
    struct coverage_conflict *conflicts; /* each pair and each circle once */
    size_t n_conflicts;
    size_t n_situations;  /* roles times cases that the practice concerns */
    size_t n_gaps;        /* those in which, on some day of the hull, no rule applies */
    struct situation gap; /* the first of them */
    bool *speaks;         /* by rule: decides somewhere, or is part of a conflict */
    /*
     * For rules that do not: the first rule that beats it, or, if nothing does, a stricter one
     * that applies beside it; both are NULL if it never applies.
     */
    const struct rule **beaten_by, **outranked_by;
    struct coverage_redundancy *redundancies;
    size_t n_redundancies;
};

/* True if two rules with the same verdict tell the reader the same. */
typedef bool coverage_same_words(const struct rule *a, const struct rule *b);

/*
 * Findings prefer `on` as the day in an open stretch.  A rule that also applies in other
 * practices is never called redundant.
 */
struct coverage *coverage_make(struct arena *a, const struct model *model, struct scope *scope,
    day on, coverage_same_words *same_words);

#endif
