#include "decide/disjoint.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "base/sort.h"
#include "decide/rows.h"
#include "decide/table.h"

static struct cell_row *
rows_collect(struct arena *work, struct scope *scope, size_t span, size_t *n)
{
    struct scope_cursor cursor;
    struct cell_row *rows = rows_start(work, scope, &cursor);
    for (*n = 0; scope_next(&cursor); (*n)++) {
        const struct decision *decision = scope_decide_in(scope, cursor.candidates, span);
        rows[*n] = (struct cell_row){
            .cells = rows_cells(work, &cursor),
            .decision = decision,
            .since = rows_stretch_start(scope, cursor.candidates, span, decision),
        };
    }
    return rows;
}

/* The earliest end among the rules that decide. */
static void
row_date_until(const struct decision *decision, struct disjoint_row *row)
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

bool
disjoint_row_covers(const struct disjoint_table *table, const struct disjoint_row *row,
    const struct situation *s)
{
    return rows_cover(row->roles, row->cases, table->columns, table->n_columns, s);
}

static gint
compare_rows(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct disjoint_row *a = left, *b = right;
    const struct disjoint_table *table = data;
    if (a->is_ordinary != b->is_ordinary)
        return a->is_ordinary ? -1 : 1;
    return rows_compare(a->roles, b->roles, a->cases, b->cases, table->n_columns);
}

struct disjoint_table *
disjoint_build(struct arena *a, const struct model *model, struct scope *scope, day on)
{
    const struct practice *practice = scope->practice;
    struct disjoint_table *table = ARENA_NEW(a, struct disjoint_table);
    table->practice = practice;
    table->too_many = scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS;
    if (table->too_many)
        return table;
    struct arena *work = arena_new();
    size_t n;
    struct cell_row *rows = rows_collect(work, scope, scope_span(scope, on), &n);
    n = rows_merge(work, scope, rows, n);
    bool has_roles;
    table->columns = rows_columns(a, scope, rows, n, &table->n_columns, &has_roles);
    table->rows = ARENA_ARRAY(a, struct disjoint_row, n);
    table->n_rows = n;

    struct situation ordinary;
    size_t *cases = ARENA_ARRAY(work, size_t, model->n_circumstances);
    situation_ordinary(model, practice, practice_first_role(practice), on, cases, &ordinary);
    for (size_t i = 0; i < n; i++) {
        struct disjoint_row *row = &table->rows[i];
        row->roles = rows[i].cells[0];
        row->cases = rows_show(a, scope, table->columns, table->n_columns, &rows[i]);
        row->decision = decision_copy(a, rows[i].decision);
        row->since = rows_since(scope, rows[i].decision, rows[i].since).date;
        row_date_until(rows[i].decision, row);
        row->is_ordinary = disjoint_row_covers(table, row, &ordinary);
    }
    sort_stable(table->rows, n, sizeof *table->rows, compare_rows, table);
    arena_free(work);
    return table;
}
