/*
 * Decides with partial information (partial evaluation): somebody asks about a practice and
 * states only some facts.  Either they settle the verdict, or the result lists the questions
 * whose answers would.
 */
#ifndef PROVISO_DECIDE_PARTIAL_DECISION_H
#define PROVISO_DECIDE_PARTIAL_DECISION_H

#include "decide/decide.h"

enum partial_result {
    PARTIAL_DECIDED,    /* `decision` holds, whatever else is the case */
    PARTIAL_OPEN,       /* `questions` lists what it depends on */
    PARTIAL_IMPOSSIBLE, /* `odd` was stated, but arises only in other cases of `against` */
    PARTIAL_TOO_MANY    /* more situations than TABLE_MAX_SITUATIONS */
};

/* Something that was not stated and matters. */
struct open_question {
    const struct circumstance *circumstance; /* NULL: the role */
    uint64_t choices;                        /* cases, or roles, that are still possible */
    bool may_not_arise;
};

struct partial_decision {
    enum partial_result result;
    struct decision
        decision; /* in the arena; NOT_CONCERNED where the practice does not apply */
    const struct rule *ended; /* if the decision is ENDED: the rule that ended last */
    const struct rule *next;  /* if nothing decides: the rule that begins next, or NULL */
    struct open_question *questions; /* the role first, then in declared order */
    size_t n_questions;
    const struct circumstance *odd, *against;
};

/*
 * `said` has one case for each circumstance it mentions; `role` NULL: not stated.  Stated cases
 * imply the `given` of their circumstances.
 */
struct partial_decision partial_decide(struct arena *a, const struct model *model,
    struct scope *scope, const struct role *role, const struct case_set *said, day on);

#endif
