/*
 * Inside decide: one diagram in the making, for guide.c (what is asked, in which order),
 * diagram.c (what that leads to) and guide_share.c (roles that share it).
 */
#ifndef PROVISO_DECIDE_DIAGRAM_H
#define PROVISO_DECIDE_DIAGRAM_H

#include "decide/guide.h"
#include "decide/scope.h"

/* Sets of rules a state has for each practice: that apply, ended, were first seen later. */
#define DIAGRAM_SETS 3

struct question {
    enum question_kind kind;
    const struct circumstance *circumstance;
    size_t *axes;    /* for each practice its axis, 0: it does not matter there */
    bool is_authors; /* named by `ask` */
};

struct diagram {
    struct arena *a, *work; /* of the nodes; of what is said here */
    struct arena *scratch;  /* of the states, from diagram_make on */
    const struct model *model;
    day on;
    role_set roles;
    const struct practice **practices; /* those that have begun */
    struct scope **scopes;
    size_t n_scopes;
    struct question *questions; /* in the order in which they are asked */
    size_t n_questions;
    /* A state: three sets of each practice from offset[i], then whether it is left out, then
     * its act (an address), then for each question whether something it needs is missing. */
    size_t *offset;
    size_t left_out, acts, missing, size;
    GHashTable *states, *nodes;
    size_t n_states, n_asked;    /* looked at; question nodes made */
    bool too_many, is_too_large; /* of that, of these; of its practices' scopes */
};

/*
 * The diagram of these questions in this order, NULL when it takes too many states or
 * questions.  Nodes go into d->a; d->nodes is there until diagram_end.
 */
struct guide_node *diagram_make(struct diagram *d);
void diagram_end(struct diagram *d);

/* The same practice, act, outcome and rules, for the same roles? */
bool leaf_equal(const struct guide_leaf *a, const struct guide_leaf *b);

/* The one node like this; a new one goes into the table. */
struct guide_node *diagram_share(struct diagram *d, const struct guide_node *like);

#endif
