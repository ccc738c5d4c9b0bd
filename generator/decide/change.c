#include "decide/change.h"
#include "decide/cursor.h"
#include "decide/decide.h"

#include "base/sort.h"
#include "decide/rows.h"
#include "decide/table.h"
#include "decide/united.h"
#include "model/scope_words.h"
#include "model/words.h"

/* What is compared: a practice on two days, or in two editions. */
struct days {
    struct scope *walk;           /* provides the situations */
    struct scope *was, *is;       /* decide them; NULL: has no such practice */
    size_t before, after;         /* their spans */
    const struct united *united;  /* NULL: all three are one scope */
    uint64_t *was_room, *is_room; /* room for candidates, unless they are the walk's */
    change_moved *moved;
    void *data;
};

static const struct decision unconcerned = { .verdict = VERDICT_NOT_CONCERNED };
static const struct decision unstated = { .verdict = VERDICT_NOT_STATED };

/* The candidates of one side; NULL if it does not concern the situation. */
static const uint64_t *
locate(const struct days *days, const struct united_side *side, const struct scope *scope,
    const struct scope_cursor *cursor, uint64_t *room)
{
    if (!days->united)
        return cursor->candidates;
    return united_locate(side, scope, cursor, room) ? room : NULL;
}

/*
 * The decision in a span: the scope's own pointer, so that equal decisions are equal pointers.
 */
static const struct decision *
decide_in(struct scope *scope, const uint64_t *candidates, size_t span)
{
    if (!scope)
        return &unstated;
    return candidates ? scope_decide_in(scope, candidates, span) : &unconcerned;
}

static bool
has_moved(const struct days *days, const struct decision *decision)
{
    bool moved = false;
    for (size_t i = 0; days->moved && i < decision->n_rules && !moved; i++)
        moved = days->moved(decision->rules[i], days->data);
    return moved;
}

/* Decides both sides at a point; false if they agree. */
static bool
row_decide(const struct days *days, const struct scope_cursor *cursor, struct cell_row *row)
{
    const struct united *u = days->united;
    const uint64_t *was =
        days->was ? locate(days, u ? &u->was : NULL, days->was, cursor, days->was_room) : NULL;
    const uint64_t *is =
        days->is ? locate(days, u ? &u->is : NULL, days->is, cursor, days->is_room) : NULL;
    row->before = decide_in(days->was, was, days->before);
    row->decision = decide_in(days->is, is, days->after);
    if ((!days->was && row->decision == &unconcerned) ||
        (!days->is && row->before == &unconcerned))
        return false;
    if (row->before == row->decision && (u || !has_moved(days, row->decision)))
        return false;
    row->since = is ? rows_stretch_start(days->is, is, days->after, row->decision) : 0;
    return true;
}

static size_t
rows_collect(struct arena *a, const struct days *days, struct cell_row **out)
{
    struct scope_cursor cursor;
    struct cell_row *rows = rows_start(a, days->walk, &cursor);
    size_t n = 0;
    while (scope_next(&cursor)) {
        struct cell_row row = { 0 };
        if (!row_decide(days, &cursor, &row))
            continue;
        row.cells = rows_cells(a, &cursor);
        rows[n++] = row;
    }
    *out = rows;
    return rows_merge(a, days->walk, rows, n);
}

static gint
compare_rows(gconstpointer left, gconstpointer right, gpointer data)
{
    const struct change_row *a = left, *b = right;
    const struct change *change = data;
    return rows_compare(a->roles, b->roles, a->cases, b->cases, change->n_columns);
}

static void
change_fill(struct arena *a, const struct days *days, const struct cell_row *rows, size_t n,
    struct change *change)
{
    change->columns =
        rows_columns(a, days->walk, rows, n, &change->n_columns, &change->has_role_column);
    change->rows = ARENA_ARRAY(a, struct change_row, n);
    change->n_rows = n;
    for (size_t i = 0; i < n; i++) {
        change->rows[i] = (struct change_row){
            .roles = rows[i].cells[0],
            .cases = rows_show(a, days->walk, change->columns, change->n_columns, &rows[i]),
            .was = decision_copy(a, rows[i].before),
            .is = decision_copy(a, rows[i].decision),
            .since = { .date.first = DAY_MIN },
        };
        if (days->is)
            change->rows[i].since = rows_since(days->is, rows[i].decision, rows[i].since);
    }
    sort_stable(change->rows, n, sizeof *change->rows, compare_rows, change);
}

/* NULL if nothing changed. */
static struct change *
compare(struct arena *a, struct change change, struct days *days)
{
    struct arena *work = arena_new();
    change.practice = days->walk->practice;
    change.too_many = scope_count(days->walk, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS;
    if (!change.too_many) {
        if (days->was)
            days->was_room = ARENA_ARRAY(work, uint64_t, days->was->n_words);
        if (days->is)
            days->is_room = ARENA_ARRAY(work, uint64_t, days->is->n_words);
        struct cell_row *rows;
        size_t n = rows_collect(work, days, &rows);
        change_fill(a, days, rows, n, &change);
    }
    arena_free(work);
    bool is_change = change.n_rows || change.too_many;
    return is_change ? arena_copy(a, &change, sizeof change) : NULL;
}

struct change *
change_find(
    struct arena *a, struct scope *scope, day from, day until, change_moved *moved, void *data)
{
    struct days days = {
        .walk = scope,
        .was = scope,
        .is = scope,
        .before = scope_span(scope, from),
        .after = scope_span(scope, until),
        .moved = moved,
        .data = data,
    };
    const struct change change = { .is_new = !practice_has_begun(scope->practice, from) };
    return compare(a, change, &days);
}

struct change *
change_between(struct arena *a, const struct change_pair *pair)
{
    struct scope *walk = scope_new(united_practice(a, pair->united, pair->was, pair->is));
    struct days days = {
        .walk = walk,
        .was = pair->was,
        .is = pair->is,
        .before = pair->was ? scope_span(pair->was, pair->from) : 0,
        .after = pair->is ? scope_span(pair->is, pair->until) : 0,
        .united = pair->united,
    };
    const struct change change = {
        .is_new = !pair->was || !practice_has_begun(pair->was->practice, pair->from),
    };
    struct change *out = compare(a, change, &days);
    scope_free(walk);
    return out;
}

bool
change_row_is_sighting(const struct change_row *row, day from)
{
    size_t n = 0;
    for (size_t i = 0; i < row->is.n_rules; i++) {
        const struct rule *rule = row->is.rules[i];
        if (decision_find_rule(&row->was, rule->id))
            continue;
        if (!rule->period.attested || rule->period.from.first <= from)
            return false;
        n++;
    }
    return n > 0;
}

const char *
change_row_who(struct arena *a, const struct model *model, const struct words *words,
    const struct change *change, const struct change_row *row)
{
    const char *text = NULL;
    if ((row->roles & change->practice->roles) != change->practice->roles)
        text = role_set_words(a, words, model, row->roles, true);
    for (size_t i = 0; i < change->n_columns; i++) {
        if (row->cases[i] == UINT64_MAX)
            continue;
        const char *cases = case_set_words(a, words, change->columns[i], row->cases[i]);
        text = text ? word(a, words, "list.semicolon", text, cases, NULL) : cases;
    }
    return text;
}

bool
change_row_covers(
    const struct change *change, const struct change_row *row, const struct situation *s)
{
    return rows_cover(row->roles, row->cases, change->columns, change->n_columns, s);
}
