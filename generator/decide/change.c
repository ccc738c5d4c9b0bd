#include "decide/change.h"

#include "decide/rows.h"
#include "decide/table.h"

/* What the candidates decide on a day: the scope's own pointer, so that equal ones are the
 * same. */
static const struct decision *
decide_on(struct scope *scope, const uint64_t *candidates, day on, uint64_t *applying)
{
    scope_applying(scope, candidates, scope_span(scope, on), applying);
    return scope_decide(scope, applying);
}

static size_t
rows_collect(struct arena *a, struct scope *scope, day from, day until, struct cell_row **out)
{
    struct scope_cursor cursor;
    struct cell_row *rows = rows_start(a, scope, &cursor);
    uint64_t *applying = ARENA_ARRAY(a, uint64_t, scope->n_words);
    size_t n = 0;
    while (scope_next(&cursor)) {
        const struct decision *was = decide_on(scope, cursor.candidates, from, applying);
        const struct decision *is = decide_on(scope, cursor.candidates, until, applying);
        if (was != is)
            rows[n++] = (struct cell_row){
                .cells = rows_cells(a, &cursor), .decision = is, .before = was
            };
    }
    *out = rows;
    return rows_merge(a, scope, rows, n);
}

static gint
compare_rows(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct change_row *a = left, *b = right;
    const struct change *change = data;
    return rows_compare(a->roles, b->roles, a->cases, b->cases, change->n_columns);
}

static void
change_fill(struct arena *a, const struct scope *scope, const struct cell_row *rows, size_t n,
    struct change *change)
{
    change->columns =
        rows_columns(a, scope, rows, n, &change->n_columns, &change->has_role_column);
    change->rows = ARENA_ARRAY(a, struct change_row, n);
    change->n_rows = n;
    for (size_t i = 0; i < n; i++)
        change->rows[i] = (struct change_row){
            .roles = rows[i].cells[0],
            .cases = rows_show(a, scope, change->columns, change->n_columns, &rows[i]),
            .was = decision_copy(a, rows[i].before),
            .is = decision_copy(a, rows[i].decision),
        };
    g_qsort_with_data(change->rows, (gint)n, sizeof *change->rows, compare_rows, change);
}

struct change *
change_find(struct arena *a, const struct practice *practice, day from, day until)
{
    struct scope *scope = scope_new(practice);
    struct arena *work = arena_new();
    struct change change = { .practice = practice };
    change.is_new = !practice_has_begun(practice, from);
    change.too_many = scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS;
    if (!change.too_many) {
        struct cell_row *rows;
        size_t n = rows_collect(work, scope, from, until, &rows);
        change_fill(a, scope, rows, n, &change);
    }
    arena_free(work);
    scope_free(scope);
    bool is_change = change.n_rows || change.too_many;
    return is_change ? arena_copy(a, &change, sizeof change) : NULL;
}

struct change **
change_list(struct arena *a, const struct model *model, day from, day until, size_t *n)
{
    struct change **list = ARENA_ARRAY(a, struct change *, model->n_practices);
    *n = 0;
    for (size_t i = 0; i < model->n_practices; i++) {
        struct change *change = change_find(a, &model->practices[i], from, until);
        if (change)
            list[(*n)++] = change;
    }
    return list;
}

bool
change_row_covers(
    const struct change *change, const struct change_row *row, const struct situation *s)
{
    return rows_cover(row->roles, row->cases, change->columns, change->n_columns, s);
}
