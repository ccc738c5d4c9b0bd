#include "decide/rule_table.h"

#include "decide/cell.h"
#include "decide/decision_list.h"
#include "decide/rows.h"
#include "decide/table.h"

#define ABSENT LIST_APART /* the value of a point on an axis that does not arise */
#define EVERY  (~(value_set)0)

/* What is known about a point. */
struct spot {
    const struct decision *decision; /* the scope's own: equal decisions are the same pointer */
    size_t since;                    /* a span */
};

struct table_work {
    struct arena *a, *scratch; /* arenas of the result and of the work */
    const struct model *model;
    struct scope *scope;
    size_t span;
    struct list_point *points;
    struct spot *spots;
    size_t n, first;              /* the ordinary point */
    bool *matters;                /* by axis: it matters (scope_axes_in) */
    bool *can_be_absent, *arises; /* by axis: it arises, or is absent, at some point */
};

/* --- Points --------------------------------------------------------------------------- */

static uint8_t
label_of(const struct decision *decision)
{
    return (uint8_t)(decision->outcome == OUTCOME_DECIDED
                         ? (int)decision->verdict
                         : VERDICT_COUNT + (int)decision->outcome);
}

static const uint8_t *
point_values(struct table_work *work, const struct scope_cursor *cursor)
{
    const struct scope *scope = work->scope;
    uint8_t *values = ARENA_ARRAY(work->scratch, uint8_t, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        if (!work->matters[i])
            continue;
        values[i] = cursor->choice[i] == NO_CASE ? ABSENT : (uint8_t)cursor->choice[i];
        work->can_be_absent[i] |= values[i] == ABSENT;
        work->arises[i] |= values[i] != ABSENT;
    }
    return values;
}

static void
points_collect(struct table_work *work)
{
    struct scope *scope = work->scope;
    size_t most = scope_count(scope, TABLE_MAX_SITUATIONS) / scope->n_spans;
    work->points = ARENA_ARRAY(work->scratch, struct list_point, most);
    work->spots = ARENA_ARRAY(work->scratch, struct spot, most);
    work->can_be_absent = ARENA_ARRAY(work->scratch, bool, scope->n_axes);
    work->arises = ARENA_ARRAY(work->scratch, bool, scope->n_axes);
    work->matters = scope_axes_in(work->scratch, scope, work->span);
    struct scope_cursor cursor = scope_start(work->scratch, scope);
    while (scope_next(&cursor)) {
        const struct decision *decision = scope_decide_in(scope, cursor.candidates, work->span);
        work->points[work->n] =
            (struct list_point){ point_values(work, &cursor), label_of(decision) };
        work->spots[work->n++] = (struct spot){ decision,
            rows_stretch_start(scope, cursor.candidates, work->span, decision) };
    }
}

/* True if the situation is at the point. */
static bool
point_is(const struct table_work *work, const struct list_point *p, const struct situation *s)
{
    for (size_t i = 0; i < work->scope->n_axes; i++) {
        if (!work->matters[i])
            continue;
        const struct scope_axis *axis = &work->scope->axes[i];
        size_t at = i ? s->cases[axis->circumstance->index] : s->role;
        bool is_there = p->values[i] == ABSENT
                            ? at == NO_CASE
                            : at != NO_CASE && axis->classes[p->values[i]] >> at & 1;
        if (!is_there)
            return false;
    }
    return true;
}

static void
points_find_ordinary(struct table_work *work)
{
    const struct practice *practice = work->scope->practice;
    struct situation ordinary;
    size_t *cases = ARENA_ARRAY(work->scratch, size_t, work->model->n_circumstances);
    situation_ordinary(
        work->model, practice, practice_first_role(practice), 0, cases, &ordinary);
    for (size_t i = 0; i < work->n; i++)
        if (point_is(work, &work->points[i], &ordinary)) {
            work->first = i;
            return;
        }
}

/* --- Cells ---------------------------------------------------------------------------- */

/* The cells of all axes. */
static struct table_cell *
cells_make(
    const struct table_work *work, const struct list_box *box, uint64_t *above, bool is_plain)
{
    const struct scope *scope = work->scope;
    struct table_cell *cells = ARENA_ARRAY(work->scratch, struct table_cell, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        cells[i] = cell_make(&scope->axes[i], work->can_be_absent[i], box->allowed[i],
            box->seen[i], above[i], is_plain);
        if (cells[i].form == CELL_LIST || cells[i].form == CELL_NOT)
            above[i] |= cells[i].named;
    }
    return cells;
}

/* --- Rows ----------------------------------------------------------------------------- */

