/*
 * The memory of libxml2 and libxslt.  A tree is millions of nodes of 120 bytes, attributes of
 * 96 and strings of a few: cells of one size side by side need no header each, are had and
 * freed in a few instructions, and a freed tree is whole blocks again.
 */
#ifndef PROVISO_LOAD_CELLS_H
#define PROVISO_LOAD_CELLS_H

/*
 * Before anything else calls libxml2.  Cells are for the thread that calls this; others get
 * their memory from malloc, but may free a cell.
 */
void cells_begin(void);

#endif
