/*
 * Decides what the rules say in one situation: HOW A VERDICT IS DECIDED in
 * proviso-handbook(5).  A situation is a role, a case for each circumstance (or none if it is
 * not relevant) and a day.  Only what a practice's own rules and `given` mention matters.
 */
#ifndef PROVISO_DECIDE_DECIDE_H
#define PROVISO_DECIDE_DECIDE_H

#include "model/model.h"

#define NO_CASE SIZE_MAX

struct situation {
    size_t role;         /* index into model->roles */
    const size_t *cases; /* n_circumstances entries: index of the case, or NO_CASE */
    day on;
};

enum outcome { OUTCOME_DECIDED, OUTCOME_CONTRADICTION, OUTCOME_CYCLE };

struct decision {
    enum outcome outcome;
    enum verdict verdict;      /* if decided; verdicts from NOT_STATED on have no rules */
    const struct rule **rules; /* the rules that decide, the most specific first */
    size_t n_rules;            /* contradiction: two that disagree; cycle: the beaten ones */
};

/* When the deciding rules came into force, as the author wrote it. */
struct since {
    struct date date; /* first == DAY_MIN: always */
    bool attested, about;
};

struct scope; /* a practice prepared for deciding: scope.h */

struct decision decide(struct arena *a, struct scope *scope, const struct situation *situation);

/* True if outcome, verdict and rules are the same. */
bool decision_equal(const struct decision *a, const struct decision *b);
struct decision decision_copy(struct arena *a, const struct decision *decision);

/* True if the rule is one of those that decide. */
bool decision_has_rule(const struct decision *decision, const struct rule *rule);

/* The deciding rule of that name, which may be another edition's; or NULL. */
const struct rule *decision_find_rule(const struct decision *decision, const char *id);

/* True if rule a names rule b in its `overrides`. */
bool rule_overrides(const struct rule *a, const struct rule *b);

/*
 * True if a rule's roles and cases include the situation, on any day, also where it exempts
 * from another practice.
 */
bool rule_reaches(const struct rule *rule, const struct situation *situation);

/* True if these cases satisfy the circumstance's `given`. */
bool circumstance_arises(const struct circumstance *circumstance, const size_t *cases);

/*
 * The situation that somebody means who states only some cases: the stated cases, what they
 * imply by `given`, then the practice's `given`, else the first case of each circumstance that
 * arises.  Fills in `cases`, n_circumstances entries.  False if a case was stated whose
 * circumstance does not arise there (it is dropped).
 */
bool situation_fill(const struct model *model, const struct practice *practice, size_t role,
    const struct case_set *said, day on, size_t *cases, struct situation *out);

/* The ordinary situation of a practice for a role: nothing is stated. */
void situation_ordinary(const struct model *model, const struct practice *practice, size_t role,
    day on, size_t *cases, struct situation *out);

/* Removes cases that the practice does not depend on, so that the rest can be named. */
void situation_trim(const struct model *model, const struct scope *scope, size_t *cases);

/* For a situation that is ENDED: the rule that ended last; NULL if none applied. */
const struct rule *rule_ended(
    const struct practice *practice, const struct situation *situation);

/* The first role that a practice concerns and that is not silent. */
size_t practice_first_role(const struct practice *practice);

/*
 * The decision (clause 3) if exactly these rules apply.  Borrowed from the scope; equal
 * decisions are the same pointer.
 */
const struct decision *scope_decide(struct scope *scope, const uint64_t *applying);

/*
 * The same, but if nothing applies, the outcome is ended (rules applied earlier), not known (a
 * rule applies that was first seen later) or not stated.
 */
const struct decision *scope_decide_among(struct scope *scope, const uint64_t *applying,
    const uint64_t *ended, const uint64_t *unseen);

/* The decision in a span, among the candidates that a role and cases leave. */
const struct decision *scope_decide_in(
    struct scope *scope, const uint64_t *candidates, size_t span);

#endif
