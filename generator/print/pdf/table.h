/*
 * Adapts tables to PDF/UA: regular rows, header cells, and their association with every cell.
 */
#ifndef PROVISO_PRINT_PDF_TABLE_H
#define PROVISO_PRINT_PDF_TABLE_H

#include "print/pdf/tag.h"

/*
 * For every table in the tree: shortens spans that reach beyond the table, fills short rows
 * with empty cells, and makes the first row the header of a table that has none.  If a header
 * cell spans several rows or columns or heads a row group, it is listed with the cells
 * (tag->cell->heads).
 */
void tables_mend(struct tags *tags);

#endif
