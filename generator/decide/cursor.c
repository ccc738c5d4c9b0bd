/* Visits the points of a scope, and finds the point of a situation. */
#include "decide/cursor.h"
#include "decide/scope.h"

struct scope_cursor
scope_start(struct arena *a, const struct scope *scope)
{
    struct scope_cursor cursor = { .scope = scope };
    cursor.choice = ARENA_ARRAY(a, size_t, scope->n_axes);
    cursor.sets = ARENA_ARRAY(a, uint64_t, (scope->n_axes + 1) * scope->n_words);
    for (size_t i = 0; i < scope->n_rules; i++)
        scope_add(cursor.sets, i);
    cursor.candidates = cursor.sets + scope->n_axes * scope->n_words;
    return cursor;
}

static bool
axis_arises(const struct scope_cursor *cursor, const struct scope_axis *axis)
{
    if (axis->never)
        return false;
    for (size_t k = 0; k < axis->n_needs; k++) {
        const struct reach_need *need = &axis->needs[k];
        size_t class = cursor->choice[need->axis];
        if (class == NO_CASE || !(cursor->scope->axes[need->axis].classes[class] & need->cases))
            return false;
    }
    return true;
}

/* Sets the axis to the class and narrows the candidates. */
static void
cursor_choose(struct scope_cursor *cursor, size_t index, size_t class)
{
    const struct scope *scope = cursor->scope;
    const struct scope_axis *axis = &scope->axes[index];
    size_t words = scope->n_words;
    cursor->choice[index] = class;
    const uint64_t *before = cursor->sets + index * words;
    const uint64_t *admits =
        axis->admits + (class == NO_CASE ? axis->n_classes : class) * words;
    uint64_t *after = cursor->sets + (index + 1) * words;
    for (size_t w = 0; w < words; w++)
        after[w] = before[w] & admits[w];
}

/* Makes the first choice on every axis from `index` on; false if an axis has none. */
static bool
cursor_fill(struct scope_cursor *cursor, size_t index)
{
    for (; index < cursor->scope->n_axes; index++) {
        const struct scope_axis *axis = &cursor->scope->axes[index];
        if (!axis->possible)
            return false;
        cursor_choose(cursor, index, axis_arises(cursor, axis) ? 0 : NO_CASE);
    }
    return true;
}

bool
scope_next(struct scope_cursor *cursor)
{
    const struct scope *scope = cursor->scope;
    if (!cursor->is_started) {
        cursor->is_started = true;
        return cursor_fill(cursor, 0);
    }
    for (size_t i = scope->n_axes; i-- > 0;) {
        size_t class = cursor->choice[i];
        if (class == NO_CASE || class + 1 == scope->axes[i].n_classes)
            continue;
        cursor_choose(cursor, i, class + 1);
        return cursor_fill(cursor, i + 1);
    }
    return false;
}

size_t
scope_weight(const struct scope_cursor *cursor)
{
    size_t weight = 1;
    for (size_t i = 0; i < cursor->scope->n_axes; i++)
        if (cursor->choice[i] != NO_CASE)
            weight *=
                (size_t)__builtin_popcountll(cursor->scope->axes[i].classes[cursor->choice[i]]);
    return weight;
}

size_t
scope_count(const struct scope *scope, size_t limit)
{
    size_t count = 0;
    if (scope->is_too_large)
        return limit + 1;
    struct arena *a = arena_new();
    struct scope_cursor cursor = scope_start(a, scope);
    while (count <= limit && scope_next(&cursor))
        count += scope->n_spans;
    arena_free(a);
    return count;
}

bool
scope_locate(const struct scope *scope, size_t role, const size_t *cases, uint64_t *candidates)
{
    size_t words = scope->n_words;
    if (!(scope->practice->roles >> role & 1))
        return false;
    for (size_t i = 0; i < scope->practice->given.n; i++) {
        const struct case_limit *limit = &scope->practice->given.limits[i];
        size_t at = cases[limit->circumstance->index];
        if (at == NO_CASE || !(limit->cases >> at & 1))
            return false;
    }
    for (size_t i = 0; i < scope->n_axes; i++) {
        const struct scope_axis *axis = &scope->axes[i];
        size_t at = i ? cases[axis->circumstance->index] : role;
        size_t class = axis->n_classes;
        if (at != NO_CASE)
            for (class = 0; class < axis->n_classes && !(axis->classes[class] >> at & 1);)
                class ++;
        for (size_t w = 0; w < words; w++)
            candidates[w] = (i ? candidates[w] : UINT64_MAX) & axis->admits[class * words + w];
    }
    return true;
}
