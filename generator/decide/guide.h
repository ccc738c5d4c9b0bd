/*
 * A decision guide: the diagram of questions that leads from nothing to the verdicts of one or
 * several practices.  A question whose answers all lead to the same place is not asked; equal
 * subtrees are one node (pointer-equal).
 */
#ifndef PROVISO_DECIDE_GUIDE_H
#define PROVISO_DECIDE_GUIDE_H

#include "decide/decide.h"

/*
 * A diagram with more questions helps nobody: then each practice has one of its own, so that
 * questions add up and do not multiply.  A guide that asks more than GUIDE_LONG is reported.
 */
#define GUIDE_MAX_QUESTIONS 60
#define GUIDE_LONG          24

/* What a reader's answers can lead to, each counted once, on the way to a diagram. */
#define GUIDE_MAX_STATES 20000

struct answers;

struct guide_leaf {
    const struct practice *practice; /* NULL: of `roles` nothing is asked here */
    const char *act;                 /* what is judged: practice_act */
    role_set roles;                  /* whose line it is; 0: all who get here */
    struct decision decision;
};

enum question_kind { QUESTION_ROLE, QUESTION_CASE, QUESTION_DATE };

struct guide_node {
    bool is_leaf;
    /* leaf: the guide's practices that concern the role and whose `given` holds, in the guide's
     * order; none: nothing is asked of the reader here */
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
    size_t number;  /* of a question in the numbered key, from 1; 0: guide_has_role_parts */
    size_t depth;   /* most questions on a path from here */
    size_t n_paths; /* leaves below, shared ones counted each time; SIZE_MAX: or more */
    role_set roles; /* who can get here */
};

struct guide_answer {
    uint64_t cases; /* QUESTION_CASE: the cases that lead here (several share one answer) */
    role_set roles; /* QUESTION_ROLE */
    bool is_before; /* QUESTION_DATE */
    struct guide_node *next;
};

struct guide_part {
    const struct practice *practice; /* the only one asked about, where the guide is split */
    struct guide_node *root; /* NULL: it alone has too many questions; its rule table tells */
};

struct guide_tree {
    const struct guide *guide;
    struct guide_part
        *parts; /* one, but where it is split one a practice; none: nothing begun */
    size_t n_parts;
    bool is_split;
    size_t n_questions; /* with a number, of all parts */
    size_t depth;       /* most questions on a path */
    size_t n_leaves;    /* of the parts, shared ones counted each time */
};

/*
 * The guide on the answers' day.  What `ask` names comes first, in its order.  The rest is
 * asked in the order that asks least: the fewest questions on average, all answers being
 * equally likely; of equal ones the role first and the circumstances as declared.  A
 * circumstance never comes before those its `given` mentions.  Dates are asked when `ask` says
 * so: the latest first, and none after the day.  Practices of which no rule has begun are left
 * out; so are roles that none of the others concerns.
 *
 * Roles whose diagrams differ in two leaves at the most share one; a line that is not for all
 * of them says whose it is.
 */
struct guide_tree *guide_build(struct answers *answers, const struct guide *guide);

/* Does it begin by asking for the role?  Then each answer to that is a part for the reader. */
bool guide_has_role_parts(const struct guide_part *part);

#endif
