#include "decide/table.h"

#include "decide/scope.h"

#include <string.h>

/* While merging: a product of sets on which one decision stands since one day. */
struct cell_row {
    const uint64_t *cells; /* for each axis; all that is possible: "any" */
    const struct decision *decision;
    size_t since; /* span */
};

/* A practice looked at on one day. */
struct view {
    struct scope *scope;
    struct arena *arena; /* of the work, not of the result */
    size_t span;
    uint64_t *applying;
};

static struct view
view_new(const struct practice *practice, day on)
{
    struct view view = { .scope = scope_new(practice) };
    view.arena = arena_new();
    view.span = scope_span(view.scope, on);
    view.applying = ARENA_ARRAY(view.arena, uint64_t, view.scope->n_words);
    return view;
}

static void
view_free(struct view *view)
{
    arena_free(view->arena);
    scope_free(view->scope);
}

static const struct decision *
view_decide(struct view *view, const uint64_t *candidates, size_t span)
{
    scope_applying(view->scope, candidates, span, view->applying);
    return scope_decide(view->scope, view->applying);
}

/* The first span of the stretch in which this has been the decision. */
static size_t
stretch_start(struct view *view, const uint64_t *candidates, const struct decision *decision)
{
    size_t span = view->span;
    while (span > 0 && view_decide(view, candidates, span - 1) == decision)
        span--;
    return span;
}

static struct cell_row *
rows_collect(struct view *view, size_t *n)
{
    struct scope *scope = view->scope;
    size_t points = scope_count(scope, TABLE_MAX_SITUATIONS) / scope->n_spans;
    struct cell_row *rows = ARENA_ARRAY(view->arena, struct cell_row, points);
    struct scope_cursor cursor = scope_start(view->arena, scope);
    for (*n = 0; scope_next(&cursor); (*n)++) {
        uint64_t *cells = ARENA_ARRAY(view->arena, uint64_t, scope->n_axes);
        for (size_t i = 0; i < scope->n_axes; i++)
            cells[i] = cursor.choice[i] == NO_CASE ? scope->axes[i].possible
                                                   : scope->axes[i].classes[cursor.choice[i]];
        const struct decision *decision = view_decide(view, cursor.candidates, view->span);
        rows[*n] = (struct cell_row){ cells, decision,
            stretch_start(view, cursor.candidates, decision) };
    }
    return rows;
}

/* --- Merging -------------------------------------------------------------------------- */

struct merge_order {
    const struct scope *scope;
    size_t axis; /* the one that may differ: compared last */
};

static int
compare_sets(uint64_t a, uint64_t b)
{
    if (a == b)
        return 0;
    int lowest =
        __builtin_ctzll(a | UINT64_C(1) << 63) - __builtin_ctzll(b | UINT64_C(1) << 63);
    return lowest ? lowest : a < b ? -1 : 1;
}

/* By decision (in an order that does not depend on where it lies in memory). */
static int
compare_decisions(const struct decision *a, const struct decision *b)
{
    if (a == b)
        return 0;
    if (a->outcome != b->outcome)
        return (int)a->outcome - (int)b->outcome;
    if (a->verdict != b->verdict)
        return (int)a->verdict - (int)b->verdict;
    if (a->n_rules != b->n_rules)
        return a->n_rules < b->n_rules ? -1 : 1;
    for (size_t i = 0; i < a->n_rules; i++) {
        const struct rule *left = a->rules[i], *right = b->rules[i];
        if (left->practice != right->practice)
            return left->practice->index < right->practice->index ? -1 : 1;
        if (left->index != right->index)
            return left->index < right->index ? -1 : 1;
    }
    return 0;
}

static int
compare_for_merge(
    const struct cell_row *a, const struct cell_row *b, const struct merge_order *by)
{
    int order = compare_decisions(a->decision, b->decision);
    if (!order && a->since != b->since)
        order = a->since < b->since ? -1 : 1;
    for (size_t i = 0; !order && i < by->scope->n_axes; i++)
        if (i != by->axis)
            order = compare_sets(a->cells[i], b->cells[i]);
    return order;
}

