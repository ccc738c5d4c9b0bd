#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Addresses only; they become memory where they are used. */
#define ROOM    (1 << 30)
#define STEP    (1 << 20)         /* beyond, by so much */
#define PIECE   ((size_t)1 << 20) /* more than a new heap has */
#define MAPPED  (32 << 20)        /* pieces from here on have a mapping of their own */
#define NO_TRIM INT32_MAX /* giving back what is soon wanted again costs more than it saves */

void
heap_begin(void)
{
#ifdef M_TOP_PAD
    if (!mallopt(M_TOP_PAD, ROOM))
        return; /* another heap has taken its place, a sanitizer's say */
    mallopt(M_MMAP_THRESHOLD, MAPPED);
    mallopt(M_TRIM_THRESHOLD, NO_TRIM);
    /* Makes the heap grow to all of its room; where that is refused it stays as it was. */
    char *p = malloc(PIECE);
    mallopt(M_TOP_PAD, STEP);
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = (uintptr_t)p & ~(page - 1), end = (uintptr_t)sbrk(0);
    if (p && start < end)
        (void)!madvise((void *)start, end - start, MADV_HUGEPAGE);
    free(p);
#endif
}
