/*
 * A decision guide: the diagram of questions that leads from nothing to the verdicts of one or
 * several practices.  A question whose answers all lead to the same place is not asked; equal
 * subtrees are one node (pointer-equal).
 */
#ifndef PROVISO_DECIDE_GUIDE_H
#define PROVISO_DECIDE_GUIDE_H

#include "decide/decide.h"

struct guide_leaf {
    const struct practice *practice;
    struct decision decision;
};

enum question_kind { QUESTION_ROLE, QUESTION_CASE, QUESTION_DATE };

struct guide_node {
    bool is_leaf;
    /* leaf: the guide's practices whose `given` holds, in the guide's order */
    struct guide_leaf *leaves;
    size_t n_leaves;
    /* question */
    enum question_kind kind;
    const struct circumstance *circumstance; /* QUESTION_CASE */
    day before;                              /* QUESTION_DATE: "before this day?" yes, no */
    struct guide_answer *answers;
    size_t n_answers;
    size_t number; /* of a question in the numbered key, from 1, in reading order */
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
    size_t n_leaves; /* leaves of the drawn tree (shared ones counted each time) */
    bool is_drawn;   /* small enough for the drawn tree: depth <= 4 and n_leaves <= 8 */
};

struct guide_tree *guide_build(
    struct arena *a, const struct model *model, const struct guide *guide, day on);

#endif
