/*
 * Tables: a grid of cells with spans.  Column widths depend on the content, pages break only
 * between rows, and the head is repeated after a break.
 *
 *      caption                          caption (continued)
 *      head      head                   head      head
 *      cell      cell      page break   cell      cell
 *      cell      cell
 */
#include "print/block/row.h"
#include "print/block/widths.h"

#include <stdlib.h>
#include <string.h>

/*
 * In a table that is too wide, the padding at the sides of cells is reduced in these steps, up
 * to these thousandths.
 */
#define SQUEEZE_MAX  500
#define SQUEEZE_STEP 100

struct table {
    struct flow *flow;
    const struct box *box;
    struct column column;
    size_t n_columns;
    struct row *rows;
    size_t *starts;  /* by row: index of its first cell in `columns` */
    size_t *columns; /* column of each cell, row by row */
    size_t n_rows, n_head;
    scaled *widths, *edges;    /* edges[i]: x of column i */
    int squeeze;               /* of its cells; see row.h */
    const struct repeat *head; /* caption and head, for repetition */
};

static const struct box *
next_row(const struct box *table, const struct box *row)
{
    const struct box *group = table->first;
    if (row) {
        if (row->next)
            return row->next;
        group = row->parent == table ? NULL : row->parent->next;
    }
    for (; group; group = group->next) {
        if (group->kind == BOX_ROW)
            return group;
        if (group->kind == BOX_TABLE_GROUP && group->first)
            return group->first;
    }
    return NULL;
}

static bool
row_is_head(const struct box *row)
{
    return row->parent->kind == BOX_TABLE_GROUP && row->parent->is_head;
}

static size_t
count_cells(const struct box *row)
{
    size_t n = 0;
    for (const struct box *cell = row->first; cell; cell = cell->next)
        n++;
    return n;
}

/* Finds the column of every cell: the first that no cell above still spans. */
static void
grid_build(struct table *t)
{
    struct arena *a = t->flow->arena;
    size_t n_cells = 0, widest = 0;
    for (const struct box *row = next_row(t->box, NULL); row; row = next_row(t->box, row)) {
        t->n_rows++;
        t->n_head += row_is_head(row);
        for (const struct box *cell = row->first; cell; cell = cell->next, n_cells++)
            widest += cell->colspan;
    }
    t->rows = ARENA_ARRAY(a, struct row, t->n_rows);
    t->starts = ARENA_ARRAY(a, size_t, t->n_rows + 1);
    t->columns = ARENA_ARRAY(a, size_t, n_cells);
    size_t *taken = ARENA_ARRAY(a, size_t, widest + 1); /* rows still spanned, by column */
    size_t at = 0, r = 0;
    const struct box *box = NULL;
    for (; (box = next_row(t->box, box)); r++) {
        struct row *row = &t->rows[r];
        *row = (struct row){ .box = box, .n = count_cells(box) };
        row->cells = ARENA_ARRAY(a, struct cell, row->n);
        t->starts[r] = at;
        size_t column = 0, k = 0;
        for (const struct box *cell = box->first; cell; cell = cell->next, k++) {
            while (column < widest && taken[column] > 0)
                column++;
            size_t rows_left = t->n_rows - r;
            unsigned rowspan = (unsigned)MIN(cell->rowspan, rows_left);
            row->cells[k] = (struct cell){ .box = cell, .rowspan = rowspan };
            t->columns[at++] = column;
            for (unsigned i = 0; i < cell->colspan && column < widest; i++)
                taken[column++] = rowspan;
            t->n_columns = MAX(t->n_columns, column);
        }
        for (size_t i = 0; i < widest; i++)
            taken[i] -= taken[i] > 0;
    }
    t->starts[t->n_rows] = at;
}