static gint
compare_rows(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct cell_row *a = left, *b = right;
    const struct merge_order *by = data;
    int order = compare_for_merge(a, b, by);
    return order ? order : compare_sets(a->cells[by->axis], b->cells[by->axis]);
}

/* Unites rows that differ on one axis only. */
static size_t
rows_merge_axis(struct view *view, struct cell_row *rows, size_t n, size_t axis)
{
    struct merge_order by = { view->scope, axis };
    g_qsort_with_data(rows, (gint)n, sizeof *rows, compare_rows, &by);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!kept || compare_for_merge(&rows[kept - 1], &rows[i], &by)) {
            rows[kept++] = rows[i];
            continue;
        }
        uint64_t *cells =
            arena_copy(view->arena, rows[kept - 1].cells, view->scope->n_axes * sizeof *cells);
        cells[axis] |= rows[i].cells[axis];
        rows[kept - 1].cells = cells;
    }
    return kept;
}

static size_t
rows_merge(struct view *view, struct cell_row *rows, size_t n)
{
    for (size_t before = n + 1; n < before;) {
        before = n;
        for (size_t axis = view->scope->n_axes; axis-- > 0;)
            n = rows_merge_axis(view, rows, n, axis);
    }
    return n;
}

/* --- The table ------------------------------------------------------------------------ */

/* The date as its author wrote it, of the day on which a span begins. */
static void
row_date_since(const struct view *view, const struct decision *decision, size_t span,
    struct table_row *row)
{
    row->since.first = view->scope->starts[span];
    if (span == 0)
        return;
    const struct practice *practice = view->scope->practice;
    const struct period *found = NULL;
    for (size_t i = 0; i < decision->n_rules && !found; i++)
        if (decision->rules[i]->period.from.first == row->since.first)
            found = &decision->rules[i]->period;
    for (size_t i = 0; i < practice->n_rules && !found; i++) {
        const struct period *period = &practice->rules[i]->period;
        if (period->until.first == row->since.first) {
            row->since = period->until;
            row->since_about = period->about_until;
            return;
        }
    }
    for (size_t i = 0; i < practice->n_rules && !found; i++)
        if (practice->rules[i]->period.from.first == row->since.first)
            found = &practice->rules[i]->period;
    if (found) {
        row->since = found->from;
        row->since_attested = found->attested;
        row->since_about = found->about_from;
    }
}

/* The first end among the rules that decide. */
static void
row_date_until(const struct decision *decision, struct table_row *row)
{
    row->until.first = DAY_MAX;
    for (size_t i = 0; i < decision->n_rules; i++) {
        const struct period *period = &decision->rules[i]->period;
        if (period->until.first < row->until.first) {
            row->until = period->until;
            row->until_about = period->about_until;
        }
        row->until_unknown |= period->unknown_until;
    }
    row->until_unknown = row->until_unknown && row->until.first == DAY_MAX;
}

static int
compare_columns(const void *left, const void *right)
{
    const struct circumstance *a = *(const struct circumstance *const *)left;
    const struct circumstance *b = *(const struct circumstance *const *)right;
    return a->index < b->index ? -1 : a->index > b->index;
}

static void
columns_choose(struct arena *a, const struct scope *scope, const struct cell_row *rows,
    size_t n, struct rule_table *table)
{
    table->columns = ARENA_ARRAY(a, const struct circumstance *, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        bool matters = false;
        for (size_t k = 0; k < n && !matters; k++)
            matters = rows[k].cells[i] != scope->axes[i].possible;
        if (matters && i)
            table->columns[table->n_columns++] = scope->axes[i].circumstance;
        else if (matters)
            table->has_role_column = true;
    }
    qsort(table->columns, table->n_columns, sizeof *table->columns, compare_columns);
}

static const uint64_t *
row_cells(struct arena *a, const struct scope *scope, const struct rule_table *table,
    const struct cell_row *row)
{
    uint64_t *cells = ARENA_ARRAY(a, uint64_t, table->n_columns);
    for (size_t c = 0; c < table->n_columns; c++) {
        size_t i = 1;
        while (scope->axes[i].circumstance != table->columns[c])
            i++;
        cells[c] = row->cells[i] == scope->axes[i].possible ? UINT64_MAX : row->cells[i];
    }
    return cells;
}

