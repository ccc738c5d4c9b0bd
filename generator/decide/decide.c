#include "decide/decide.h"
#include "decide/cursor.h"

#include "decide/scope.h"

#include <string.h>

bool
decision_equal(const struct decision *a, const struct decision *b)
{
    return a->outcome == b->outcome && a->verdict == b->verdict && a->n_rules == b->n_rules &&
           (!a->n_rules ||
               memcmp(a->rules, b->rules, a->n_rules * sizeof(const struct rule *)) == 0);
}

struct decision
decision_copy(struct arena *a, const struct decision *decision)
{
    struct decision copy = *decision;
    copy.rules = arena_copy(a, decision->rules, decision->n_rules * sizeof *decision->rules);
    return copy;
}

bool
decision_has_rule(const struct decision *decision, const struct rule *rule)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        if (decision->rules[i] == rule)
            return true;
    return false;
}

const struct rule *
decision_find_rule(const struct decision *decision, const char *id)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        if (strcmp(decision->rules[i]->id, id) == 0)
            return decision->rules[i];
    return NULL;
}

/* --- The verdict of the rules that apply (clause 3) ----------------------------------- */

static guint
known_hash(gconstpointer key)
{
    const struct scope_known *known = key;
    uint64_t hash = 0;
    for (size_t i = 0; i < known->n_words; i++)
        hash = (hash ^ known->applying[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return (guint)(hash >> 32);
}

static gboolean
known_equal(gconstpointer left, gconstpointer right)
{
    const struct scope_known *a = left, *b = right;
    return memcmp(a->applying, b->applying, a->n_words * sizeof *a->applying) == 0;
}

static guint
decision_hash(gconstpointer key)
{
    const struct decision *decision = key;
    uint64_t hash = decision->outcome * 16U + decision->verdict;
    for (size_t i = 0; i < decision->n_rules; i++)
        hash = (hash ^ (uintptr_t)decision->rules[i]) * UINT64_C(0x9E3779B97F4A7C15);
    return (guint)(hash >> 32);
}

static gboolean
decision_same(gconstpointer left, gconstpointer right)
{
    return decision_equal(left, right);
}

static bool
is_beaten(const struct scope *scope, size_t rule, const uint64_t *applying)
{
    for (size_t w = 0; w < scope->n_words; w++)
        if (scope->beaten_by[rule * scope->n_words + w] & applying[w])
            return true;
    return false;
}

/* Finds the first two rules that contradict each other; false if none do. */
static bool
find_conflict(const struct scope *scope, const size_t *standing, size_t n, size_t pair[2])
{
    for (size_t i = 0; i < n; i++) {
        for (size_t k = i + 1; k < n; k++) {
            enum verdict a = scope->practice->rules[standing[i]]->verdict;
            enum verdict b = scope->practice->rules[standing[k]]->verdict;
            if (scope->practice->combine_strictest ? verdicts_combine(a, b) : a == b)
                continue;
            pair[0] = standing[i];
            pair[1] = standing[k];
            return true;
        }
    }
    return false;
}

/*
 * Sorts the most specific first: a rule follows all narrower ones; otherwise in declared order.
 */
static void
sort_specific(const struct scope *scope, size_t *rules, size_t n)
{
    for (size_t done = 0; done < n; done++) {
        size_t pick = done;
        for (size_t i = done; i < n; i++) {
            bool is_narrowest = true;
            for (size_t k = done; k < n && is_narrowest; k++)
                is_narrowest =
                    !scope_has(scope->narrower + rules[i] * scope->n_words, rules[k]);
            if (is_narrowest) {
                pick = i;
                break;
            }
        }
        size_t chosen = rules[pick];
        memmove(rules + done + 1, rules + done, (pick - done) * sizeof *rules);
        rules[done] = chosen;
    }
}

static void
decision_set(struct scope *scope, struct decision *out, const size_t *rules, size_t n)
{
    const struct rule **list = ARENA_ARRAY(scope->memory, const struct rule *, n);
    for (size_t i = 0; i < n; i++)
        list[i] = scope->practice->rules[rules[i]];
    out->rules = list;
    out->n_rules = n;
}

static struct decision
decide_applying(struct scope *scope, const uint64_t *applying)
{
    struct decision out = { .verdict = VERDICT_NOT_STATED };
    size_t *rules = ARENA_ARRAY(scope->memory, size_t, 2 * scope->n_rules);
    size_t *standing = rules, n_standing = 0;
    size_t *all = rules + scope->n_rules, n_all = 0;
    for (size_t i = 0; i < scope->n_rules; i++) {
        if (!scope_has(applying, i))
            continue;
        all[n_all++] = i;
        if (!is_beaten(scope, i, applying))
            standing[n_standing++] = i;
    }
    if (!n_all)
        return out;
    if (!n_standing) {
        out.outcome = OUTCOME_CYCLE;
        decision_set(scope, &out, all, n_all);
        return out;
    }
    size_t pair[2];
    if (find_conflict(scope, standing, n_standing, pair)) {
        out.outcome = OUTCOME_CONTRADICTION;
        decision_set(scope, &out, pair, 2);
        return out;
    }
    out.verdict = scope->practice->rules[standing[0]]->verdict;
    for (size_t i = 1; i < n_standing; i++) {
        enum verdict verdict = scope->practice->rules[standing[i]]->verdict;
        if (verdict_strictness(verdict) < verdict_strictness(out.verdict))
            out.verdict = verdict;
    }
    size_t n = 0;
    for (size_t i = 0; i < n_standing; i++)
        if (scope->practice->rules[standing[i]]->verdict == out.verdict)
            standing[n++] = standing[i];
    sort_specific(scope, standing, n);
    decision_set(scope, &out, standing, n);
    return out;
}

const struct decision *
scope_decide(struct scope *scope, const uint64_t *applying)
{
    if (!scope->known) {
        scope->memory = arena_new();
        scope->known = g_hash_table_new(known_hash, known_equal);
        scope->distinct = g_hash_table_new(decision_hash, decision_same);
    }
    struct scope_known key = { scope->n_words, applying, NULL };
    const struct scope_known *known = g_hash_table_lookup(scope->known, &key);
    if (known)
        return known->decision;
    struct decision made = decide_applying(scope, applying);
    const struct decision *decision = g_hash_table_lookup(scope->distinct, &made);
    if (!decision) {
        struct decision *kept = ARENA_NEW(scope->memory, struct decision);
        *kept = made;
        g_hash_table_add(scope->distinct, kept);
        decision = kept;
    }
    struct scope_known *entry = ARENA_NEW(scope->memory, struct scope_known);
    entry->n_words = scope->n_words;
    entry->applying = arena_copy(scope->memory, applying, scope->n_words * sizeof *applying);
    entry->decision = decision;
    g_hash_table_add(scope->known, entry);
    return decision;
}

static bool
has_any(const uint64_t *set, size_t n_words)
{
    for (size_t w = 0; w < n_words; w++)
        if (set[w])
            return true;
    return false;
}

/* The outcome in a situation to which no rule applies. */
static const struct decision *
decide_nothing(struct scope *scope, const uint64_t *ended, const uint64_t *unseen)
{
    static const struct decision has_ended = { .verdict = VERDICT_ENDED },
                                 not_known = { .verdict = VERDICT_NOT_KNOWN };
    if (has_any(ended, scope->n_words))
        return &has_ended;
    if (has_any(unseen, scope->n_words))
        return &not_known;
    return scope_decide(scope, ended);
}

const struct decision *
scope_decide_among(struct scope *scope, const uint64_t *applying, const uint64_t *ended,
    const uint64_t *unseen)
{
    return has_any(applying, scope->n_words) ? scope_decide(scope, applying)
                                             : decide_nothing(scope, ended, unseen);
}

const struct decision *
scope_decide_in(struct scope *scope, const uint64_t *candidates, size_t span)
{
    size_t words = scope->n_words, at = span * words;
    uint64_t *applying = scope->work, *ended = applying + words, *unseen = ended + words;
    for (size_t w = 0; w < words; w++) {
        applying[w] = candidates[w] & scope->in_force[at + w];
        ended[w] = candidates[w] & scope->ended[at + w];
        unseen[w] = candidates[w] & scope->unseen[at + w];
    }
    return scope_decide_among(scope, applying, ended, unseen);
}

struct decision
decide(struct arena *a, struct scope *scope, const struct situation *situation)
{
    struct decision out = { .verdict = VERDICT_NOT_CONCERNED };
    g_autofree uint64_t *candidates = g_new0(uint64_t, scope->n_words + 1);
    if (scope_locate(scope, situation->role, situation->cases, candidates))
        out = decision_copy(
            a, scope_decide_in(scope, candidates, scope_span(scope, situation->on)));
    return out;
}

/* --- Situations ----------------------------------------------------------------------- */

static bool
cases_hold(const struct case_set *set, const size_t *cases)
{
    for (size_t i = 0; i < set->n; i++) {
        size_t at = cases[set->limits[i].circumstance->index];
        if (at == NO_CASE || !(set->limits[i].cases >> at & 1))
            return false;
    }
    return true;
}

bool
rule_overrides(const struct rule *a, const struct rule *b)
{
    for (size_t i = 0; i < a->n_overrides; i++)
        if (a->overrides[i] == b)
            return true;
    return false;
}

bool
rule_reaches(const struct rule *rule, const struct situation *situation)
{
    return rule->roles >> situation->role & 1 && cases_hold(&rule->cases, situation->cases) &&
           cases_hold(&rule->practice->given, situation->cases);
}

bool
circumstance_arises(const struct circumstance *circumstance, const size_t *cases)
{
    return cases_hold(&circumstance->given, cases);
}

/* What is possible while a situation is completed; both arrays by circumstance. */
struct completion {
    uint64_t *possible;
    bool *is_followed; /* its `given` has been applied */
};

/*
 * Narrows what is possible to the set, to what `given` requires for each circumstance in it,
 * and so on.  A limit that would leave nothing is ignored: earlier statements win.
 */
static void
cases_narrow(struct completion *narrowing, const struct case_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *circumstance = set->limits[i].circumstance;
        uint64_t *cases = &narrowing->possible[circumstance->index];
        if (*cases & set->limits[i].cases)
            *cases &= set->limits[i].cases;
    }
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *circumstance = set->limits[i].circumstance;
        if (narrowing->is_followed[circumstance->index])
            continue;
        narrowing->is_followed[circumstance->index] = true;
        cases_narrow(narrowing, &circumstance->given);
    }
}