static void
demand_cell(struct table *t, struct demand *demands, const struct box *cell, size_t column)
{
    const struct style *style = cell->style;
    scaled least, most;
    cell_extent(t->flow, cell, t->squeeze, &least, &most);
    if (style->nowrap)
        least = most;
    size_t span = MIN(cell->colspan, t->n_columns - column);
    struct demand *d = &demands[column];
    if (span == 1) {
        if (style->width > 0 && d->spec == 0)
            d->spec = style->width;
        d->least = MAX(d->least, least);
        d->most = MAX(d->most, most);
        d->min_width = MAX(d->min_width, style->min_width);
        return;
    }
    /*
     * A cell that spans several columns asks the last one for what the others do not provide.
     */
    int64_t has = 0;
    for (size_t i = 0; i < span; i++)
        has += d[i].spec > 0 ? d[i].spec : d[i].least;
    if (least > has)
        d[span - 1].least += (scaled)(least - has);
    d[span - 1].most = MAX(d[span - 1].most, d[span - 1].least);
}

static struct demand *
demands_find(struct table *t)
{
    const struct style *style = t->box->style;
    struct demand *demands = ARENA_ARRAY(t->flow->arena, struct demand, t->n_columns);
    for (size_t i = 0; i < MIN(style->n_columns, t->n_columns); i++)
        demands[i].spec = style->columns[i];
    for (int spans = 0; spans < 2; spans++)
        for (size_t r = 0; r < t->n_rows; r++)
            for (size_t k = 0; k < t->rows[r].n; k++) {
                const struct box *cell = t->rows[r].cells[k].box;
                if ((cell->colspan > 1) == (spans == 1))
                    demand_cell(t, demands, cell, t->columns[t->starts[r] + k]);
            }
    return demands;
}

/*
 * If the longest words of all columns do not fit side by side, reduces the padding.  If this
 * does not suffice, reports the table once, instead of every line in it.
 */
static void
widths_find(struct table *t)
{
    struct arena *a = t->flow->arena;
    struct demand *demands = demands_find(t);
    scaled excess = demand_least(demands, t->n_columns) - t->column.width;
    while (excess > 0 && t->squeeze < SQUEEZE_MAX) {
        t->squeeze += SQUEEZE_STEP;
        demands = demands_find(t);
        excess = demand_least(demands, t->n_columns) - t->column.width;
    }
    if (excess > 0)
        flow_overfull(t->flow, t->box, excess, "table");
    t->widths = ARENA_ARRAY(a, scaled, t->n_columns);
    demand_share(demands, t->n_columns, t->column.width, t->widths);
    t->edges = ARENA_ARRAY(a, scaled, t->n_columns + 1);
    t->edges[0] = t->column.x;
    for (size_t i = 0; i < t->n_columns; i++)
        t->edges[i + 1] = t->edges[i] + t->widths[i];
}

static scaled
rule_width(const struct box *box, enum edge edge)
{
    const struct border *border = &box->style->border[edge];
    return border->colour.is_set ? border->width : 0;
}

static void
rows_measure(struct table *t)
{
    for (size_t r = 0; r < t->n_rows; r++) {
        struct row *row = &t->rows[r];
        row->x = t->column.x;
        row->width = t->column.width;
        row->above = rule_width(row->box, EDGE_TOP);
        row->below = rule_width(row->box, EDGE_BOTTOM);
        /* Of two rules that meet, the stronger one is drawn. */
        if (r > 0 && t->rows[r - 1].below >= row->above)
            row->above = 0;
        else if (r > 0)
            t->rows[r - 1].below = 0;
        for (size_t k = 0; k < row->n; k++) {
            struct cell *cell = &row->cells[k];
            size_t column = t->columns[t->starts[r] + k];
            size_t end = MIN(column + cell->box->colspan, t->n_columns);
            cell->squeeze = t->squeeze;
            cell->x = t->edges[column];
            cell->width = t->edges[end] - cell->x;
            cell_set(t->flow, cell);
        }
        row_measure(row);
    }
    /* If a spanning cell is higher than its rows, the last of them grows. */
    for (size_t r = 0; r < t->n_rows; r++)
        for (size_t k = 0; k < t->rows[r].n; k++) {
            struct cell *cell = &t->rows[r].cells[k];
            if (cell->rowspan <= 1)
                continue;
            scaled height = t->rows[r].height, needed = cell->shift + cell->stack->height +
                                                        cell->box->style->padding[EDGE_BOTTOM];
            for (size_t i = r + 1; i < r + cell->rowspan; i++)
                height += t->rows[i - 1].below + t->rows[i].above + t->rows[i].height;
            if (needed > height)
                t->rows[r + cell->rowspan - 1].height += needed - height;
            cell->span_height = MAX(needed, height);
        }
}

