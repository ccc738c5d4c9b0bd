#include "decide/scope.h"

#include <string.h>

/* The roles and cases of a rule on the axes of its practice: a product of sets. */
struct box {
    uint64_t *limits;
};

static uint64_t
limit_in(const struct case_set *set, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < set->n; i++)
        if (set->limits[i].circumstance == circumstance)
            return set->limits[i].cases;
    return UINT64_MAX;
}

static uint64_t
all_cases(const struct circumstance *circumstance)
{
    return circumstance->n_cases >= 64 ? UINT64_MAX
                                       : (UINT64_C(1) << circumstance->n_cases) - 1;
}

/* --- The axes ------------------------------------------------------------------------- */

static void
add_mentioned(GPtrArray *list, const struct case_set *set)
{
    for (size_t i = 0; i < set->n && list->len <= SCOPE_MAX_AXES; i++) {
        gpointer circumstance = (gpointer)(uintptr_t)set->limits[i].circumstance;
        if (!g_ptr_array_find(list, circumstance, NULL))
            g_ptr_array_add(list, circumstance);
    }
}

static gint
compare_circumstances(gconstpointer left, gconstpointer right)
{
    const struct circumstance *a = *(const struct circumstance *const *)left;
    const struct circumstance *b = *(const struct circumstance *const *)right;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Every circumstance that matters here, in declared order; one too many at most. */
static GPtrArray *
circumstances_collect(const struct scope *scope)
{
    GPtrArray *list = g_ptr_array_new();
    add_mentioned(list, &scope->practice->given);
    for (size_t i = 0; i < scope->n_rules; i++)
        add_mentioned(list, &scope->practice->rules[i]->cases);
    for (guint i = 0; i < list->len; i++) {
        const struct circumstance *c = g_ptr_array_index(list, i);
        add_mentioned(list, &c->given);
    }
    g_ptr_array_sort(list, compare_circumstances);
    return list;
}

static bool
is_placed(const struct scope *scope, const struct circumstance *circumstance)
{
    for (size_t i = 1; i < scope->n_axes; i++)
        if (scope->axes[i].circumstance == circumstance)
            return true;
    return false;
}

static bool
can_be_placed(const struct scope *scope, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < circumstance->given.n; i++)
        if (!is_placed(scope, circumstance->given.limits[i].circumstance))
            return false;
    return true;
}

/* Declared order, but an axis never stands before those its `given` mentions. */
static void
axes_place(struct scope *scope)
{
    GPtrArray *list = circumstances_collect(scope);
    if (list->len > SCOPE_MAX_AXES || scope->practice->n_rules > SCOPE_MAX_RULES) {
        scope->is_too_large = true;
        scope->n_rules = scope->n_words = 0;
        g_ptr_array_set_size(list, 0);
    }
    scope->axes = ARENA_ARRAY(scope->arena, struct scope_axis, list->len + 1);
    scope->axes[0].possible = scope->practice->roles;
    scope->n_axes = 1;
    while (list->len) {
        guint next = 0;
        while (next < list->len && !can_be_placed(scope, g_ptr_array_index(list, next)))
            next++;
        bool never = next == list->len;
        next = never ? 0 : next;
        const struct circumstance *c = g_ptr_array_index(list, next);
        scope->axes[scope->n_axes++] =
            (struct scope_axis){ .circumstance = c, .possible = all_cases(c), .never = never };
        g_ptr_array_remove_index(list, next);
    }
    g_ptr_array_free(list, TRUE);
}

static size_t
axis_of(const struct scope *scope, const struct circumstance *circumstance)
{
    size_t i = 1;
    while (scope->axes[i].circumstance != circumstance)
        i++;
    return i;
}

static void
axes_need(struct scope *scope)
{
    for (size_t i = 1; i < scope->n_axes; i++) {
        const struct case_set *given = &scope->axes[i].circumstance->given;
        struct scope_need *needs = ARENA_ARRAY(scope->arena, struct scope_need, given->n);
        for (size_t k = 0; k < given->n; k++)
            needs[k] = (struct scope_need){ axis_of(scope, given->limits[k].circumstance),
                given->limits[k].cases };
        scope->axes[i].needs = needs;
        scope->axes[i].n_needs = given->n;
    }
}

/*
 * Where a circumstance is limited it arises, so what its `given` asks for is limited as well.
 * From the last axis to the first, because needs point backwards.
 */
static void
limits_close(const struct scope *scope, uint64_t *limits)
{
    for (size_t i = scope->n_axes - 1; i > 0; i--) {
        const struct scope_axis *axis = &scope->axes[i];
        if ((limits[i] & axis->possible) == axis->possible)
            continue;
        if (axis->never)
            limits[i] = 0;
        for (size_t k = 0; k < axis->n_needs; k++)
            limits[axis->needs[k].axis] &= axis->needs[k].cases;
    }
}

static void
axes_bound(struct scope *scope)
{
    uint64_t *limits = ARENA_ARRAY(scope->arena, uint64_t, scope->n_axes);
    for (size_t i = 1; i < scope->n_axes; i++)
        limits[i] = limit_in(&scope->practice->given, scope->axes[i].circumstance);
    limits_close(scope, limits);
    for (size_t i = 1; i < scope->n_axes; i++)
        scope->axes[i].possible &= limits[i];
}

