#include "decide/rows.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "base/sort.h"
#include "decide/table.h"

struct cell_row *
rows_start(struct arena *a, const struct scope *scope, struct scope_cursor *cursor)
{
    *cursor = scope_start(a, scope);
    size_t points = scope_count(scope, TABLE_MAX_SITUATIONS) / scope->n_spans;
    return ARENA_ARRAY(a, struct cell_row, points);
}

const uint64_t *
rows_cells(struct arena *a, const struct scope_cursor *cursor)
{
    const struct scope *scope = cursor->scope;
    uint64_t *cells = ARENA_ARRAY(a, uint64_t, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++)
        cells[i] = cursor->choice[i] == NO_CASE ? scope->axes[i].possible
                                                : scope->axes[i].classes[cursor->choice[i]];
    return cells;
}

/* --- Merging -------------------------------------------------------------------------- */

struct merge_order {
    const struct scope *scope;
    size_t axis; /* the axis that may differ, compared last */
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

/* By decision, in an order that does not depend on addresses. */
static int
compare_decisions(const struct decision *a, const struct decision *b)
{
    if (a == b || !a || !b)
        return (a != NULL) - (b != NULL);
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
    if (!order)
        order = compare_decisions(a->before, b->before);
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
rows_merge_axis(
    struct arena *a, const struct scope *scope, struct cell_row *rows, size_t n, size_t axis)
{
    struct merge_order by = { scope, axis };
    sort_stable(rows, n, sizeof *rows, compare_rows, &by);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!kept || compare_for_merge(&rows[kept - 1], &rows[i], &by)) {
            rows[kept++] = rows[i];
            continue;
        }
        uint64_t *cells = arena_copy(a, rows[kept - 1].cells, scope->n_axes * sizeof *cells);
        cells[axis] |= rows[i].cells[axis];
        rows[kept - 1].cells = cells;
    }
    return kept;
}

size_t
rows_merge(struct arena *a, const struct scope *scope, struct cell_row *rows, size_t n)
{
    for (size_t before = n + 1; n < before;) {
        before = n;
        for (size_t axis = scope->n_axes; axis-- > 0;)
            n = rows_merge_axis(a, scope, rows, n, axis);
    }
    return n;
}

/* --- As the table shows them ---------------------------------------------------------- */

static int
compare_columns(const void *left, const void *right)
{
    const struct circumstance *a = *(const struct circumstance *const *)left;
    const struct circumstance *b = *(const struct circumstance *const *)right;
    return a->index < b->index ? -1 : a->index > b->index;
}

const struct circumstance **
rows_columns(struct arena *a, const struct scope *scope, const struct cell_row *rows, size_t n,
    size_t *n_columns, bool *has_roles)
{
    const struct circumstance **columns =
        ARENA_ARRAY(a, const struct circumstance *, scope->n_axes);
    *n_columns = 0;
    *has_roles = false;
    for (size_t i = 0; i < scope->n_axes; i++) {
        bool matters = false;
        for (size_t k = 0; k < n && !matters; k++)
            matters = rows[k].cells[i] != scope->axes[i].possible;
        if (matters && i)
            columns[(*n_columns)++] = scope->axes[i].circumstance;
        else if (matters)
            *has_roles = true;
    }
    qsort(columns, *n_columns, sizeof *columns, compare_columns);
    return columns;
}

const uint64_t *
rows_show(struct arena *a, const struct scope *scope, const struct circumstance *const *columns,
    size_t n_columns, const struct cell_row *row)
{
    uint64_t *cells = ARENA_ARRAY(a, uint64_t, n_columns);
    for (size_t c = 0; c < n_columns; c++) {
        size_t i = 1;
        while (scope->axes[i].circumstance != columns[c])
            i++;
        cells[c] = row->cells[i] == scope->axes[i].possible ? UINT64_MAX : row->cells[i];
    }
    return cells;
}

/* --- Since when ----------------------------------------------------------------------- */

size_t
rows_stretch_start(struct scope *scope, const uint64_t *candidates, size_t span,
    const struct decision *decision)
{
    while (span > 0 && scope_decide_in(scope, candidates, span - 1) == decision)
        span--;
    return span;
}

struct since
rows_since(const struct scope *scope, const struct decision *decision, size_t span)
{
    struct since since = { .date.first = scope->starts[span] };
    if (span == 0)
        return since;
    const struct practice *practice = scope->practice;
    const struct period *found = NULL;
    for (size_t i = 0; i < decision->n_rules && !found; i++)
        if (decision->rules[i]->period.from.first == since.date.first)
            found = &decision->rules[i]->period;
    for (size_t i = 0; i < practice->n_rules && !found; i++) {
        const struct period *period = &practice->rules[i]->period;
        if (period->until.first == since.date.first)
            return (struct since){ .date = period->until, .about = period->about_until };
    }
    for (size_t i = 0; i < practice->n_rules && !found; i++)
        if (practice->rules[i]->period.from.first == since.date.first)
            found = &practice->rules[i]->period;
    if (found)
        since = (struct since){ found->from, found->attested, found->about_from };
    return since;
}

bool
rows_cover(role_set roles, const uint64_t *cells, const struct circumstance *const *columns,
    size_t n_columns, const struct situation *s)
{
    if (!(roles >> s->role & 1))
        return false;
    for (size_t c = 0; c < n_columns; c++) {
        size_t at = s->cases[columns[c]->index];
        if (cells[c] != UINT64_MAX && (at == NO_CASE || !(cells[c] >> at & 1)))
            return false;
    }
    return true;
}

int
rows_compare(role_set roles_a, role_set roles_b, const uint64_t *cells_a,
    const uint64_t *cells_b, size_t n_columns)
{
    int order = compare_sets(roles_a, roles_b);
    for (size_t c = 0; !order && c < n_columns; c++)
        order = compare_sets(cells_a[c], cells_b[c]);
    return order;
}