static int
compare_cells(gconstpointer a, gconstpointer b)
{
    const struct cell *left = *(struct cell *const *)a, *right = *(struct cell *const *)b;
    return left->x < right->x ? -1 : left->x > right->x;
}

/* Finds the cells that pass the rule between each row and the next. */
static void
rows_pass(struct table *t)
{
    GPtrArray *open = g_ptr_array_new(), *ends = g_ptr_array_new();
    for (size_t r = 0; r + 1 < t->n_rows; r++) {
        struct row *row = &t->rows[r];
        for (size_t k = 0; k < row->n; k++)
            if (row->cells[k].rowspan > 1) {
                g_ptr_array_add(open, &row->cells[k]);
                g_ptr_array_add(ends, GSIZE_TO_POINTER(r + row->cells[k].rowspan));
            }
        for (guint i = open->len; i-- > 0;)
            if (GPOINTER_TO_SIZE(g_ptr_array_index(ends, i)) <= r + 1) {
                g_ptr_array_remove_index(open, i);
                g_ptr_array_remove_index(ends, i);
            }
        struct passing passing = { .n = open->len };
        if (open->len > 0) {
            passing.cells = arena_copy(t->flow->arena, open->pdata, open->len * sizeof(void *));
            qsort(passing.cells, passing.n, sizeof *passing.cells, compare_cells);
        }
        row->passing_below = t->rows[r + 1].passing_above = passing;
    }
    g_ptr_array_free(open, TRUE);
    g_ptr_array_free(ends, TRUE);
}

/* True if a cell of an earlier row has text below the top of row r. */
static bool
is_spanned(const struct table *t, size_t r)
{
    for (size_t i = r; i-- > 0 && r - i < 64;) {
        const struct row *row = &t->rows[i];
        for (size_t k = 0; k < row->n; k++) {
            const struct cell *cell = &row->cells[k];
            if (i + cell->rowspan <= r)
                continue;
            scaled above = 0;
            for (size_t j = i; j < r; j++)
                above += t->rows[j].above + t->rows[j].height + t->rows[j].below;
            if (cell->shift + cell->stack->height > above)
                return true;
        }
    }
    return false;
}

static bool
is_hint(const struct box *box, const struct box *caption)
{
    while (box && box != caption && box->style->continuation != CONTINUATION_OMIT)
        box = box->parent;
    return box && box != caption;
}

/*
 * The lines of a caption without the part that is not repeated (CONTINUATION_OMIT); NULL if it
 * has none.
 */
static const struct lines *
caption_again(struct flow *flow, const struct lines *lines)
{
    const struct paragraph *whole = lines->paragraph;
    struct paragraph *part = ARENA_NEW(flow->arena, struct paragraph);
    *part = *whole;
    part->pieces = ARENA_ARRAY(flow->arena, struct piece, whole->n);
    part->n = 0;
    for (size_t i = 0; i < whole->n; i++)
        if (!is_hint(whole->pieces[i].home->box, lines->box))
            part->pieces[part->n++] = whole->pieces[i];
    if (part->n == whole->n || part->n == 0)
        return NULL;
    return line_set(flow, flow->arena, part, lines->box, lines->style, lines->measure, 0);
}

/* Adds a box of the caption or the head to what is repeated. */
static void
repeat_add(struct table *t, struct repeat *repeat, const struct vlist *v, size_t i)
{
    struct arena *a = t->flow->arena;
    const struct ink *ink = v->boxes[i].content.inks;
    const struct lines *short_lines =
        v->boxes[i].is_line && ink ? caption_again(t->flow, ink->line->lines) : NULL;
    if (!short_lines) {
        content_add(a, &repeat->content, &v->boxes[i].content, 0, repeat->height);
        repeat->height += v->items[i].height;
    } else if (ink->line == &ink->line->lines->line[0]) {
        for (size_t k = 0; k < short_lines->n; k++) {
            const struct line *line = &short_lines->line[k];
            content_line(a, &repeat->content, line, ink->x, repeat->height);
            repeat->height += line->height;
        }
    }
}

