/*
 * Decides with partial information (partial evaluation): somebody asks about a practice and has
 * said only some of the facts.  Either that settles the verdict, or the result lists the
 * questions whose answers would.
 */
#ifndef PROVISO_DECIDE_PARTIAL_DECISION_H
#define PROVISO_DECIDE_PARTIAL_DECISION_H

#include "decide/decide.h"

enum partial_result {
    PARTIAL_DECIDED,    /* `decision`: the same whatever else is the case */
    PARTIAL_OPEN,       /* `questions`: what it depends on */
    PARTIAL_IMPOSSIBLE, /* `odd` was said, and it arises only where `against` is otherwise */
    PARTIAL_TOO_MANY    /* more situations than TABLE_MAX_SITUATIONS */
};

/* Something that was not said and matters. */
struct open_question {
    const struct circumstance *circumstance; /* NULL: who asks */
    uint64_t choices;                        /* cases, or roles, that are still possible */
    bool may_not_arise;
};

struct partial_decision {
    enum partial_result result;
    struct decision
        decision; /* in the arena; NOT_CONCERNED where the practice does not apply */
    const struct rule *ended; /* of a decision that is ENDED: the rule that ended last */
    const struct rule *next;  /* where nothing decides: the rule that begins next, or NULL */
    struct open_question *questions; /* who asks first, then in declared order */
    size_t n_questions;
    const struct circumstance *odd, *against;
};

/*
 * `said` has one case for each circumstance it mentions; `role` NULL: not said.  What was said
 * implies the `given` of its circumstances.
 */
struct partial_decision partial_decide(struct arena *a, const struct model *model,
    struct scope *scope, const struct role *role, const struct case_set *said, day on);

#endif
