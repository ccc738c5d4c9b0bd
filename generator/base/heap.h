/* The process's heap, for books of millions of small pieces. */
#ifndef PROVISO_BASE_HEAP_H
#define PROVISO_BASE_HEAP_H

/*
 * Asks the system to back the heap with huge pages; once, before there are threads.  A large
 * book touches half a gigabyte, and every page of 4 KiB costs a fault and a place in the
 * translation cache: a quarter of the processor's time at 1,000 pages.  Where addresses are
 * limited, or the C library or the system knows no such thing, nothing changes.
 */
void heap_begin(void);

/*
 * Gives what is free back to the system: for where much has been freed in pieces, and what
 * comes next is of another size.
 */
void heap_trim(void);

#endif
