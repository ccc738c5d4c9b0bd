#include "decide/coverage.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "decide/scope.h"
#include "decide/table.h"

#include <string.h>

/* State while all points of a practice are visited. */
struct coverage_walk {
    struct arena *a;
    const struct model *model;
    struct scope *scope;
    struct scope *trial; /* a second scope for what-if decisions; or NULL */
    struct coverage *coverage;
    day on, hull_from, hull_until;
    const struct scope_cursor *cursor;
    size_t span;
    uint64_t *applying, *without;
    GArray *conflicts, *redundancies;
    GHashTable *noted; /* decisions seen so far */
};

/* A day of the span: its first; in the open span before all dates `on`, or else its last. */
static day
span_day(const struct coverage_walk *walk, size_t span)
{
    const struct scope *scope = walk->scope;
    if (scope->starts[span] != DAY_MIN)
        return scope->starts[span];
    return scope->n_spans == 1 || walk->on < scope->starts[1] ? walk->on : scope->starts[1] - 1;
}

static struct situation
walk_situation(const struct coverage_walk *walk)
{
    const struct scope *scope = walk->scope;
    size_t *cases = ARENA_ARRAY(walk->a, size_t, walk->model->n_circumstances);
    for (size_t i = 0; i < walk->model->n_circumstances; i++)
        cases[i] = NO_CASE;
    for (size_t i = 1; i < scope->n_axes; i++) {
        size_t class = walk->cursor->choice[i];
        if (class != NO_CASE)
            cases[scope->axes[i].circumstance->index] =
                (size_t)__builtin_ctzll(scope->axes[i].classes[class]);
    }
    return (struct situation){
        .role = (size_t)__builtin_ctzll(scope->axes[0].classes[walk->cursor->choice[0]]),
        .cases = cases,
        .on = span_day(walk, walk->span),
    };
}

static size_t
rule_position(const struct scope *scope, const struct rule *rule)
{
    size_t i = 0;
    while (scope->practice->rules[i] != rule)
        i++;
    return i;
}

/* Records a decision that is seen for the first time in this practice. */
static void
walk_note(struct coverage_walk *walk, const struct decision *decision)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        walk->coverage->speaks[rule_position(walk->scope, decision->rules[i])] = true;
    if (decision->outcome == OUTCOME_DECIDED)
        return;
    struct decision kept = decision_copy(walk->a, decision);
    struct coverage_conflict conflict = { kept.outcome, kept.rules, kept.n_rules,
        walk_situation(walk) };
    g_array_append_val(walk->conflicts, conflict);
}

/* Drops the candidates without which this decision would be another one. */
static void
redundancies_test(struct coverage_walk *walk, const struct decision *decision)
{
    for (guint i = walk->redundancies->len; i-- > 0;) {
        const struct coverage_redundancy *r =
            &g_array_index(walk->redundancies, struct coverage_redundancy, i);
        if (!scope_has(walk->applying, r->rule->index))
            continue;
        memcpy(walk->without, walk->applying, walk->scope->n_words * sizeof *walk->without);
        walk->without[r->rule->index / 64] &= ~(UINT64_C(1) << (r->rule->index % 64));
        const struct decision *rest = scope_decide(walk->trial, walk->without);
        bool is_deciding = decision_has_rule(decision, r->rule);
        if (rest->outcome != decision->outcome || rest->verdict != decision->verdict ||
            rest->n_rules + is_deciding != decision->n_rules ||
            (is_deciding && !decision_has_rule(rest, r->by)))
            g_array_remove_index(walk->redundancies, i);
    }
}

/*
 * Lists rules for which another one has the same verdict and words and reaches further, and
 * that have no conditions of their own.
 */
static void
redundancies_guess(struct coverage_walk *walk, coverage_same_words *same_words)
{
    const struct scope *scope = walk->scope;
    const struct practice *practice = scope->practice;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        const struct rule *rule = &practice->own_rules[i];
        for (size_t k = 0; k < practice->n_own_rules; k++) {
            const struct rule *by = &practice->own_rules[k];
            bool is_wider = scope_has(scope->narrower + k * scope->n_words, i);
            bool is_narrower = scope_has(scope->narrower + i * scope->n_words, k);
            if (i == k || rule->verdict != by->verdict || rule->n_conditions ||
                rule->n_exempts || is_narrower || (!is_wider && i < k) || !same_words(rule, by))
                continue;
            struct coverage_redundancy guess = { rule, by };
            g_array_append_val(walk->redundancies, guess);
        }
    }
}

/* True if a rule applies here that was first seen later: that time is then not known. */
static bool
is_unseen(const struct coverage_walk *walk, size_t span)
{
    const struct scope *scope = walk->scope;
    for (size_t w = 0; w < scope->n_words; w++)
        if (walk->cursor->candidates[w] & scope->unseen[span * scope->n_words + w])
            return true;
    return false;
}

/* True if the author declares that no source mentions the role. */
static bool
is_silent(const struct coverage_walk *walk)
{
    const struct scope *scope = walk->scope;
    return scope->axes[0].classes[walk->cursor->choice[0]] & scope->practice->silent;
}