bool
table_row_covers(
    const struct rule_table *table, const struct table_row *row, const struct situation *s)
{
    if (!(row->roles >> s->role & 1))
        return false;
    for (size_t c = 0; c < table->n_columns; c++) {
        size_t at = s->cases[table->columns[c]->index];
        if (row->cases[c] != UINT64_MAX && (at == NO_CASE || !(row->cases[c] >> at & 1)))
            return false;
    }
    return true;
}

static gint
compare_table_rows(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct table_row *a = left, *b = right;
    const struct rule_table *table = data;
    if (a->is_ordinary != b->is_ordinary)
        return a->is_ordinary ? -1 : 1;
    int order = compare_sets(a->roles, b->roles);
    for (size_t c = 0; !order && c < table->n_columns; c++)
        order = compare_sets(a->cases[c], b->cases[c]);
    return order;
}

struct rule_table *
table_build(struct arena *a, const struct model *model, const struct practice *practice, day on)
{
    struct rule_table *table = ARENA_NEW(a, struct rule_table);
    table->practice = practice;
    struct view view = view_new(practice, on);
    if (scope_count(view.scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS) {
        table->too_many = true;
        view_free(&view);
        return table;
    }
    size_t n;
    struct cell_row *rows = rows_collect(&view, &n);
    n = rows_merge(&view, rows, n);
    columns_choose(a, view.scope, rows, n, table);
    table->rows = ARENA_ARRAY(a, struct table_row, n);
    table->n_rows = n;

    struct situation ordinary;
    size_t *cases = ARENA_ARRAY(view.arena, size_t, model->n_circumstances);
    situation_ordinary(model, practice, practice_first_role(practice), on, cases, &ordinary);
    for (size_t i = 0; i < n; i++) {
        struct table_row *row = &table->rows[i];
        row->roles = rows[i].cells[0];
        row->cases = row_cells(a, view.scope, table, &rows[i]);
        row->decision = decision_copy(a, rows[i].decision);
        row_date_since(&view, rows[i].decision, rows[i].since, row);
        row_date_until(rows[i].decision, row);
        row->is_ordinary = table_row_covers(table, row, &ordinary);
    }
    g_qsort_with_data(table->rows, (gint)n, sizeof *table->rows, compare_table_rows, table);
    view_free(&view);
    return table;
}

/* --- Roles, headline, timeline -------------------------------------------------------- */

/* The decision of a role's ordinary situation, in the scope; NULL when not concerned. */
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
table_roles(struct arena *a, const struct model *model, const struct practice *practice, day on)
{
    struct role_verdict *list = ARENA_ARRAY(a, struct role_verdict, model->n_roles);
    struct view view = view_new(practice, on);
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
table_headline(
    struct arena *a, const struct model *model, const struct practice *practice, day on)
{
    struct situation s;
    g_autofree size_t *cases = g_new(size_t, model->n_circumstances + 1);
    situation_ordinary(model, practice, practice_first_role(practice), on, cases, &s);
    return decide(a, model, practice, &s);
}

struct stretch *
table_timeline(
    struct arena *a, const struct model *model, const struct practice *practice, size_t *n)
{
    *n = 0;
    struct view view = view_new(practice, 0);
    struct stretch *list = ARENA_ARRAY(a, struct stretch, view.scope->n_spans);
    uint64_t *candidates = ARENA_ARRAY(view.arena, uint64_t, view.scope->n_words);
    bool is_concerned =
        view_ordinary(&view, model, practice_first_role(practice), candidates) != NULL;
    const struct decision *before = NULL;
    for (size_t i = 0; is_concerned && i < view.scope->n_spans; i++) {
        const struct decision *here = view_decide(&view, candidates, i);
        if (here != before)
            list[(*n)++] =
                (struct stretch){ view.scope->starts[i], DAY_MAX, decision_copy(a, here) };
        if (here != before && *n > 1)
            list[*n - 2].until = view.scope->starts[i];
        before = here;
    }
    /* Before the first rule and after the last there is no story to tell. */
    if (*n && list[0].decision.verdict == VERDICT_NOT_STATED && !list[0].decision.n_rules) {
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
