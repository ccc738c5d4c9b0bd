/*
 * What the rules say in one situation: content-model, "How a verdict is decided".
 *
 * A situation is a role, a case for each circumstance (or none where it does not arise) and a
 * day.  Only what a practice's own rules and `given` mention is ever looked at.
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
    enum verdict verdict;      /* when decided; those from NOT_STATED on have no rules */
    const struct rule **rules; /* those that decide, the most specific first */
    size_t n_rules;            /* contradiction: two that disagree; cycle: the beaten ones */
};

/* When what decides came into force, as its author wrote it. */
struct since {
    struct date date; /* first == DAY_MIN: it always held */
    bool attested, about;
};

struct scope; /* a practice prepared for deciding: scope.h */

struct decision decide(struct arena *a, struct scope *scope, const struct situation *situation);

/* The same outcome, verdict and rules? */
bool decision_equal(const struct decision *a, const struct decision *b);
struct decision decision_copy(struct arena *a, const struct decision *decision);

/* Whether a rule is among those that decide. */
bool decision_has_rule(const struct decision *decision, const struct rule *rule);

/* The rule of that name among those that decide, which may be of another edition; or NULL. */
const struct rule *decision_find_rule(const struct decision *decision, const char *id);

/* Does rule a say in its `overrides` that it goes before rule b? */
bool rule_overrides(const struct rule *a, const struct rule *b);

/* Does a rule speak of the situation, days apart: there also where it exempts from another? */
bool rule_reaches(const struct rule *rule, const struct situation *situation);

/* Is the circumstance's `given` satisfied by these cases? */
bool circumstance_arises(const struct circumstance *circumstance, const size_t *cases);

/*
 * The situation that somebody who says only so much means: the cases said, what they imply by
 * `given`, then those of the practice's `given`, else the first case of each circumstance that
 * arises.  `cases` has n_circumstances entries and is filled in.  False when a case was said
 * whose circumstance does not arise there (it is left out).
 */
bool situation_fill(const struct model *model, const struct practice *practice, size_t role,
    const struct case_set *said, day on, size_t *cases, struct situation *out);

/* The ordinary situation of a practice for a role: nothing said. */
void situation_ordinary(const struct model *model, const struct practice *practice, size_t role,
    day on, size_t *cases, struct situation *out);

/* Takes out of the cases what the practice does not depend on, so that the rest can be named.
 */
void situation_trim(const struct model *model, const struct scope *scope, size_t *cases);

/* Of a situation that is ENDED: the rule that ended last; NULL when none spoke. */
const struct rule *rule_ended(
    const struct practice *practice, const struct situation *situation);

/* The first role that a practice concerns and is not silent on. */
size_t practice_first_role(const struct practice *practice);

/*
 * The decision (clause 3) where exactly these rules apply.  Borrowed from the scope; equal
 * decisions are the same pointer.
 */
const struct decision *scope_decide(struct scope *scope, const uint64_t *applying);

/*
 * The same where nothing may apply, which is then said to have ended (rules spoke and none does
 * any more), to be not known (one speaks that was first seen later) or not stated.
 */
const struct decision *scope_decide_among(struct scope *scope, const uint64_t *applying,
    const uint64_t *ended, const uint64_t *unseen);

/* What is decided in a span, of the candidates that a role and cases leave. */
const struct decision *scope_decide_in(
    struct scope *scope, const uint64_t *candidates, size_t span);

#endif