static void
walk_point(struct coverage_walk *walk)
{
    struct scope *scope = walk->scope;
    size_t size = scope->n_words * sizeof *walk->applying;
    const struct decision *decision = NULL;
    bool is_gap = false;
    for (size_t span = 0; span < scope->n_spans; span++) {
        walk->span = span;
        scope_applying(scope, walk->cursor->candidates, span, walk->without);
        if (!decision || memcmp(walk->applying, walk->without, size) != 0) {
            memcpy(walk->applying, walk->without, size);
            decision = scope_decide(scope, walk->applying);
            if (g_hash_table_add(walk->noted, (gpointer)(uintptr_t)decision))
                walk_note(walk, decision);
            if (walk->redundancies->len)
                redundancies_test(walk, decision);
        }
        day start = scope->starts[span];
        if (is_gap || decision->outcome != OUTCOME_DECIDED ||
            decision->verdict != VERDICT_NOT_STATED || start < walk->hull_from ||
            start >= walk->hull_until || is_unseen(walk, span))
            continue;
        is_gap = true;
        if (!walk->coverage->n_gaps && !is_silent(walk))
            walk->coverage->gap = walk_situation(walk);
    }
    if (is_silent(walk))
        return;
    size_t weight = scope_weight(walk->cursor);
    walk->coverage->n_situations += weight;
    walk->coverage->n_gaps += is_gap ? weight : 0;
}

static void
walk_hull(struct coverage_walk *walk)
{
    const struct practice *practice = walk->scope->practice;
    walk->hull_from = DAY_MAX;
    walk->hull_until = DAY_MIN;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        const struct period *period = &practice->own_rules[i].period;
        walk->hull_from = MIN(walk->hull_from, period->from.first);
        walk->hull_until = MAX(walk->hull_until, period->until.first);
    }
}

/* The first rule that applies and is in `among`; n_rules if there is none. */
static size_t
first_applying(const struct scope *scope, const uint64_t *applying, const uint64_t *among)
{
    size_t i = 0;
    while (i < scope->n_rules && !(scope_has(applying, i) && scope_has(among, i)))
        i++;
    return i;
}

/* Finds out why rules never decide. */
static void
coverage_losers(struct coverage_walk *walk)
{
    const struct scope *scope = walk->scope;
    GHashTableIter iter;
    gpointer entry;
    for (size_t i = 0; i < scope->n_rules; i++) {
        if (walk->coverage->speaks[i])
            continue;
        size_t beating = scope->n_rules, stricter = scope->n_rules;
        g_hash_table_iter_init(&iter, scope->known);
        while (g_hash_table_iter_next(&iter, &entry, NULL)) {
            const struct scope_known *known = entry;
            if (!scope_has(known->applying, i))
                continue;
            size_t first =
                first_applying(scope, known->applying, scope->beaten_by + i * scope->n_words);
            beating = MIN(beating, first);
            if (first == scope->n_rules && known->decision->n_rules)
                stricter = MIN(stricter, rule_position(scope, known->decision->rules[0]));
        }
        if (stricter < scope->n_rules)
            walk->coverage->outranked_by[i] = scope->practice->rules[stricter];
        else if (beating < scope->n_rules)
            walk->coverage->beaten_by[i] = scope->practice->rules[beating];
    }
}

struct coverage *
coverage_make(struct arena *a, const struct model *model, struct scope *scope, day on,
    coverage_same_words *same_words)
{
    const struct practice *practice = scope->practice;
    struct coverage *coverage = ARENA_NEW(a, struct coverage);
    if (scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS) {
        coverage->too_many = true;
        return coverage;
    }
    scope_forget(scope); /* coverage_losers examines all decisions that the scope knows */
    struct arena *work = arena_new();
    coverage->speaks = ARENA_ARRAY(a, bool, practice->n_rules);
    coverage->beaten_by = ARENA_ARRAY(a, const struct rule *, practice->n_rules);
    coverage->outranked_by = ARENA_ARRAY(a, const struct rule *, practice->n_rules);
    struct coverage_walk walk = {
        .a = a, .model = model, .scope = scope, .coverage = coverage, .on = on
    };
    walk.applying = ARENA_ARRAY(work, uint64_t, scope->n_words);
    walk.without = ARENA_ARRAY(work, uint64_t, scope->n_words);
    walk.conflicts = g_array_new(FALSE, FALSE, sizeof(struct coverage_conflict));
    walk.redundancies = g_array_new(FALSE, FALSE, sizeof(struct coverage_redundancy));
    walk.noted = g_hash_table_new(NULL, NULL);
    walk_hull(&walk);
    redundancies_guess(&walk, same_words);
    if (walk.redundancies->len)
        walk.trial = scope_new(practice);
    struct scope_cursor cursor = scope_start(work, scope);
    walk.cursor = &cursor;
    while (scope_next(&cursor))
        walk_point(&walk);

    if (scope->known)
        coverage_losers(&walk);
    coverage->n_conflicts = walk.conflicts->len;
    coverage->conflicts = arena_copy(
        a, walk.conflicts->data, walk.conflicts->len * sizeof(struct coverage_conflict));
    coverage->redundancies = arena_copy(a, walk.redundancies->data,
        walk.redundancies->len * sizeof(struct coverage_redundancy));
    coverage->n_redundancies = walk.redundancies->len;
    g_hash_table_unref(walk.noted);
    g_array_free(walk.conflicts, TRUE);
    g_array_free(walk.redundancies, TRUE);
    if (walk.trial)
        scope_free(walk.trial);
    arena_free(work);
    return coverage;
}
