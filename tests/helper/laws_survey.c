/* The laws of coverage: contradictions, gaps, rules that never decide and rules that nothing
 * needs. */
#include "helper/laws.h"

#include "decide/answers.h"
#include "decide/coverage.h"
#include "decide/cursor.h"
#include "decide/decide.h"
#include "decide/scope.h"

static bool
same_always(const struct rule *a, const struct rule *b)
{
    (void)a;
    (void)b;
    return true;
}

/* What the definition gives for all situations on all days. */
struct found {
    uint64_t deciding, in_conflict;
    bool has_contradiction, has_cycle;
    size_t n, n_gaps;
};

/*
 * True for one of the situations that differ only in circumstances that the practice never
 * mentions.
 */
static bool
is_first_of_its_kind(const struct trial *t, const struct universe *u, const struct situation *s)
{
    size_t *cases = arena_copy(t->a, s->cases, t->model->n_circumstances * sizeof *cases);
    situation_trim(t->model, answers_scope(t->answers, u->practice), cases);
    for (size_t i = 0; i < t->model->n_circumstances; i++)
        if (cases[i] == NO_CASE && s->cases[i] != NO_CASE && s->cases[i] != 0)
            return false;
    return true;
}

static bool
in_hull(const struct practice *practice, day on)
{
    day from = DAY_MAX, until = DAY_MIN;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        from = MIN(from, practice->own_rules[i].period.from.first);
        until = MAX(until, practice->own_rules[i].period.until.first);
    }
    return from <= on && on < until;
}

/* True for the verdicts that no rule gives. */
static bool
is_nothing(enum verdict verdict)
{
    return verdict == VERDICT_NOT_STATED || verdict == VERDICT_ENDED ||
           verdict == VERDICT_NOT_KNOWN;
}

/* True if a rule for this situation was first seen on a later day, so that it may have held. */
static bool
is_seen_later(const struct practice *practice, const struct situation *s)
{
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (rule->period.attested && rule->period.from.first > s->on && rule_reaches(rule, s))
            return true;
    }
    return false;
}

static struct found
look(struct trial *t, const struct universe *u)
{
    struct found found = { 0 };
    for (size_t i = 0; i < u->n; i++) {
        struct situation s = u->all[i];
        if (!reference_concerns(u->practice, &s) || !is_first_of_its_kind(t, u, &s))
            continue;
        bool is_gap = false;
        for (size_t k = 0; k < t->n_days; k++) {
            s.on = t->days[k];
            struct reference r = reference_decide(u, &s);
            if (r.outcome == OUTCOME_DECIDED)
                found.deciding |= r.rules;
            else
                found.in_conflict |= r.rules;
            found.has_contradiction |= r.outcome == OUTCOME_CONTRADICTION;
            found.has_cycle |= r.outcome == OUTCOME_CYCLE;
            is_gap |= r.outcome == OUTCOME_DECIDED && is_nothing(r.verdict) &&
                      !is_seen_later(u->practice, &s) && in_hull(u->practice, s.on);
        }
        bool is_silent = u->practice->silent >> s.role & 1;
        found.n += !is_silent;
        found.n_gaps += is_gap && !is_silent;
    }
    return found;
}

/* Without the rule, every decision is the same, and `by` decides where the rule did. */
static bool
is_redundant(
    struct trial *t, const struct universe *u, const struct coverage_redundancy *redundancy)
{
    struct rule never = *redundancy->rule;
    never.period.until.first = never.period.from.first;
    struct practice without = *u->practice;
    without.rules = arena_copy(t->a, without.rules, without.n_rules * sizeof *without.rules);
    without.rules[redundancy->rule->index] = &never;
    struct universe reduced = *u;
    reduced.practice = &without;
    uint64_t gone = UINT64_C(1) << redundancy->rule->index;
    uint64_t by = UINT64_C(1) << redundancy->by->index;
    for (size_t i = 0; i < u->n * t->n_days; i++) {
        struct situation s = u->all[i / t->n_days];
        s.on = t->days[i % t->n_days];
        struct reference before = reference_decide(u, &s);
        struct reference after = reference_decide(&reduced, &s);
        if (is_nothing(before.verdict) && is_nothing(after.verdict))
            continue;
        if (before.outcome != after.outcome ||
            (before.outcome == OUTCOME_DECIDED &&
                (before.verdict != after.verdict || (before.rules & ~gone) != after.rules ||
                    (before.rules & gone && !(after.rules & by)))))
            return false;
    }
    return true;
}

const char *
laws_survey(struct trial *t, const struct universe *u)
{
    const struct practice *practice = u->practice;
    const struct coverage *coverage = coverage_make(t->a, t->model,
        answers_scope(t->answers, practice), t->days[t->n_days / 2], same_always);
    struct found found = look(t, u);
    bool has_contradiction = false, has_cycle = false;
    for (size_t i = 0; i < coverage->n_conflicts; i++) {
        const struct coverage_conflict *conflict = &coverage->conflicts[i];
        struct reference r = reference_decide(u, &conflict->where);
        struct decision said = { conflict->outcome, 0, conflict->rules, conflict->n_rules };
        if (!laws_agree(u, &said, &r))
            return arena_printf(
                t->a, "%s: no conflict there", laws_situation(t, practice, &conflict->where));
        has_contradiction |= conflict->outcome == OUTCOME_CONTRADICTION;
        has_cycle |= conflict->outcome == OUTCOME_CYCLE;
    }
    if (has_contradiction != found.has_contradiction || has_cycle != found.has_cycle)
        return arena_printf(t->a, "%s: conflicts were missed", practice->id);
    if (coverage->n_situations != found.n || coverage->n_gaps != found.n_gaps)
        return arena_printf(t->a, "%s: gaps %zu of %zu, by the definition %zu of %zu",
            practice->id, coverage->n_gaps, coverage->n_situations, found.n_gaps, found.n);
    if (coverage->n_gaps) {
        struct decision d = decide(t->a, answers_scope(t->answers, practice), &coverage->gap);
        if (!is_nothing(d.verdict) || d.n_rules || !in_hull(practice, coverage->gap.on))
            return arena_printf(t->a, "%s: decided, and called a gap",
                laws_situation(t, practice, &coverage->gap));
    }
    for (size_t i = 0; i < practice->n_rules; i++) {
        uint64_t bit = UINT64_C(1) << i;
        bool can_speak = (found.deciding | found.in_conflict) & bit;
        if (coverage->speaks[i] ? !can_speak : (found.deciding & bit) != 0)
            return arena_printf(t->a, "%s: does it speak?", practice->rules[i]->id);
        t->reached[REACHED_SHADOWED] |= !coverage->speaks[i];
    }
    for (size_t i = 0; i < coverage->n_redundancies; i++)
        if (!is_redundant(t, u, &coverage->redundancies[i]))
            return arena_printf(t->a, "%s: is needed", coverage->redundancies[i].rule->id);
    t->reached[REACHED_REDUNDANT] |= coverage->n_redundancies > 0;
    t->reached[REACHED_GAP] |= coverage->n_gaps > 0;
    return NULL;
}
