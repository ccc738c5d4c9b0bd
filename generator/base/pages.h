/*
 * Memory in blocks of 64 KiB, for what is allocated in millions of small pieces: arenas and the
 * nodes of trees.  Blocks are cut from stretches of 2 MiB that the system may back with one
 * huge page each: a large book touches half a gigabyte, and every page of 4 KiB costs a fault
 * and a place in the translation cache.  What is given back is used again, whole stretches
 * return to the system.
 *
 * Any thread may call these.
 */
#ifndef PROVISO_BASE_PAGES_H
#define PROVISO_BASE_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#define PAGES_BLOCK ((size_t)64 * 1024)

/*
 * A block, aligned to its size; *is_zero says whether its bytes are 0.  NULL when there is
 * none: under a limit on addresses, and in programs that a sanitizer watches, which has to see
 * every allocation.  The caller then asks malloc.
 */
void *pages_take(bool *is_zero);
void pages_give(void *block);

/* Whether p points into such a block. */
bool pages_hold(const void *p);

#endif
