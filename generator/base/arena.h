/*
 * Memory that lives as long as one stage's result: allocate freely, free everything at once.
 * An arena never fails: when the system has no memory left the program ends (as GLib does).
 * Memory from an arena is zeroed and aligned for any type.
 */
#ifndef PROVISO_BASE_ARENA_H
#define PROVISO_BASE_ARENA_H

#include <glib.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);

void *arena_alloc(struct arena *a, size_t size);

/* A copy of size bytes at data, followed by a NUL byte. */
void *arena_copy(struct arena *a, const void *data, size_t size);
char *arena_strdup(struct arena *a, const char *text);
char *arena_strndup(struct arena *a, const char *text, size_t size);
char *arena_printf(struct arena *a, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * Calls release(object) when the arena is freed, while its memory is still there: for objects
 * of libraries that live as long.  The last one deferred is released first.
 */
void arena_defer(struct arena *a, void (*release)(void *), void *object);

/* One zeroed struct, or an array of n. */
#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

#endif
