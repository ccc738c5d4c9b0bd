/*
 * Tables of Markdown: a line for each row.  Cells that span several rows are repeated, so that
 * each row can be read alone.
 */
#include "web/html.h"
#include "web/markdown.h"

#include <stdlib.h>
#include <string.h>

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

struct grid {
    GPtrArray *rows; /* GPtrArray of char *, "" for cells that others span */
    size_t n_columns;
};

/* A cell's text on one line: its blocks are parted by line breaks. */
static char *
cell_text(const struct markdown *markdown, const xmlNode *cell)
{
    GString *out = g_string_new(NULL);
    struct markdown inner = *markdown;
    inner.out = g_string_new(NULL);
    if (markdown_has_blocks(cell)) {
        markdown_write(&inner, cell);
    } else {
        g_autofree char *line = markdown_line(markdown, cell->children, NULL, "\n");
        g_string_append(inner.out, line);
    }
    bool is_new = false;
    for (const char *p = inner.out->str; *p; p++) {
        if (*p == '\n') {
            is_new = out->len > 0;
            continue;
        }
        if (is_new && *p == ' ')
            continue;
        if (is_new)
            g_string_append(out, "<br>");
        is_new = false;
        if (*p == '|')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_free(inner.out, TRUE);
    return g_string_free(out, FALSE);
}

static GPtrArray *
grid_row(struct grid *grid, size_t i)
{
    while (grid->rows->len <= i)
        g_ptr_array_add(grid->rows, g_ptr_array_new_with_free_func(g_free));
    return g_ptr_array_index(grid->rows, i);
}

static char **
grid_cell(struct grid *grid, size_t row, size_t column)
{
    GPtrArray *cells = grid_row(grid, row);
    while (cells->len <= column)
        g_ptr_array_add(cells, NULL);
    grid->n_columns = MAX(grid->n_columns, column + 1);
    return (char **)&cells->pdata[column];
}

static size_t
span_of(const xmlNode *cell, const char *name)
{
    const char *text = html_attribute(cell, name);
    long n = text ? strtol(text, NULL, 10) : 1;
    return (size_t)CLAMP(n, 1, 1000);
}

/* Places a row's cells; a cell of several rows has its text in each of them. */
static void
read_row(const struct markdown *markdown, struct grid *grid, size_t row, const xmlNode *element)
{
    size_t column = 0;
    grid_row(grid, row);
    for (const xmlNode *n = element->children; n; n = n->next) {
        if (!is_named(n, "td") && !is_named(n, "th"))
            continue;
        while (*grid_cell(grid, row, column))
            column++;
        g_autofree char *text = cell_text(markdown, n);
        size_t n_columns = span_of(n, "colspan"), n_rows = span_of(n, "rowspan");
        for (size_t r = 0; r < n_rows; r++)
            for (size_t c = 0; c < n_columns; c++)
                *grid_cell(grid, row + r, column + c) = g_strdup(c == 0 ? text : "");
        column += n_columns;
    }
}

static void
read_rows(const struct markdown *markdown, struct grid *grid, const xmlNode *table, size_t *row)
{
    for (const xmlNode *n = table->children; n; n = n->next) {
        if (is_named(n, "tr"))
            read_row(markdown, grid, (*row)++, n);
        else if (n->type == XML_ELEMENT_NODE && !is_named(n, "caption"))
            read_rows(markdown, grid, n, row);
    }
}

static char *
grid_text(struct grid *grid, size_t n_rows)
{
    GString *out = g_string_new(NULL);
    for (size_t r = 0; r < n_rows; r++) {
        for (size_t c = 0; c < grid->n_columns; c++) {
            const char *text = *grid_cell(grid, r, c);
            g_string_append_printf(out, "| %s ", text ? text : "");
        }
        g_string_append(out, "|\n");
        for (size_t c = 0; r == 0 && c < grid->n_columns; c++)
            g_string_append(out, "| --- ");
        g_string_append(out, r == 0 ? "|\n" : "");
    }
    return g_string_free(out, FALSE);
}

static void
free_row(gpointer row)
{
    g_ptr_array_unref(row);
}

char *
markdown_table(const struct markdown *markdown, const xmlNode *table)
{
    struct grid grid = { g_ptr_array_new_with_free_func(free_row), 0 };
    size_t n_rows = 0;
    bool has_head = false;
    for (const xmlNode *n = table->children; n; n = n->next)
        has_head |= is_named(n, "thead");
    if (!has_head)
        grid_row(&grid, n_rows++); /* a table of Markdown begins with a head */
    read_rows(markdown, &grid, table, &n_rows);
    char *text = grid.n_columns > 0 ? grid_text(&grid, n_rows) : g_strdup("");
    g_ptr_array_unref(grid.rows);
    return text;
}
