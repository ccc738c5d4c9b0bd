/* Orders elements that are strings by their bytes: a GCompareFunc. */
static inline gint
compare_strings(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * A stable sort of n elements of `size` bytes; `compare` is handed `data` as its third
 * argument. GLib 2.82 renamed its function and made the old name a warning; both sort stably.
 */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include <glib.h>
#include <string.h>

static inline void
sort_stable(void *elements, size_t n, size_t size, GCompareDataFunc compare, void *data)
{
#if GLIB_CHECK_VERSION(2, 82, 0)
    g_sort_array(elements, n, size, compare, data);
#else
    g_qsort_with_data(elements, (gint)n, size, compare, data);
#endif
}

#endif