bool
situation_fill(const struct model *model, const struct practice *practice, size_t role,
    const struct case_set *said, day on, size_t *cases, struct situation *out)
{
    size_t n = model->n_circumstances;
    struct completion narrowing = { g_new(uint64_t, n + 1), g_new0(bool, n + 1) };
    for (size_t i = 0; i < n; i++) {
        narrowing.possible[i] = UINT64_MAX;
        cases[i] = NO_CASE;
    }
    if (said)
        cases_narrow(&narrowing, said);
    cases_narrow(&narrowing, &practice->given);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < n; i++) {
            if (cases[i] != NO_CASE || !circumstance_arises(&model->circumstances[i], cases))
                continue;
            cases[i] = (size_t)__builtin_ctzll(narrowing.possible[i]);
            changed = true;
        }
    }
    g_free(narrowing.possible);
    g_free(narrowing.is_followed);
    *out = (struct situation){ .role = role, .cases = cases, .on = on };
    for (size_t i = 0; said && i < said->n; i++)
        if (cases[said->limits[i].circumstance->index] == NO_CASE)
            return false;
    return true;
}

void
situation_ordinary(const struct model *model, const struct practice *practice, size_t role,
    day on, size_t *cases, struct situation *out)
{
    situation_fill(model, practice, role, NULL, on, cases, out);
}

void
situation_trim(const struct model *model, const struct scope *scope, size_t *cases)
{
    for (size_t i = 0; i < model->n_circumstances; i++) {
        bool matters = false;
        for (size_t k = 1; k < scope->n_axes && !matters; k++)
            matters = scope->axes[k].circumstance->index == i;
        if (!matters)
            cases[i] = NO_CASE;
    }
}

const struct rule *
rule_ended(const struct practice *practice, const struct situation *situation)
{
    const struct rule *last = NULL;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (rule->period.until.first > situation->on || !rule_reaches(rule, situation))
            continue;
        if (!last || rule->period.until.first > last->period.until.first)
            last = rule;
    }
    return last;
}

size_t
practice_first_role(const struct practice *practice)
{
    role_set roles = practice->roles & ~practice->silent;
    if (!roles)
        roles = practice->roles;
    return roles ? (size_t)__builtin_ctzll(roles) : 0;
}
