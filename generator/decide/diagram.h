/*
 * Internal to decide: a diagram being built, shared by guide.c (which questions, in which
 * order), diagram.c (what they lead to) and guide_share.c (which roles share a diagram).
 */
#ifndef PROVISO_DECIDE_DIAGRAM_H
#define PROVISO_DECIDE_DIAGRAM_H

#include "decide/guide.h"
#include "decide/scope.h"

/*
 * Sets of rules in a state for each practice: those that apply, ended, or were first seen
 * later.
 */
#define DIAGRAM_SETS 3

struct question {
    enum question_kind kind;
    const struct circumstance *circumstance;
    size_t *axes;    /* for each practice its axis; 0: irrelevant there */
    bool is_authors; /* named by `ask` */
};

struct diagram {
    struct arena *a, *work; /* arena of the nodes and of this struct */
    struct arena *scratch;  /* arena of the states, from diagram_make on */
    const struct model *model;
    day on;
    role_set roles;
    const struct practice **practices; /* the practices that have begun */
    struct scope **scopes;
    size_t n_scopes;
    struct question *questions; /* in the order in which they are asked */
    size_t n_questions;
    /*
     * A state: for each practice three sets from offset[i], whether it is left out, and its act
     * (an address); then for each question whether something it requires is missing.
     */
    size_t *offset;
    size_t left_out, acts, missing, size;
    GHashTable *states, *nodes;
    size_t n_states, n_asked;    /* numbers of states examined and of question nodes made */
    bool too_many, is_too_large; /* of that, of these; of its practices' scopes */
};

/*
 * The diagram of these questions in this order; NULL if it exceeds the limit on states or
 * questions.  Nodes go into d->a; d->nodes exists until diagram_end.
 */
struct guide_node *diagram_make(struct diagram *d);
void diagram_end(struct diagram *d);

/* True if practice, act, outcome, rules and roles are the same. */
bool leaf_equal(const struct guide_leaf *a, const struct guide_leaf *b);

/* The unique node equal to this one; adds a new one to the table. */
struct guide_node *diagram_share(struct diagram *d, const struct guide_node *like);

#endif
