#include "decide/change.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "base/sort.h"
#include "decide/rows.h"
#include "decide/table.h"

/* Two days of a practice. */
struct days {
    struct scope *scope;
    size_t before, after; /* their spans */
    change_moved *moved;
    void *data;
};

/* What the candidates decide in a span: the scope's own pointer, so that equal ones are the
 * same. */
static const struct decision *
decide_in(const struct days *days, const uint64_t *candidates, size_t span)
{
    return scope_decide_in(days->scope, candidates, span);
}

static bool
has_moved(const struct days *days, const struct decision *decision)
{
    bool moved = false;
    for (size_t i = 0; days->moved && i < decision->n_rules && !moved; i++)
        moved = days->moved(decision->rules[i], days->data);
    return moved;
}

static size_t
rows_collect(struct arena *a, const struct days *days, struct cell_row **out)
{
    struct scope_cursor cursor;
    struct cell_row *rows = rows_start(a, days->scope, &cursor);
    size_t n = 0;
    while (scope_next(&cursor)) {
        const struct decision *was = decide_in(days, cursor.candidates, days->before);
        const struct decision *is = decide_in(days, cursor.candidates, days->after);
        if (was == is && !has_moved(days, is))
            continue;
        rows[n++] = (struct cell_row){
            .cells = rows_cells(a, &cursor),
            .decision = is,
            .before = was,
            .since = rows_stretch_start(days->scope, cursor.candidates, days->after, is),
        };
    }
    *out = rows;
    return rows_merge(a, days->scope, rows, n);
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
            .since = rows_since(scope, rows[i].decision, rows[i].since),
        };
    sort_stable(change->rows, n, sizeof *change->rows, compare_rows, change);
}

struct change *
change_find(
    struct arena *a, struct scope *scope, day from, day until, change_moved *moved, void *data)
{
    const struct practice *practice = scope->practice;
    struct arena *work = arena_new();
    struct change change = { .practice = practice };
    change.is_new = !practice_has_begun(practice, from);
    change.too_many = scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS;
    if (!change.too_many) {
        const struct days days = {
            .scope = scope,
            .before = scope_span(scope, from),
            .after = scope_span(scope, until),
            .moved = moved,
            .data = data,
        };
        struct cell_row *rows;
        size_t n = rows_collect(work, &days, &rows);
        change_fill(a, scope, rows, n, &change);
    }
    arena_free(work);
    bool is_change = change.n_rows || change.too_many;
    return is_change ? arena_copy(a, &change, sizeof change) : NULL;
}

bool
change_row_is_sighting(const struct change_row *row, day from)
{
    size_t n = 0;
    for (size_t i = 0; i < row->is.n_rules; i++) {
        const struct rule *rule = row->is.rules[i];
        if (decision_has_rule(&row->was, rule))
            continue;
        if (!rule->period.attested || rule->period.from.first <= from)
            return false;
        n++;
    }
    return n > 0;
}

bool
change_row_covers(
    const struct change *change, const struct change_row *row, const struct situation *s)
{
    return rows_cover(row->roles, row->cases, change->columns, change->n_columns, s);
}
