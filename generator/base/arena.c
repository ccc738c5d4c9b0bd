/*
 * A list of blocks; each allocation is cut from the newest one.  Large requests get a block of
 * their own behind the newest, so that its rest stays usable.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define BLOCK_FIRST                                                                            \
    ((size_t)1024) /* small, because most arenas stay small and every block is cleared */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define ALIGNMENT  _Alignof(max_align_t)

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t size;
    max_align_t data[];
};

/* An object that is released together with the arena. */
struct deferred {
    struct deferred *next;
    void (*release)(void *);
    void *object;
};

struct arena {
    struct arena_block *newest;
    struct deferred *deferred; /* the newest first */
};

struct arena *
arena_new(void)
{
    return g_new0(struct arena, 1);
}

void
arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct deferred *d = a->deferred; d; d = d->next)
        d->release(d->object);
    for (struct arena_block *b = a->newest, *next; b; b = next) {
        next = b->next;
        g_free(b);
    }
    g_free(a);
}

void
arena_defer(struct arena *a, void (*release)(void *), void *object)
{
    struct deferred *d = ARENA_NEW(a, struct deferred);
    *d = (struct deferred){ a->deferred, release, object };
    a->deferred = d;
}

static struct arena_block *
block_new(size_t size)
{
    struct arena_block *b = g_malloc0(sizeof *b + size);
    b->size = size;
    return b;
}

/* Blocks grow by four, up to BLOCK_SIZE, and hold at least `size`. */
static size_t
block_size(const struct arena_block *newest, size_t size)
{
    size_t next = newest ? newest->size * 4 : BLOCK_FIRST;
    while (next < size)
        next *= 4;
    return MIN(next, BLOCK_SIZE);
}

void *
arena_alloc(struct arena *a, size_t size)
{
    size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    struct arena_block *b = a->newest;
    if (b && b->size - b->used >= size) {
        void *p = (char *)b->data + b->used;
        b->used += size;
        return p;
    }
    struct arena_block *fresh = block_new(size > BLOCK_SIZE / 4 ? size : block_size(b, size));
    fresh->used = size;
    if (size > BLOCK_SIZE / 4 && b) {
        fresh->next = b->next;
        b->next = fresh;
    } else {
        fresh->next = b;
        a->newest = fresh;
    }
    return fresh->data;
}

void *
arena_copy(struct arena *a, const void *data, size_t size)
{
    char *p = arena_alloc(a, size + 1);
    if (size)
        memcpy(p, data, size);
    return p;
}

char *
arena_strdup(struct arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

char *
arena_strndup(struct arena *a, const char *text, size_t size)
{
    return arena_copy(a, text, strnlen(text, size));
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return arena_strdup(a, text);
}
