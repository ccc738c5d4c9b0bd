#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Address space only; pages become memory when they are used. */
#define ROOM    (1 << 30)
#define STEP    (1 << 20)         /* margin beyond the room */
#define PIECE   ((size_t)1 << 20) /* more than a new heap holds */
#define MAPPED  (32 << 20)        /* larger requests get a mapping of their own */
#define NO_TRIM INT32_MAX         /* do not trim: the memory is soon wanted again */

void
heap_begin(void)
{
#ifdef M_TOP_PAD
    /* All of this does nothing where another allocator has replaced malloc. */
    mallopt(M_TOP_PAD, ROOM);
    mallopt(M_MMAP_THRESHOLD, MAPPED);
    mallopt(M_TRIM_THRESHOLD, NO_TRIM);
    /* Makes the heap grow to its full room at once; if the system refuses, nothing changes. */
    char *p = malloc(PIECE);
    mallopt(M_TOP_PAD, STEP);
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    /* The system refuses a range that ends before it begins, as it does if p is elsewhere. */
    uintptr_t start = (uintptr_t)p & ~(page - 1), end = (uintptr_t)sbrk(0);
    (void)!madvise((void *)start, end - start, MADV_HUGEPAGE);
    free(p);
#endif
}

void
heap_trim(void)
{
#ifdef M_TOP_PAD
    malloc_trim(0);
#endif
}
