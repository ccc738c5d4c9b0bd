#include "decide/table.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "decide/rows.h"

#include <string.h>

/* A practice looked at on one day. */
struct view {
    struct scope *scope;
    struct arena *arena; /* arena of the work, not of the result */
    size_t span;
};

static struct view
view_new(struct scope *scope, day on)
{
    struct view view = { .scope = scope };
    view.arena = arena_new();
    view.span = scope_span(view.scope, on);
    return view;
}

static void
view_free(struct view *view)
{
    arena_free(view->arena);
}

static const struct decision *
view_decide(struct view *view, const uint64_t *candidates, size_t span)
{
    return scope_decide_in(view->scope, candidates, span);
}

/* --- Roles, headline, timeline -------------------------------------------------------- */

/* The scope's decision for a role's ordinary situation; NULL if the role is not concerned. */
static const struct decision *
view_ordinary(struct view *view, const struct model *model, size_t role, uint64_t *candidates)
{
    struct situation s;
    size_t *cases = ARENA_ARRAY(view->arena, size_t, model->n_circumstances);
    situation_ordinary(model, view->scope->practice, role, 0, cases, &s);
    if (!scope_locate(view->scope, role, cases, candidates))
        return NULL;
    return view_decide(view, candidates, view->span);
}

static void
roles_mark(struct view *view, struct role_verdict *list)
{
    if (scope_count(view->scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS)
        return;
    struct scope_cursor cursor = scope_start(view->arena, view->scope);
    while (scope_next(&cursor)) {
        const struct decision *here = view_decide(view, cursor.candidates, view->span);
        uint64_t roles = view->scope->axes[0].classes[cursor.choice[0]];
        for (; roles; roles &= roles - 1) {
            struct role_verdict *role = &list[__builtin_ctzll(roles)];
            role->differs |= here->outcome != role->decision.outcome ||
                             here->verdict != role->decision.verdict;
        }
    }
}

struct role_verdict *
table_roles(struct arena *a, const struct model *model, struct scope *scope, day on)
{
    struct role_verdict *list = ARENA_ARRAY(a, struct role_verdict, model->n_roles);
    struct view view = view_new(scope, on);
    uint64_t *candidates = ARENA_ARRAY(view.arena, uint64_t, view.scope->n_words);
    for (size_t i = 0; i < model->n_roles; i++) {
        list[i].role = i;
        list[i].decision.verdict = VERDICT_NOT_CONCERNED;
        const struct decision *decision = view_ordinary(&view, model, i, candidates);
        if (decision)
            list[i].decision = decision_copy(a, decision);
    }
    roles_mark(&view, list);
    view_free(&view);
    return list;
}

struct decision
table_headline(struct arena *a, const struct model *model, struct scope *scope, day on)
{
    const struct practice *practice = scope->practice;
    struct situation s;
    g_autofree size_t *cases = g_new(size_t, model->n_circumstances + 1);
    situation_ordinary(model, practice, practice_first_role(practice), on, cases, &s);
    return decide(a, scope, &s);
}

struct timeline_entry *
table_timeline(struct arena *a, const struct model *model, struct scope *scope, size_t *n)
{
    const struct practice *practice = scope->practice;
    *n = 0;
    struct view view = view_new(scope, 0);
    struct timeline_entry *list = ARENA_ARRAY(a, struct timeline_entry, view.scope->n_spans);
    uint64_t *candidates = ARENA_ARRAY(view.arena, uint64_t, view.scope->n_words);
    bool is_concerned =
        view_ordinary(&view, model, practice_first_role(practice), candidates) != NULL;
    const struct decision *before = NULL;
    for (size_t i = 0; is_concerned && i < view.scope->n_spans; i++) {
        const struct decision *here = view_decide(&view, candidates, i);
        if (here != before)
            list[(*n)++] = (struct timeline_entry){ view.scope->starts[i], DAY_MAX,
                decision_copy(a, here) };
        if (here != before && *n > 1)
            list[*n - 2].until = view.scope->starts[i];
        before = here;
    }
    /* A stretch before the first rule is left out. */
    enum verdict first = *n ? list[0].decision.verdict : VERDICT_NOT_CONCERNED;
    if (first == VERDICT_NOT_STATED || first == VERDICT_NOT_KNOWN) {
        list++;
        (*n)--;
    }
    view_free(&view);
    return list;
}

bool
practice_has_begun(const struct practice *practice, day on)
{
    for (size_t i = 0; i < practice->n_rules; i++)
        if (practice->rules[i]->period.from.first <= on)
            return true;
    return false;
}
