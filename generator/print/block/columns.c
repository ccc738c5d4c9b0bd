/* Blocks side by side: role strips, steps of an example, lines of the contents, definitions. */
#include "print/block/row.h"
#include "print/block/widths.h"

/*
 * The widths that the texts of a row's columns need; columns that share the rest take what
 * remains.
 */
static void
texts_demand(
    struct flow *flow, const struct box *box, size_t n, struct demand *demands, scaled width)
{
    size_t i = 0;
    for (const struct box *child = box->first; child; child = child->next, i = (i + 1) % n) {
        scaled least, most;
        if (demands[i].is_equal)
            continue;
        cell_extent(flow, child, 0, &least, &most);
        demands[i].least = MAX(demands[i].least, MIN(least, width));
        if (demands[i].spec < 0)
            demands[i].most = MAX(demands[i].most, MIN(most, width));
    }
}

/*
 * The widths of columns: as the style gives them, but not below the longest word.  The last row
 * of a list is measured as well, because the page numbers of the contents grow towards its end,
 * and are all set in one column.
 */
static void
demands_build(
    struct flow *flow, const struct box *box, size_t n, struct demand *demands, scaled width)
{
    const struct style *style = box->style;
    for (size_t i = 0; i < n; i++) {
        scaled spec = style->n_columns == 0 ? 0 : style->columns[i];
        demands[i].spec = spec;
        demands[i].is_equal = spec == 0; /* equal shares, whatever the content */
    }
    texts_demand(flow, box, n, demands, width);
    const struct box *last = box->parent ? box->parent->last : NULL;
    if (last && last != box && last->kind == BOX_COLUMNS &&
        last->style->columns == style->columns)
        texts_demand(flow, last, n, demands, width);
}

/* The first paragraph in a box that is repeated (CONTINUATION_REPEAT), or NULL. */
static const struct box *
find_again(const struct box *box)
{
    if (box->kind == BOX_PARAGRAPH && box->style->continuation == CONTINUATION_REPEAT)
        return box;
    const struct box *found = NULL;
    for (const struct box *child = box->first; child && !found; child = child->next)
        found = child->kind == BOX_TEXT ? NULL : find_again(child);
    return found;
}

/*
 * A cell beside several lines of another one ("Chapter 3") is repeated with "(continued)"
 * beside the lines on the next page, level with the first of them.
 */
static const struct repeat *
repeat_beside(struct flow *flow, const struct row *row)
{
    for (size_t i = 1; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        const struct box *label = find_again(cell->box);
        if (!label)
            continue;
        struct flow nested = *flow;
        nested.is_nested = true;
        struct vlist *list = vlist_new(flow->arena);
        struct column column = { .region = REGION_MAIN, .x = cell->x, .width = cell->width };
        paragraph_flow(&nested, list, label, column);
        struct stack *stack = vlist_stack(list);
        struct repeat *repeat = ARENA_NEW(flow->arena, struct repeat);
        content_init(&repeat->content);
        scaled y = MAX(row->cells[0].stack->baseline - stack->baseline, 0);
        content_add(flow->arena, &repeat->content, &stack->content, 0, y);
        repeat->height = y + stack->height;
        continued_add(flow, repeat, label, column);
        repeat->height = 0; /* it takes no height of its own */
        return repeat;
    }
    return NULL;
}

void
columns_flow(struct flow *flow, struct vlist *v, const struct box *box, struct column column)
{
    const struct style *style = box->style;
    size_t n = style->n_columns;
    if (n == 0)
        for (const struct box *child = box->first; child; child = child->next)
            n++;
    if (n == 0)
        return;
    struct demand *demands = ARENA_ARRAY(flow->arena, struct demand, n);
    scaled *widths = ARENA_ARRAY(flow->arena, scaled, n);
    scaled width = column.width - (scaled)(n - 1) * style->column_gap;
    demands_build(flow, box, n, demands, MAX(width, 0));
    demand_share(demands, n, MAX(width, 0), widths);

    v->keep_text = 0;
    for (const struct box *child = box->first; child;) {
        /* flow_block draws the frame around them: the row has none. */
        struct row row = { .x = column.x, .width = column.width };
        row.cells = ARENA_ARRAY(flow->arena, struct cell, n);
        scaled x = column.x;
        for (; child && row.n < n; child = child->next) {
            struct cell *cell = &row.cells[row.n];
            *cell = (struct cell){ .box = child, .x = x, .width = widths[row.n], .rowspan = 1 };
            cell_set(flow, cell);
            x += widths[row.n++] + style->column_gap;
        }
        row_measure(&row);
        if (style->break_inside.kind != BREAK_AVOID && !flow->is_nested)
            row.beside = repeat_beside(flow, &row);
        row_flow(flow, v, &row, column.region);
    }
}
