/*
 * Preloaded into a program: makes allocation number REFUSE_AT fail, counted over all threads.
 * Without it, counts allocations and writes their number to the file REFUSE_COUNT.
 */
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* Those of glibc.  NOLINTBEGIN(bugprone-reserved-identifier) */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

static atomic_long count, refused = -1;

__attribute__((constructor)) static void
begin(void)
{
    const char *at = getenv("REFUSE_AT");
    atomic_store(&count, 0);
    if (at)
        atomic_store(&refused, strtol(at, NULL, 10));
}

__attribute__((destructor)) static void
end(void)
{
    long n = atomic_load(&count);
    const char *path = getenv("REFUSE_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (file) {
        fprintf(file, "%ld\n", n);
        fclose(file);
    }
}

static int
is_refused(void)
{
    return atomic_fetch_add(&count, 1) + 1 == atomic_load(&refused);
}

void *
malloc(size_t size)
{
    return is_refused() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t nmemb, size_t size)
{
    return is_refused() ? NULL : __libc_calloc(nmemb, size);
}

void *
realloc(void *ptr, size_t size)
{
    return is_refused() ? NULL : __libc_realloc(ptr, size);
}
