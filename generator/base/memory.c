/*
 * Defines the C library's allocation functions once more.  The linker prefers the program's
 * definitions for every library.  Each calls the next function of its name, so that a preloaded
 * library or another heap still works.  Sanitizers bring functions of their own, which already
 * end the program.
 */
#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ABSURD ((size_t)64 << 20)

#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_OWN_HEAP
#endif
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_OWN_HEAP
#endif

static bool is_guarded;

void
memory_guard(void)
{
    is_guarded = true;
}

#ifndef HAS_OWN_HEAP

/* Writes the message without allocating, and exits without running exit handlers. */
static void
end_without_memory(void)
{
    static const char message[] = "proviso: out of memory\n";
    ssize_t n = write(STDERR_FILENO, message, sizeof message - 1);
    (void)n;
    _exit(3);
}

static void *
checked(void *memory, size_t size)
{
    if (!memory && size > 0 && size < ABSURD && is_guarded)
        end_without_memory();
    return memory;
}

static void *
next_function(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (!found)
        end_without_memory();
    return found;
}

/* Converts an object pointer to a function pointer, which POSIX allows and ISO C does not. */
#define NEXT(pointer, name)                                                                    \
    do {                                                                                       \
        if (!(pointer)) {                                                                      \
            void *found = next_function(name);                                                 \
            memcpy(&(pointer), &found, sizeof found);                                          \
        }                                                                                      \
    } while (0)

/* The C library's own names of the parameters are reserved. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */

void *
malloc(size_t size)
{
    static void *(*next)(size_t);
    NEXT(next, "malloc");
    return checked(next(size), size);
}

void *
calloc(size_t n, size_t size)
{
    static void *(*next)(size_t, size_t);
    NEXT(next, "calloc");
    size_t all;
    bool is_absurd = __builtin_mul_overflow(n, size, &all);
    return checked(next(n, size), is_absurd ? SIZE_MAX : all);
}

void *
realloc(void *memory, size_t size)
{
    static void *(*next)(void *, size_t);
    NEXT(next, "realloc");
    return checked(next(memory, size), size);
}

int
posix_memalign(void **memory, size_t alignment, size_t size)
{
    static int (*next)(void **, size_t, size_t);
    NEXT(next, "posix_memalign");
    int error = next(memory, alignment, size);
    if (error == ENOMEM)
        checked(NULL, size);
    return error;
}

void *
aligned_alloc(size_t alignment, size_t size)
{
    static void *(*next)(size_t, size_t);
    NEXT(next, "aligned_alloc");
    return checked(next(alignment, size), size);
}

/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */

#endif
