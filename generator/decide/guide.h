/*
 * A decision guide: the diagram of questions that leads from nothing to the verdicts of one or
 * several practices.  A question whose answers all lead to the same place is not asked; equal
 * subtrees are one node (pointer-equal).
 */
#ifndef PROVISO_DECIDE_GUIDE_H
#define PROVISO_DECIDE_GUIDE_H

#include "decide/decide.h"

/* What a reader's answers can lead to, each counted once; a guide beyond it helps nobody. */
#define GUIDE_MAX_STATES 20000

struct answers;

struct guide_leaf {
    const struct practice *practice;
    struct decision decision;
};

enum question_kind { QUESTION_ROLE, QUESTION_CASE, QUESTION_DATE };

struct guide_node {
    bool is_leaf;
    /* leaf: the guide's practices that concern the role and whose `given` holds, in the guide's
     * order; none: the reader is not concerned at all */
    struct guide_leaf *leaves;
    size_t n_leaves;
    /* question */
    enum question_kind kind;
    const struct circumstance *circumstance; /* QUESTION_CASE */
    day before;                              /* QUESTION_DATE: "before this day?" yes, no */
    struct date date;                        /* the same day as its author wrote it */
    bool is_about;                           /* ... who only inferred it */
    struct guide_answer *answers; /* by the first case (role) of each; two at least */
    size_t n_answers;
    size_t number;  /* of a question in the numbered key, from 1, in reading order */
    size_t depth;   /* most questions on a path from here */
    size_t n_paths; /* leaves below, shared ones counted each time; SIZE_MAX: or more */
};

struct guide_answer {
    uint64_t cases; /* QUESTION_CASE: the cases that lead here (several share one answer) */
    role_set roles; /* QUESTION_ROLE */
    bool is_before; /* QUESTION_DATE */
    struct guide_node *next;
};

struct guide_tree {
    const struct guide *guide;
    struct guide_node *root;
    size_t depth;    /* most questions on a path */
    size_t n_leaves; /* of the tree, shared ones counted each time */
    bool too_many;   /* more states than GUIDE_MAX_STATES: the root is an empty leaf */
};

/*
 * The guide on the answers' day.  What `ask` names comes first, then the role and the other
 * circumstances that matter in declared order; a circumstance never before those its `given`
 * mentions.  Dates are asked when `ask` says so: the latest first, and none after the day.
 * Practices of which no rule has begun are left out; so are roles that none of the others
 * concerns.
 */
struct guide_tree *guide_build(struct answers *answers, const struct guide *guide);

#endif
