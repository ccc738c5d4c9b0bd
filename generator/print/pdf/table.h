/* Tables as PDF/UA wants them: regular, with heads, and every cell knowing its heads. */
#ifndef PROVISO_PRINT_PDF_TABLE_H
#define PROVISO_PRINT_PDF_TABLE_H

#include "print/pdf/tag.h"

/*
 * For every table in the tree: spans that reach out of it are cut, rows that are too short get
 * empty cells, a table without heads has those of its first row.  Where a head spans others or
 * heads a group of rows, cells are told their heads (tag->cell->heads).
 */
void tables_mend(struct tags *tags);

#endif