/* Builds the caption and head rows for a part of the table that begins a page. */
static const struct repeat *
repeat_build(struct table *t, const struct vlist *v, size_t first)
{
    struct repeat *repeat = ARENA_NEW(t->flow->arena, struct repeat);
    content_init(&repeat->content);
    bool is_continued = false;
    for (size_t i = first; i <= v->n; i++) {
        bool is_head = i + t->n_head >= v->n;
        if (is_head && !is_continued && first + t->n_head < v->n) {
            continued_add(t->flow, repeat, t->box, t->column);
            is_continued = true;
        }
        if (i == v->n)
            break;
        if (i > first)
            repeat->height += v->items[i].space;
        repeat_add(t, repeat, v, i);
    }
    content_repeat(&repeat->content);
    return repeat;
}

/*
 * True for the heading of a row group: a row that stays with the ones below it.  If a page
 * begins inside the group, it is repeated below the table's head.
 */
static bool
is_group_head(const struct table *t, size_t r)
{
    return r >= t->n_head && t->rows[r].box->style->break_after.kind == BREAK_AVOID;
}

static const struct repeat *
group_repeat(struct table *t, const struct row *row)
{
    struct repeat *repeat = ARENA_NEW(t->flow->arena, struct repeat);
    content_init(&repeat->content);
    if (t->head) {
        content_add(t->flow->arena, &repeat->content, &t->head->content, 0, 0);
        repeat->height = t->head->height;
    }
    row_draw(t->flow, &repeat->content, row, repeat->height);
    repeat->height += row->above + row->height + row->below;
    continued_add(t->flow, repeat, row->box, t->column);
    return repeat;
}

static void
row_break(struct table *t, struct vlist *v, size_t r)
{
    const struct flow *flow = t->flow;
    size_t body = t->n_rows - t->n_head, at = r - t->n_head;
    bool is_short = body <= (size_t)theme_metric(flow->theme, "table-whole-rows");
    size_t first = (size_t)theme_metric(flow->theme, "table-first-rows");
    const struct style *style = t->rows[r].box->style;
    bool is_kept = is_short || at < first || at + 1 == body || is_spanned(t, r) ||
                   style->break_before.kind == BREAK_AVOID;
    vlist_break(v, is_kept ? BREAK_NEVER : BREAK_PRICE(style->break_before.price));
    if (style->break_before.kind >= BREAK_PAGE)
        vlist_break(v, BREAK_FORCED);
}

void
table_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    struct table t = { .flow = flow, .box = box, .column = column };
    grid_build(&t);
    size_t first = v->n;
    v->keep_text = 0; /* a table with its caption is no text */
    for (const struct box *child = box->first; child; child = child->next)
        if (child->kind != BOX_TABLE_GROUP && child->kind != BOX_ROW) {
            flow_block(flow, v, child, column);
            vlist_break(v, BREAK_NEVER);
        }
    if (t.n_columns == 0)
        return;
    widths_find(&t);
    rows_measure(&t);
    rows_pass(&t);
    v->keep_lines = 0;
    const struct repeat *outer = v->repeat;
    for (size_t r = 0; r < t.n_rows; r++) {
        bool is_head = is_group_head(&t, r);
        if (r == t.n_head && r > 0 && !flow->is_nested)
            t.head = v->repeat = repeat_build(&t, v, first);
        if (is_head && !flow->is_nested)
            v->repeat = t.head ? t.head : outer;
        if (r >= t.n_head && r > 0)
            row_break(&t, v, r);
        else if (r > 0)
            vlist_break(v, BREAK_NEVER);
        row_flow(flow, v, &t.rows[r], column.region);
        if (is_head && !flow->is_nested)
            v->repeat = group_repeat(&t, &t.rows[r]);
        if (t.rows[r].box->style->break_after.kind == BREAK_AVOID)
            v->keep_lines = theme_metric(flow->theme, "table-first-rows");
    }
    v->repeat = outer;
}
