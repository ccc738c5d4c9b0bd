/* Tables: they are regular, and each cell has its headers (ISO 32000-2, 14.8.5.7). */
#include "audit/internal.h"
#include "audit/table_grid.h"

#include <string.h>

static void
check_cell(
    struct audit_reader *r, const struct table_grid *g, size_t row, size_t column, size_t page)
{
    const struct finished_element *cell = table_grid_at(g, row, column);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GPtrArray) heads = g_ptr_array_new();
    element_text(cell, text);
    if (strcmp(cell->role, "TH") == 0)
        claim(r->v, TABLE_HEADS, cell->scope != NULL, "page %zu: \"%.60s\"", page, text->str);
    else if (text->len > 0)
        claim(r->v, CELL_HEADS,
            table_grid_heads(r->out, g, row, column, heads) && heads->len > 0,
            "page %zu: \"%.60s\"", page, text->str);
}

static void
check_table(struct audit_reader *r, const struct finished_element *table)
{
    const struct table_grid *g = table_grid_new(r->out, table);
    size_t page = table->page == SIZE_MAX ? 0 : table->page + 1;
    claim(r->v, TABLE_REGULAR, g->is_regular, "page %zu", page);
    for (size_t y = 0; y < g->n_rows; y++)
        for (size_t x = 0; x < g->n_columns; x++)
            if (table_grid_begins(g, y, x))
                check_cell(r, g, y, x, page);
}

static void
walk(struct audit_reader *r, const struct finished_element *e)
{
    if (strcmp(e->role, "Table") == 0)
        check_table(r, e);
    for (size_t i = 0; i < e->n_kids; i++)
        if (e->kids[i].element)
            walk(r, e->kids[i].element);
}

void
audit_tables(struct audit_reader *r)
{
    if (r->out->root)
        walk(r, r->out->root);
}
