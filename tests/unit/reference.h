/*
 * A direct implementation of the definition (HOW A VERDICT IS DECIDED in proviso-handbook(5)).
 * It goes through the situations one by one, without classes, sets or tables.  The real
 * implementation must agree with it.
 */
#ifndef PROVISO_TESTS_REFERENCE_H
#define PROVISO_TESTS_REFERENCE_H

#include "decide/decide.h"

/* A practice, with every role in every combination of cases that the handbook allows. */
struct universe {
    const struct practice *practice;
    struct situation *all; /* as of day 0 */
    size_t n;
    uint64_t beaten_by[64]; /* by index of a rule: the rules that beat it */
};

struct universe *universe_new(
    struct arena *a, const struct model *model, const struct practice *practice);

/* The outcome by the definition; for a contradiction, all rules that stand. */
struct reference {
    enum outcome outcome;
    enum verdict verdict;
    uint64_t rules; /* bits: indices in practice->rules */
};

bool reference_concerns(const struct practice *practice, const struct situation *s);
bool reference_narrower(const struct universe *u, const struct rule *a, const struct rule *b);
/* Does `b` reach every situation of the practice that `a` reaches?  Does a rule reach any? */
bool reference_inside(const struct universe *u, const struct rule *a, const struct rule *b);
bool reference_applies(const struct universe *u, const struct rule *rule);
struct reference reference_decide(const struct universe *u, const struct situation *s);

#endif
