#include "audit/table_grid.h"

#include <string.h>

static bool
is(const struct finished_element *e, const char *role)
{
    return strcmp(e->role, role) == 0;
}

/*
 * The rows of the table and its groups, each with the number of rows that follow in its group.
 */
static void
collect_rows(const struct finished_element *e, GPtrArray *rows, GArray *left)
{
    size_t n = 0;
    for (size_t i = 0; i < e->n_kids; i++)
        n += e->kids[i].element && is(e->kids[i].element, "TR");
    for (size_t i = 0; i < e->n_kids; i++) {
        struct finished_element *kid = e->kids[i].element;
        if (kid && is(kid, "TR")) {
            g_ptr_array_add(rows, kid);
            g_array_append_val(left, n);
            n--;
        } else if (kid && (is(kid, "THead") || is(kid, "TBody") || is(kid, "TFoot"))) {
            collect_rows(kid, rows, left);
        }
    }
}

static size_t
width_of(const struct finished_element *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_kids; i++)
        n += row->kids[i].element ? row->kids[i].element->colspan : 0;
    return n;
}

static void
place(struct table_grid *g, const struct finished_element *cell, size_t row, size_t column,
    size_t left)
{
    g->is_regular = g->is_regular && cell->rowspan <= left;
    for (size_t y = row; y < row + MIN(cell->rowspan, left); y++)
        for (size_t x = column; x < column + cell->colspan; x++) {
            if (x >= g->n_columns || table_grid_at(g, y, x))
                g->is_regular = false;
            else
                g->cells[y * g->n_columns + x] = cell;
        }
}

static void
place_row(struct table_grid *g, size_t at, size_t left)
{
    const struct finished_element *row = g->rows[at];
    size_t column = 0;
    for (size_t i = 0; i < row->n_kids; i++) {
        const struct finished_element *cell = row->kids[i].element;
        if (!cell)
            continue;
        while (column < g->n_columns && table_grid_at(g, at, column))
            column++;
        place(g, cell, at, column, left);
        column += cell->colspan;
    }
    for (size_t x = 0; x < g->n_columns; x++)
        g->is_regular = g->is_regular && table_grid_at(g, at, x);
}

struct table_grid *
table_grid_new(const struct finished *f, const struct finished_element *table)
{
    struct table_grid *g = ARENA_NEW(f->arena, struct table_grid);
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    g_autoptr(GArray) left = g_array_new(FALSE, FALSE, sizeof(size_t));
    collect_rows(table, rows, left);
    g->n_rows = rows->len;
    g->n_columns = rows->len > 0 ? width_of(rows->pdata[0]) : 0;
    g->is_regular = rows->len > 0;
    g->rows = ARENA_ARRAY(f->arena, const struct finished_element *, g->n_rows + 1);
    g->cells =
        ARENA_ARRAY(f->arena, const struct finished_element *, g->n_rows * g->n_columns + 1);
    for (guint i = 0; i < rows->len; i++)
        g->rows[i] = rows->pdata[i];
    for (guint i = 0; i < rows->len; i++)
        place_row(g, i, g_array_index(left, size_t, i));
    return g;
}

const struct finished_element *
table_grid_at(const struct table_grid *g, size_t row, size_t column)
{
    return row < g->n_rows && column < g->n_columns ? g->cells[row * g->n_columns + column]
                                                    : NULL;
}

bool
table_grid_begins(const struct table_grid *g, size_t row, size_t column)
{
    const struct finished_element *cell = table_grid_at(g, row, column);
    return cell && (column == 0 || cell != table_grid_at(g, row, column - 1)) &&
           (row == 0 || cell != table_grid_at(g, row - 1, column));
}

static void
add_head(GPtrArray *out, const struct finished_element *head, const char *scope)
{
    bool is_one = head && is(head, "TH") && head->scope &&
                  (strcmp(head->scope, scope) == 0 || strcmp(head->scope, "Both") == 0);
    if (is_one && !g_ptr_array_find(out, head, NULL))
        g_ptr_array_add(out, (void *)(uintptr_t)head);
}

bool
table_grid_heads(const struct finished *f, const struct table_grid *g, size_t row,
    size_t column, GPtrArray *out)
{
    const struct finished_element *cell = table_grid_at(g, row, column);
    for (size_t i = 0; i < cell->n_heads; i++) {
        struct finished_element *head =
            cell->heads[i] ? g_hash_table_lookup(f->by_id, cell->heads[i]) : NULL;
        if (!head || !is(head, "TH"))
            return false;
        g_ptr_array_add(out, head);
    }
    if (cell->n_heads > 0)
        return true;
    for (size_t y = 0; y < row; y++)
        for (size_t x = column; x < column + cell->colspan; x++)
            add_head(out, table_grid_at(g, y, x), "Column");
    for (size_t x = 0; x < column; x++)
        add_head(out, table_grid_at(g, row, x), "Row");
    return true;
}