/* Rows that exclude each other, for practices with too many points to put in order. */
static struct list_box *
boxes_merge(const struct table_work *work, const uint32_t *rest, size_t n_rest, size_t *n)
{
    const struct scope *scope = work->scope;
    struct arena *a = work->scratch;
    struct cell_row *rows = ARENA_ARRAY(a, struct cell_row, n_rest);
    const struct decision *spoken[LIST_MAX_LABELS] = { NULL };
    for (size_t i = 0; i < n_rest; i++) {
        const struct list_point *p = &work->points[rest[i]];
        uint64_t *cells = ARENA_ARRAY(a, uint64_t, scope->n_axes);
        for (size_t k = 0; k < scope->n_axes; k++)
            cells[k] = p->values[k] == ABSENT ? scope->axes[k].possible
                                              : scope->axes[k].classes[p->values[k]];
        if (!spoken[p->label])
            spoken[p->label] = work->spots[rest[i]].decision;
        rows[i] = (struct cell_row){ .cells = cells, .decision = spoken[p->label] };
    }
    *n = rows_merge(a, scope, rows, n_rest);
    struct list_box *boxes = ARENA_ARRAY(a, struct list_box, *n);
    for (size_t i = 0; i < *n; i++) {
        value_set *sets = ARENA_ARRAY(a, value_set, scope->n_axes);
        for (size_t k = 0; k < scope->n_axes; k++) {
            for (size_t v = 0; v < scope->axes[k].n_classes; v++)
                if (scope->axes[k].classes[v] & rows[i].cells[k])
                    sets[k] |= (value_set)1 << v;
            if (rows[i].cells[k] == scope->axes[k].possible && work->can_be_absent[k])
                sets[k] |= (value_set)1 << ABSENT;
        }
        boxes[i] = (struct list_box){ sets, sets, label_of(rows[i].decision), NULL, 0 };
    }
    return boxes;
}

/* If dates differ, the latest is true for all, written as "by" that day. */
static struct since
row_since(const struct table_work *work, const struct list_box *box)
{
    struct since since = { .date.first = DAY_MIN };
    for (size_t i = 0; i < box->n_points; i++) {
        const struct spot *spot = &work->spots[box->points[i]];
        /* Points with the same decision and span have the same date. */
        if (i && spot->decision == work->spots[box->points[i - 1]].decision &&
            spot->since == work->spots[box->points[i - 1]].since)
            continue;
        const struct since here = rows_since(work->scope, spot->decision, spot->since);
        if (i && here.date.first != since.date.first) {
            const struct since later = here.date.first > since.date.first ? here : since;
            since = later;
            since.attested = true;
        } else if (!i) {
            since = here;
        }
    }
    return since;
}

/* The first rule of the row's first point stays the first. */
static struct decision
row_decision(const struct table_work *work, const struct list_box *box)
{
    const size_t n_rules = work->scope->n_rules;
    struct decision out = { .outcome = OUTCOME_DECIDED };
    const struct rule **rules = ARENA_ARRAY(work->a, const struct rule *, n_rules);
    const struct decision *before = NULL;
    if (box->label < VERDICT_COUNT)
        out.verdict = (enum verdict)box->label;
    else
        out.outcome = (enum outcome)(box->label - VERDICT_COUNT);
    out.rules = rules;
    for (size_t i = 0; i < (box->points ? box->n_points : work->n); i++) {
        const size_t at = box->points ? box->points[i] : i;
        const struct decision *here = work->spots[at].decision;
        if (work->points[at].label != box->label || here == before)
            continue;
        before = here;
        for (size_t k = 0; k < here->n_rules; k++)
            if (!decision_has_rule(&out, here->rules[k]))
                rules[out.n_rules++] = here->rules[k];
    }
    return out;
}

static void
columns_choose(const struct table_work *work, struct table_cell *const *cells, size_t n_rows,
    struct rule_table *table, size_t *axes)
{
    const struct scope *scope = work->scope;
    table->columns = ARENA_ARRAY(work->a, const struct circumstance *, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        bool matters = false;
        for (size_t k = 0; k < n_rows && !matters; k++)
            matters = work->arises[i] && !cell_is_open(&cells[k][i], work->can_be_absent[i]);
        if (!matters)
            continue;
        if (i == 0) {
            table->has_role_column = true;
            continue;
        }
        /* Axes are in declared order, except that some follow those they depend on. */
        const struct circumstance *own = scope->axes[i].circumstance;
        size_t at = table->n_columns++;
        for (; at > 0 && table->columns[at - 1]->index > own->index; at--) {
            table->columns[at] = table->columns[at - 1];
            axes[at] = axes[at - 1];
        }
        table->columns[at] = own;
        axes[at] = i;
    }
}