/* --- Classes -------------------------------------------------------------------------- */

/* Splits every class into what is inside `set` and what is not. */
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
    for (size_t i = 0; i < scope->n_rules; i++) {
        const struct rule *rule = scope->practice->rules[i];
        n = classes_split(
            classes, n, index ? limit_in(&rule->cases, axis->circumstance) : rule->roles);
    }
    for (size_t i = 1; index && i < scope->n_axes; i++)
        n = classes_split(
            classes, n, limit_in(&scope->axes[i].circumstance->given, axis->circumstance));
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
        const struct rule *rule = scope->practice->rules[i];
        uint64_t limit = index ? limit_in(&rule->cases, axis->circumstance) : rule->roles;
        for (size_t k = 0; k < axis->n_classes; k++)
            if (axis->classes[k] & limit)
                scope_add(admits + k * words, i);
        if (index && limit == UINT64_MAX)
            scope_add(admits + axis->n_classes * words, i);
    }
    axis->admits = admits;
}

/* --- Who beats whom ------------------------------------------------------------------- */

static struct box
box_of(struct scope *scope, const struct rule *rule)
{
    struct box box = { ARENA_ARRAY(scope->arena, uint64_t, scope->n_axes) };
    box.limits[0] = rule->roles & scope->axes[0].possible;
    for (size_t i = 1; i < scope->n_axes; i++)
        box.limits[i] = limit_in(&rule->cases, scope->axes[i].circumstance);
    limits_close(scope, box.limits);
    for (size_t i = 1; i < scope->n_axes; i++)
        box.limits[i] &= scope->axes[i].possible;
    return box;
}

/* Is every situation of a also one of b? */
static bool
box_inside(const struct scope *scope, const struct box *a, const struct box *b)
{
    for (size_t i = 0; i < scope->n_axes; i++)
        if (a->limits[i] & ~b->limits[i])
            return false;
    return true;
}

static bool
overrides(const struct rule *a, const struct rule *b)
{
    for (size_t i = 0; i < a->n_overrides; i++)
        if (a->overrides[i] == b)
            return true;
    return false;
}

static bool
narrower(const struct scope *scope, size_t a, size_t b)
{
    return scope_has(scope->narrower + b * scope->n_words, a);
}

/* Clause 2.  An explicit override always holds; a circle of them leaves all of it beaten. */
static bool
beats(const struct scope *scope, size_t a, size_t b)
{
    const struct rule *winner = scope->practice->rules[a];
    const struct rule *loser = scope->practice->rules[b];
    if (overrides(winner, loser))
        return true;
    if (winner->verdict == loser->verdict || overrides(loser, winner))
        return false;
    return narrower(scope, a, b) ||
           (winner->verdict == VERDICT_EXEMPT && !narrower(scope, b, a));
}

static void
scope_rank(struct scope *scope)
{
    size_t n = scope->n_rules, words = scope->n_words;
    scope->beaten_by = ARENA_ARRAY(scope->arena, uint64_t, n * words);
    scope->narrower = ARENA_ARRAY(scope->arena, uint64_t, n * words);
    struct box *boxes = ARENA_ARRAY(scope->arena, struct box, n);
    for (size_t i = 0; i < n; i++)
        boxes[i] = box_of(scope, scope->practice->rules[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (box_inside(scope, &boxes[k], &boxes[i]) &&
                !box_inside(scope, &boxes[i], &boxes[k]))
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
    size_t words = scope->n_words;
    scope->in_force = ARENA_ARRAY(scope->arena, uint64_t, scope->n_spans * words);
    for (size_t i = 0; i < scope->n_rules; i++)
        for (size_t s = 0; s < scope->n_spans; s++)
            if (period_holds(&scope->practice->rules[i]->period, scope->starts[s]))
                scope_add(scope->in_force + s * words, i);
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

void
scope_applying(
    const struct scope *scope, const uint64_t *candidates, size_t span, uint64_t *applying)
{
    const uint64_t *in_force = scope->in_force + span * scope->n_words;
    for (size_t w = 0; w < scope->n_words; w++)
        applying[w] = candidates[w] & in_force[w];
}

/* --- The whole ------------------------------------------------------------------------ */

struct scope *
scope_new(const struct practice *practice)
{
    struct arena *a = arena_new();
    struct scope *scope = ARENA_NEW(a, struct scope);
    scope->arena = a;
    scope->practice = practice;
    scope->n_rules = practice->n_rules;
    scope->n_words = (practice->n_rules + 63) / 64;
    axes_place(scope);
    axes_need(scope);
    axes_bound(scope);
    for (size_t i = 0; i < scope->n_axes; i++) {
        axis_classify(scope, i);
        axis_admit(scope, i);
    }
    scope_rank(scope);
    spans_cut(scope);
    spans_fill(scope);
    return scope;
}

void
scope_free(struct scope *scope)
{
    if (scope->known)
        g_hash_table_unref(scope->known);
    if (scope->distinct)
        g_hash_table_unref(scope->distinct);
    arena_free(scope->arena);
}
