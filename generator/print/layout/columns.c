/* Blocks side by side: role strips, steps of an example, lines of the contents, definitions. */
#include "print/layout/row.h"

/* What a column's own text asks for. */
static void
demands_build(
    struct flow *flow, const struct box *box, size_t n, struct demand *demands, scaled width)
{
    const struct style *style = box->style;
    for (size_t i = 0; i < n; i++) {
        if (style->n_columns == 0)
            demands[i].is_equal = true;
        else if (style->columns[i] == 0)
            demands[i].is_equal = true; /* shares are equal, whatever they hold */
        else
            demands[i].spec = style->columns[i];
    }
    size_t i = 0;
    for (const struct box *child = box->first; child; child = child->next, i = (i + 1) % n) {
        scaled least, most;
        if (demands[i].spec >= 0)
            continue;
        cell_extent(flow, child, &least, &most);
        demands[i].least = MAX(demands[i].least, MIN(least, width));
        demands[i].most = MAX(demands[i].most, MIN(most, width));
    }
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
        /* The frame around them is flow_block's: the row has none. */
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
        row_flow(flow, v, &row, column.region);
    }
}