/* The last box includes everything; naming its cells would say less than "all other cases". */
static bool
box_is_rest(const struct table_work *work, const struct list_box *box,
    const struct table_row *row, size_t n_columns)
{
    for (size_t i = 0; i < work->scope->n_axes; i++)
        if (box->allowed[i] != EVERY)
            return false;
    bool is_plain = cell_is_plain(&row->who);
    for (size_t i = 0; i < n_columns; i++)
        is_plain = is_plain && cell_is_plain(&row->cells[i]);
    return !is_plain;
}

static void
rows_fill(const struct table_work *work, const struct list_box *boxes, size_t n,
    struct rule_table *table)
{
    const struct scope *scope = work->scope;
    struct table_cell **cells = ARENA_ARRAY(work->scratch, struct table_cell *, n);
    uint64_t *above = ARENA_ARRAY(work->scratch, uint64_t, scope->n_axes);
    size_t *axes = ARENA_ARRAY(work->scratch, size_t, scope->n_axes);
    for (size_t i = 0; i < n; i++)
        cells[i] = cells_make(work, &boxes[i], above, i == 0);
    columns_choose(work, cells, n, table, axes);
    table->rows = ARENA_ARRAY(work->a, struct table_row, n);
    table->n_rows = n;
    for (size_t i = 0; i < n; i++) {
        struct table_row *row = &table->rows[i];
        struct table_cell *shown = ARENA_ARRAY(work->a, struct table_cell, table->n_columns);
        for (size_t k = 0; k < table->n_columns; k++)
            shown[k] = cells[i][axes[k]];
        row->who = cells[i][0];
        row->cells = shown;
        row->is_ordinary = i == 0;
        row->decision = row_decision(work, &boxes[i]);
        row->since = row_since(work, &boxes[i]);
        row->is_rest = i && i + 1 == n && box_is_rest(work, &boxes[i], row, table->n_columns);
    }
}

static void
table_fill(const struct table_work *work, struct rule_table *table)
{
    struct decision_list list = decision_list_make(
        work->scratch, work->points, work->n, work->scope->n_axes, work->first);
    size_t n_merged = 0;
    const struct list_box *merged = boxes_merge(work, list.rest, list.n_rest, &n_merged);
    struct list_box *boxes =
        ARENA_ARRAY(work->scratch, struct list_box, list.n_boxes + n_merged);
    for (size_t i = 0; i < list.n_boxes; i++)
        boxes[i] = list.boxes[i];
    for (size_t i = 0; i < n_merged; i++)
        boxes[list.n_boxes + i] = merged[i];
    rows_fill(work, boxes, list.n_boxes + n_merged, table);
    if (work->n) {
        const struct spot *spot = &work->spots[work->first];
        table->since = rows_since(work->scope, spot->decision, spot->since);
    }
}

/* --- Where rules decide --------------------------------------------------------------- */

/* True if the rule's roles and cases include the point. */
static bool
rule_is_at(const struct scope *scope, size_t rule, const struct list_point *p)
{
    for (size_t i = 0; i < scope->n_axes; i++) {
        const struct scope_axis *axis = &scope->axes[i];
        size_t class = p->values[i] == ABSENT ? axis->n_classes : p->values[i];
        if (!scope_has(axis->admits + class * scope->n_words, rule))
            return false;
    }
    return true;
}

static struct table_box
box_show(const struct table_work *work, const struct list_box *box)
{
    const struct scope *scope = work->scope;
    struct table_box out = { .circumstances = ARENA_ARRAY(
                                 work->a, const struct circumstance *, scope->n_axes) };
    struct table_cell *cells = ARENA_ARRAY(work->a, struct table_cell, scope->n_axes);
    for (size_t i = 0; i < scope->n_axes; i++) {
        /* A limit that excludes no point that arises is not worth saying. */
        const struct scope_axis *axis = &scope->axes[i];
        const value_set seen = box->allowed[i] == EVERY ? EVERY : box->seen[i];
        const struct table_cell cell =
            cell_make(axis, work->can_be_absent[i], box->allowed[i], seen, 0, false);
        if (i == 0)
            out.who = cell;
        if (i == 0 || !work->arises[i] || cell_is_open(&cell, work->can_be_absent[i]))
            continue;
        out.circumstances[out.n] = axis->circumstance;
        cells[out.n++] = cell;
    }
    out.cells = cells;
    return out;
}

