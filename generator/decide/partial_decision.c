#include "decide/partial_decision.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "decide/scope.h"
#include "decide/table.h"

#include <stdlib.h>
#include <string.h>

/* What is known: a set of cases for each circumstance of the model, and the roles. */
struct known {
    uint64_t *cases;
    role_set roles;
};

static uint64_t
all_cases(const struct circumstance *circumstance)
{
    return circumstance->n_cases ? ~UINT64_C(0) >> (64 - circumstance->n_cases) : 0;
}

/*
 * Records that `circumstance` is in one of `cases`, and therefore arises.  False if that is
 * impossible, because the `given` of `odd` requires another case of `against`.
 */
static bool
know(struct known *known, const struct circumstance *circumstance, uint64_t cases,
    struct partial_decision *out)
{
    known->cases[circumstance->index] &= cases;
    for (size_t i = 0; i < circumstance->given.n; i++) {
        const struct case_limit *limit = &circumstance->given.limits[i];
        uint64_t before = known->cases[limit->circumstance->index];
        if (!(before & limit->cases)) {
            out->odd = circumstance;
            out->against = limit->circumstance;
            return false;
        }
        /* This ends: `given` is not circular, and known cases imply nothing new. */
        if (before & ~limit->cases && !know(known, limit->circumstance, limit->cases, out))
            return false;
    }
    return true;
}

/* A point that is still possible. */
struct case_point {
    const size_t *choice; /* class on each axis */
    const struct decision *decision;
};

static bool
is_possible(
    const struct scope *scope, const struct scope_cursor *cursor, const struct known *known)
{
    if (!(scope->axes[0].classes[cursor->choice[0]] & known->roles))
        return false;
    for (size_t i = 1; i < scope->n_axes; i++) {
        const struct circumstance *c = scope->axes[i].circumstance;
        uint64_t cases = known->cases[c->index];
        if (cases == all_cases(c))
            continue;
        if (cursor->choice[i] == NO_CASE ||
            !(scope->axes[i].classes[cursor->choice[i]] & cases))
            return false;
    }
    return true;
}

/*
 * The latest-ended of a rule and those candidates that ended before the span; the first on a
 * tie.
 */
static const struct rule *
last_ended(
    const struct scope *scope, const uint64_t *candidates, size_t span, const struct rule *last)
{
    const uint64_t *ended = scope->ended + span * scope->n_words;
    for (size_t i = 0; i < scope->n_rules; i++) {
        const struct rule *rule = scope->practice->rules[i];
        if (scope_has(candidates, i) && scope_has(ended, i) &&
            (!last || rule->period.until.first > last->period.until.first))
            last = rule;
    }
    return last;
}

/*
 * The first to begin of a rule and those candidates that begin after the day; the first on a
 * tie.
 */
static const struct rule *
first_to_come(
    const struct scope *scope, const uint64_t *candidates, day on, const struct rule *next)
{
    for (size_t i = 0; i < scope->n_rules; i++) {
        const struct rule *rule = scope->practice->rules[i];
        if (scope_has(candidates, i) && rule->period.from.first > on &&
            (!next || rule->period.from.first < next->period.from.first))
            next = rule;
    }
    return next;
}

static struct case_point *
collect(struct arena *a, struct scope *scope, const struct known *known, day on, size_t *n,
    struct partial_decision *out)
{
    size_t span = scope_span(scope, on), room = 64;
    struct case_point *points = ARENA_ARRAY(a, struct case_point, room);
    struct scope_cursor cursor = scope_start(a, scope);
    for (*n = 0; scope_next(&cursor);) {
        if (!is_possible(scope, &cursor, known))
            continue;
        out->ended = last_ended(scope, cursor.candidates, span, out->ended);
        out->next = first_to_come(scope, cursor.candidates, on, out->next);
        if (*n == room) {
            struct case_point *more = ARENA_ARRAY(a, struct case_point, room *= 2);
            memcpy(more, points, *n * sizeof *points);
            points = more;
        }
        points[(*n)++] = (struct case_point){
            arena_copy(a, cursor.choice, scope->n_axes * sizeof *cursor.choice),
            scope_decide_in(scope, cursor.candidates, span),
        };
    }
    return points;
}

