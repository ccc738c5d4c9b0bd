#include "decide/scope.h"
#include "model/reach.h"

#include <string.h>

/* --- The axes ------------------------------------------------------------------------- */

/* The set that a rule has on an axis: roles or cases; for cases every bit set means any. */
static uint64_t
limit_on(const struct scope *scope, size_t index, const struct rule *rule)
{
    return index ? reach_limit(rule, scope->axes[index].circumstance) : rule->roles;
}

static void
axes_place(struct scope *scope, const struct reach_space *space)
{
    if (space->is_too_large) {
        scope->is_too_large = true;
        scope->n_rules = scope->n_words = 0;
    }
    scope->n_axes = space->n_axes;
    scope->axes = ARENA_ARRAY(scope->arena, struct scope_axis, space->n_axes);
    for (size_t i = 0; i < space->n_axes; i++) {
        const struct reach_axis *axis = &space->axes[i];
        scope->axes[i] = (struct scope_axis){
            .circumstance = axis->circumstance,
            .possible = axis->possible,
            .needs = axis->needs,
            .n_needs = axis->n_needs,
            .never = axis->never,
        };
    }
}

/* --- Classes -------------------------------------------------------------------------- */

/* Splits every class into its part inside `set` and its part outside. */
static size_t
classes_split(uint64_t *classes, size_t n, uint64_t set)
{
    size_t end = n;
    for (size_t i = 0; i < n; i++) {
        uint64_t inside = classes[i] & set, outside = classes[i] & ~set;
        if (inside && outside) {
            classes[i] = inside;
            classes[end++] = outside;
        }
    }
    return end;
}

static int
compare_lowest(const void *left, const void *right)
{
    int a = __builtin_ctzll(*(const uint64_t *)left);
    int b = __builtin_ctzll(*(const uint64_t *)right);
    return a - b;
}

static void
axis_classify(struct scope *scope, size_t index)
{
    struct scope_axis *axis = &scope->axes[index];
    uint64_t classes[64] = { axis->possible };
    size_t n = axis->possible != 0;
    for (size_t i = 0; i < scope->n_rules; i++)
        n = classes_split(classes, n, limit_on(scope, index, scope->practice->rules[i]));
    if (!index)
        n = classes_split(classes, n, scope->practice->silent);
    for (size_t i = 1; index && i < scope->n_axes; i++)
        n = classes_split(classes, n,
            case_set_limit(&scope->axes[i].circumstance->given, axis->circumstance));
    if (n > 1)
        qsort(classes, n, sizeof *classes, compare_lowest);
    axis->classes = arena_copy(scope->arena, classes, n * sizeof *classes);
    axis->n_classes = n;
}

static void
axis_admit(struct scope *scope, size_t index)
{
    struct scope_axis *axis = &scope->axes[index];
    size_t words = scope->n_words;
    uint64_t *admits = ARENA_ARRAY(scope->arena, uint64_t, (axis->n_classes + 1) * words);
    for (size_t i = 0; i < scope->n_rules; i++) {
        uint64_t limit = limit_on(scope, index, scope->practice->rules[i]);
        for (size_t k = 0; k < axis->n_classes; k++)
            if (axis->classes[k] & limit)
                scope_add(admits + k * words, i);
        if (index && limit == UINT64_MAX)
            scope_add(admits + axis->n_classes * words, i);
    }
    axis->admits = admits;
}

/* --- Who beats whom ------------------------------------------------------------------- */

static bool
narrower(const struct scope *scope, size_t a, size_t b)
{
    return scope_has(scope->narrower + b * scope->n_words, a);
}

/*
 * Clause 2.  An explicit override always holds; in a circle of overrides all rules are beaten.
 */
static bool
beats(const struct scope *scope, size_t a, size_t b)
{
    const struct rule *winner = scope->practice->rules[a];
    const struct rule *loser = scope->practice->rules[b];
    if (rule_overrides(winner, loser))
        return true;
    if (winner->verdict == loser->verdict || rule_overrides(loser, winner))
        return false;
    return narrower(scope, a, b) ||
           (winner->verdict == VERDICT_EXEMPT && !narrower(scope, b, a));
}