/* False if the rule decides nowhere, or everywhere that its verdict holds. */
static bool
when_make(const struct table_work *work, size_t rule, struct list_point *points,
    struct table_when *out)
{
    const struct scope *scope = work->scope;
    *out = (struct table_when){ .rule = scope->practice->rules[rule] };
    const uint8_t label = (uint8_t)out->rule->verdict;
    size_t n_in = 0, n_out = 0;
    bool is_own = true;
    for (size_t i = 0; i < work->n; i++) {
        const struct list_point *p = &work->points[i];
        const struct decision *decision = work->spots[i].decision;
        const bool is_in = p->label == label && decision_has_rule(decision, out->rule);
        points[i] = (struct list_point){ p->values, is_in               ? 1
                                                    : p->label == label ? 0
                                                                        : LIST_MAX_LABELS - 1 };
        n_in += is_in;
        n_out += points[i].label == 0;
        is_own = is_own && (points[i].label || !rule_is_at(scope, rule, p));
    }
    if (!n_in || !n_out)
        return false;
    if (is_own)
        return true;
    const struct decision_list cover =
        decision_list_cover(work->scratch, points, work->n, scope->n_axes);
    out->boxes = ARENA_ARRAY(work->a, struct table_box, cover.n_boxes);
    for (size_t i = 0; i < cover.n_boxes; i++)
        out->boxes[out->n_boxes++] = box_show(work, &cover.boxes[i]);
    return true;
}

static void
whens_fill(const struct table_work *work, struct rule_table *table)
{
    const size_t n_rules = work->scope->n_rules;
    struct list_point *points = ARENA_ARRAY(work->scratch, struct list_point, work->n);
    table->whens = ARENA_ARRAY(work->a, struct table_when, n_rules);
    for (size_t i = 0; i < n_rules; i++)
        if (scope_has(work->scope->in_force + work->span * work->scope->n_words, i))
            table->n_whens += when_make(work, i, points, &table->whens[table->n_whens]);
}

/* --- Duties --------------------------------------------------------------------------- */

/* Marks the practice's rules that decide together with others. */
static const bool *
rules_adding_up(const struct table_work *work)
{
    const struct scope *scope = work->scope;
    bool *adds_up = ARENA_ARRAY(work->scratch, bool, scope->n_rules);
    const struct decision *before = NULL;
    for (size_t i = 0; i < work->n; i++) {
        const struct decision *decision = work->spots[i].decision;
        if (decision == before || decision->n_rules < 2 || label_of(decision) >= VERDICT_COUNT)
            continue;
        before = decision;
        for (size_t k = 0; k < scope->n_rules; k++)
            adds_up[k] |= decision_has_rule(decision, scope->practice->rules[k]);
    }
    return adds_up;
}

/* 0: comes first in the ordinary situation; 1: also decides there; 2: decides elsewhere. */
static int
rule_rank(const struct decision *ordinary, const struct rule *rule)
{
    if (!decision_has_rule(ordinary, rule))
        return 2;
    return ordinary->rules[0] == rule ? 0 : 1;
}

static void
duties_fill(const struct table_work *work, struct rule_table *table)
{
    const struct practice *practice = work->scope->practice;
    if (!work->n)
        return;
    const bool *adds_up = rules_adding_up(work);
    size_t letter = 0;
    for (size_t i = 0; i < practice->n_own_rules; i++)
        letter += practice->own_rules[i].n_conditions;
    table->duties = ARENA_ARRAY(work->a, struct table_duty, work->scope->n_rules);
    for (int rank = 0; rank < 3; rank++) {
        for (size_t i = 0; i < work->scope->n_rules; i++) {
            const struct rule *rule = practice->rules[i];
            if (!adds_up[i] || rule->n_conditions ||
                rule_rank(work->spots[work->first].decision, rule) != rank)
                continue;
            struct table_duty *duty = &table->duties[table->n_duties++];
            duty->rule = rule;
            letter_format(letter++, duty->letter);
        }
    }
}

/* --- The whole table ------------------------------------------------------------------ */

struct rule_table *
rule_table_build(struct arena *a, const struct model *model, struct scope *scope, day on)
{
    struct rule_table *table = ARENA_NEW(a, struct rule_table);
    table->practice = scope->practice;
    table->since.date.first = DAY_MIN;
    table->too_many = scope_count(scope, TABLE_MAX_SITUATIONS) > TABLE_MAX_SITUATIONS;
    if (table->too_many)
        return table;
    struct table_work work = { .a = a, .scratch = arena_new(), .model = model, .scope = scope };
    work.span = scope_span(scope, on);
    points_collect(&work);
    points_find_ordinary(&work);
    table_fill(&work, table);
    whens_fill(&work, table);
    duties_fill(&work, table);
    arena_free(work.scratch);
    return table;
}
