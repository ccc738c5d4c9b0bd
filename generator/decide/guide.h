/*
 * A decision guide: a diagram of questions that leads to the verdicts of one or several
 * practices.  A question whose answers all lead to the same place is not asked; equal subtrees
 * are one node (the same pointer).
 */
#ifndef PROVISO_DECIDE_GUIDE_H
#define PROVISO_DECIDE_GUIDE_H

#include "decide/decide.h"

/*
 * A diagram with more questions helps nobody: then each practice has a diagram of its own, so
 * that questions add up instead of multiplying.  A guide that asks more than GUIDE_LONG is
 * reported.
 */
#define GUIDE_MAX_QUESTIONS 60
#define GUIDE_LONG          24

/* Limit on the states, each counted once, that are examined to build a diagram. */
#define GUIDE_MAX_STATES 20000

struct answers;

struct guide_leaf {
    const struct practice *practice; /* NULL: nothing is asked of `roles` here */
    const char *act;                 /* the act judged: practice_act */
    role_set roles;                  /* the roles the line is for; 0: all that get here */
    struct decision decision;
};

enum question_kind { QUESTION_ROLE, QUESTION_CASE, QUESTION_DATE };

struct guide_node {
    bool is_leaf;
    /*
     * Leaf: the guide's practices that concern the role and whose `given` holds, in the guide's
     * order; if none, nothing is asked of the reader here.
     */
    struct guide_leaf *leaves;
    size_t n_leaves;
    /* question */
    enum question_kind kind;
    const struct circumstance *circumstance; /* QUESTION_CASE */
    day before;                              /* QUESTION_DATE: "before this day?" yes, no */
    struct date date;                        /* the same day as the author wrote it */
    bool is_about;                           /* the author only inferred it */
    struct guide_answer *answers; /* at least two, sorted by the first case (role) of each */
    size_t n_answers;
    size_t number;  /* number of a question in the key, from 1; 0: see guide_has_role_parts */
    size_t depth;   /* most questions on any path from here */
    size_t n_paths; /* leaves below, shared ones once a path; at most SIZE_MAX */
    role_set roles; /* roles that can get here */
};

struct guide_answer {
    uint64_t cases; /* QUESTION_CASE: the cases that lead here (several share one answer) */
    role_set roles; /* QUESTION_ROLE */
    bool is_before; /* QUESTION_DATE */
    struct guide_node *next;
};

struct guide_part {
    const struct practice *practice; /* the only practice asked about, if the guide is split */
    struct guide_node *root; /* NULL: too many questions even alone; see its rule table */
};

struct guide_tree {
    const struct guide *guide;
    struct guide_part
        *parts; /* one, or one for each practice if split; 0 if no practice has begun */
    size_t n_parts;
    bool is_split;
    size_t n_questions; /* number of questions with a number, in all parts */
    size_t depth;       /* most questions on any path */
    size_t n_leaves;    /* leaves of all parts, shared ones counted once for each path */
};

/*
 * The guide on the answers' day.  Questions named in `ask` come first, in that order.  The rest
 * follow in the order that asks the fewest questions on average, all answers being equally
 * likely; ties are broken by role first, then circumstances as declared.  A circumstance never
 * comes before those its `given` mentions.  Dates are asked if `ask` says so: the latest first,
 * and none after the day.  Practices of which no rule has begun are left out, and so are roles
 * that none of the remaining practices concerns.  Roles whose diagrams differ in at most two
 * leaves share one; a line that is not for all of them names its roles.
 */
struct guide_tree *guide_build(struct answers *answers, const struct guide *guide);

/* True if it begins by asking for the role.  Each answer is then a part of its own. */
bool guide_has_role_parts(const struct guide_part *part);

#endif