static void
scope_rank(struct scope *scope, const struct reach_space *space)
{
    size_t n = scope->n_rules, words = scope->n_words, size = n * words;
    scope->beaten_by = ARENA_ARRAY(scope->arena, uint64_t, size);
    scope->narrower = ARENA_ARRAY(scope->arena, uint64_t, size);
    const uint64_t **reach = ARENA_ARRAY(scope->arena, const uint64_t *, n);
    for (size_t i = 0; i < n; i++)
        reach[i] = reach_of(scope->arena, space, scope->practice->rules[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (reach_is_inside(space, reach[k], reach[i]) &&
                !reach_is_inside(space, reach[i], reach[k]))
                scope_add(scope->narrower + i * words, k);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (i != k && beats(scope, k, i))
                scope_add(scope->beaten_by + i * words, k);
}

/* --- Time ----------------------------------------------------------------------------- */

static int
compare_days(const void *left, const void *right)
{
    day a = *(const day *)left, b = *(const day *)right;
    return a < b ? -1 : a > b;
}

static void
spans_cut(struct scope *scope)
{
    day *starts = ARENA_ARRAY(scope->arena, day, 2 * scope->n_rules + 1);
    size_t n = 0;
    starts[n++] = DAY_MIN;
    for (size_t i = 0; i < scope->n_rules; i++) {
        const struct period *period = &scope->practice->rules[i]->period;
        starts[n++] = period->from.first;
        if (period->until.first != DAY_MAX)
            starts[n++] = period->until.first;
    }
    qsort(starts, n, sizeof *starts, compare_days);
    scope->n_spans = 1;
    for (size_t i = 1; i < n; i++)
        if (starts[i] != starts[scope->n_spans - 1])
            starts[scope->n_spans++] = starts[i];
    scope->starts = starts;
}

static void
spans_fill(struct scope *scope)
{
    size_t words = scope->n_words, size = scope->n_spans * words;
    scope->in_force = ARENA_ARRAY(scope->arena, uint64_t, size);
    scope->ended = ARENA_ARRAY(scope->arena, uint64_t, size);
    scope->unseen = ARENA_ARRAY(scope->arena, uint64_t, size);
    for (size_t i = 0; i < scope->n_rules; i++) {
        const struct period *period = &scope->practice->rules[i]->period;
        for (size_t s = 0; s < scope->n_spans; s++) {
            if (period->until.first <= scope->starts[s])
                scope_add(scope->ended + s * words, i);
            else if (period->from.first <= scope->starts[s])
                scope_add(scope->in_force + s * words, i);
            else if (period->attested)
                scope_add(scope->unseen + s * words, i);
        }
    }
    scope->work = ARENA_ARRAY(scope->arena, uint64_t, 3 * words);
}

size_t
scope_span(const struct scope *scope, day on)
{
    size_t low = 0, high = scope->n_spans;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (scope->starts[middle] <= on)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* True if the axis matters for whether the rule applies. */
static bool
axis_limits(const struct scope *scope, const struct scope_axis *axis, size_t rule)
{
    for (size_t k = 1; k <= axis->n_classes; k++)
        if (scope_has(axis->admits + k * scope->n_words, rule) != scope_has(axis->admits, rule))
            return true;
    return false;
}

/* True if the rule holds in the span, held before it, or was first seen after it. */
static bool
is_known_in(const struct scope *scope, size_t rule, size_t span)
{
    const size_t at = span * scope->n_words;
    return scope_has(scope->in_force + at, rule) || scope_has(scope->ended + at, rule) ||
           scope_has(scope->unseen + at, rule);
}

bool *
scope_axes_in(struct arena *a, const struct scope *scope, size_t span)
{
    bool *matters = ARENA_ARRAY(a, bool, scope->n_axes);
    matters[0] = true;
    for (size_t i = scope->n_axes - 1; i > 0; i--) {
        const struct scope_axis *axis = &scope->axes[i];
        for (size_t r = 0; r < scope->n_rules && !matters[i]; r++)
            matters[i] = is_known_in(scope, r, span) && axis_limits(scope, axis, r);
        for (size_t k = 0; k < axis->n_needs && matters[i]; k++)
            matters[axis->needs[k].axis] = true;
    }
    return matters;
}

void
scope_applying(
    const struct scope *scope, const uint64_t *candidates, size_t span, uint64_t *applying)
{
    const uint64_t *in_force = scope->in_force + span * scope->n_words;
    for (size_t w = 0; w < scope->n_words; w++)
        applying[w] = candidates[w] & in_force[w];
}

/* --- The whole scope ------------------------------------------------------------------ */

struct scope *
scope_new(const struct practice *practice)
{
    struct arena *a = arena_new();
    struct scope *scope = ARENA_NEW(a, struct scope);
    scope->arena = a;
    scope->practice = practice;
    scope->n_rules = practice->n_rules;
    scope->n_words = (practice->n_rules + 63) / 64;
    const struct reach_space space = reach_space_make(a, practice);
    axes_place(scope, &space);
    for (size_t i = 0; i < scope->n_axes; i++) {
        axis_classify(scope, i);
        axis_admit(scope, i);
    }
    scope_rank(scope, &space);
    spans_cut(scope);
    spans_fill(scope);
    return scope;
}

void
scope_forget(struct scope *scope)
{
    g_clear_pointer(&scope->known, g_hash_table_unref);
    g_clear_pointer(&scope->distinct, g_hash_table_unref);
    g_clear_pointer(&scope->memory, arena_free);
}

void
scope_free(struct scope *scope)
{
    scope_forget(scope);
    arena_free(scope->arena);
}
