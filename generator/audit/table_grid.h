/* A table of a finished PDF as rows and columns, and which heads a cell has. */
#ifndef PROVISO_AUDIT_TABLE_GRID_H
#define PROVISO_AUDIT_TABLE_GRID_H

#include "audit/finished.h"

struct table_grid {
    const struct finished_element **cells; /* row by row; NULL where there is none */
    const struct finished_element **rows;
    size_t n_rows, n_columns;
    bool is_regular; /* rows of one width, no cell over another */
};

/* Lives in the arena of the document. */
struct table_grid *table_grid_new(
    const struct finished *f, const struct finished_element *table);

/* NULL outside of the table as well. */
const struct finished_element *table_grid_at(
    const struct table_grid *grid, size_t row, size_t column);

/* Does the cell begin there, or does it only reach there? */
bool table_grid_begins(const struct table_grid *grid, size_t row, size_t column);

/*
 * Appends the heads of the cell there: those it names, else those before it in its row and
 * above it in its column (ISO 32000-2, 14.8.5.7).  False when it names one that is no head.
 */
bool table_grid_heads(const struct finished *f, const struct table_grid *grid, size_t row,
    size_t column, GPtrArray *out);

#endif
