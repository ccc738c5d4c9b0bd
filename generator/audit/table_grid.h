/* A table of a finished PDF as rows and columns, and the headers of each cell. */
#ifndef PROVISO_AUDIT_TABLE_GRID_H
#define PROVISO_AUDIT_TABLE_GRID_H

#include "audit/finished.h"

struct table_grid {
    const struct finished_element **cells; /* row by row; NULL for an empty place */
    const struct finished_element **rows;
    size_t n_rows, n_columns;
    bool is_regular; /* all rows have the same width and no cells overlap */
};

/* Lives in the arena of the document. */
struct table_grid *table_grid_new(
    const struct finished *f, const struct finished_element *table);

/* NULL outside the table, too. */
const struct finished_element *table_grid_at(
    const struct table_grid *grid, size_t row, size_t column);

/* True if the cell begins there; false if it only spans there. */
bool table_grid_begins(const struct table_grid *grid, size_t row, size_t column);

/*
 * Appends the headers of the cell there: those it names, else those before it in its row and
 * above it in its column (ISO 32000-2, 14.8.5.7).  False if it names one that is not a header.
 */
bool table_grid_heads(const struct finished *f, const struct table_grid *grid, size_t row,
    size_t column, GPtrArray *out);

#endif