/* True if the axis has a case only because of `other`. */
static bool
depends(const struct scope *scope, size_t axis, size_t other)
{
    for (size_t i = 0; i < scope->axes[axis].n_needs; i++) {
        size_t need = scope->axes[axis].needs[i].axis;
        if (need == other || depends(scope, need, other))
            return true;
    }
    return false;
}

/*
 * True if the answer on one axis can change the decision, all else being equal.  Points that
 * differ only on it, and on axes that arise only because of it, have the same key.
 */
static bool
axis_matters(struct arena *a, const struct scope *scope, const struct case_point *points,
    size_t n, size_t axis)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < n; i++) {
        g_autoptr(GString) key = g_string_new(NULL);
        for (size_t k = 0; k < scope->n_axes; k++) {
            if (k != axis && !depends(scope, k, axis))
                g_string_append_printf(key, "%zx ", points[i].choice[k]);
        }
        const struct decision *before = g_hash_table_lookup(seen, key->str);
        if (before && before != points[i].decision)
            return true;
        /* The table compares its keys and never writes to them. */
        if (!before)
            g_hash_table_insert(
                seen, arena_strdup(a, key->str), (gpointer)(uintptr_t)points[i].decision);
    }
    return false;
}

static int
compare_questions(const void *left, const void *right)
{
    const struct open_question *a = left, *b = right;
    if (!a->circumstance || !b->circumstance)
        return (a->circumstance != NULL) - (b->circumstance != NULL);
    return a->circumstance->index < b->circumstance->index ? -1 : 1;
}

static void
ask(struct arena *a, const struct scope *scope, const struct known *known,
    const struct case_point *points, size_t n, struct partial_decision *out)
{
    out->questions = ARENA_ARRAY(a, struct open_question, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        struct open_question question = { .circumstance = scope->axes[i].circumstance };
        uint64_t mask = i ? known->cases[question.circumstance->index] : known->roles;
        for (size_t k = 0; k < n; k++) {
            if (points[k].choice[i] == NO_CASE)
                question.may_not_arise = true;
            else
                question.choices |= scope->axes[i].classes[points[k].choice[i]] & mask;
        }
        bool is_free = question.choices & (question.choices - 1) || question.may_not_arise;
        if (is_free && axis_matters(a, scope, points, n, i))
            out->questions[out->n_questions++] = question;
    }
    qsort(out->questions, out->n_questions, sizeof *out->questions, compare_questions);
}

struct partial_decision
partial_decide(struct arena *a, const struct model *model, struct scope *scope,
    const struct role *role, const struct case_set *said, day on)
{
    struct partial_decision out = { .decision = { .verdict = VERDICT_NOT_CONCERNED } };
    struct known known = {
        .cases = ARENA_ARRAY(a, uint64_t, model->n_circumstances),
        .roles = role ? UINT64_C(1) << role->index : ~UINT64_C(0),
    };
    for (size_t i = 0; i < model->n_circumstances; i++)
        known.cases[i] = all_cases(&model->circumstances[i]);
    for (size_t i = 0; i < said->n; i++)
        known.cases[said->limits[i].circumstance->index] = said->limits[i].cases;
    for (size_t i = 0; i < said->n; i++) {
        if (!know(&known, said->limits[i].circumstance, said->limits[i].cases, &out)) {
            out.result = PARTIAL_IMPOSSIBLE;
            return out;
        }
    }
    if (scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS) {
        out.result = PARTIAL_TOO_MANY;
        return out;
    }
    size_t n;
    struct case_point *points = collect(a, scope, &known, on, &n, &out);
    for (size_t i = 1; i < n; i++) {
        if (points[i].decision != points[0].decision)
            out.result = PARTIAL_OPEN;
    }
    if (out.result == PARTIAL_OPEN)
        ask(a, scope, &known, points, n, &out);
    else if (n)
        out.decision = decision_copy(a, points[0].decision);
    return out;
}
