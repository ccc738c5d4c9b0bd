#include "base/edit_distance.h"

#include "base/sort.h"

#include <glib.h>
#include <string.h>

#define MAX_SIZE 64

static size_t
least(size_t a, size_t b, size_t c)
{
    return MIN(MIN(a, b), c);
}

/*
 * Optimal string alignment, row by row:
 *
 *            b[k-2] b[k-1]          swap:    before[k-2] + 1
 *     before   .      .             change:  above[k-1] + 1, or + 0 for the same letter
 *     above    .      .             leave out a[i-1]: above[k] + 1
 *     row      .      ?             put in b[k-1]:    row[k-1] + 1
 */
size_t
edit_distance(const char *a, const char *b, size_t limit)
{
    size_t a_size = strlen(a), b_size = strlen(b);
    size_t apart = a_size > b_size ? a_size - b_size : b_size - a_size;
    if (a_size > MAX_SIZE || b_size > MAX_SIZE || apart >= limit)
        return limit;
    size_t rows[3][MAX_SIZE + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t k = 0; k <= b_size; k++)
        above[k] = before[k] = k;
    for (size_t i = 1; i <= a_size; i++) {
        size_t best = row[0] = i;
        for (size_t k = 1; k <= b_size; k++) {
            row[k] = least(above[k] + 1, row[k - 1] + 1, above[k - 1] + (a[i - 1] != b[k - 1]));
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = MIN(row[k], before[k - 2] + 1);
            best = MIN(best, row[k]);
        }
        if (best >= limit)
            return limit;
        size_t *old = before;
        before = above;
        above = row;
        row = old;
    }
    return MIN(above[b_size], limit);
}

size_t
edit_distance_limit(const char *word)
{
    return strlen(word) / 3 + 1;
}

const char *
nearest_word(const char *word, const char *const *words, size_t n)
{
    /* A difference of case only, "Title" for "title", has distance 0. */
    g_autofree char *folded = g_utf8_strdown(word, -1);
    size_t limit = edit_distance_limit(word);
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t distance =
            MIN(edit_distance(word, words[i], limit), edit_distance(folded, words[i], limit));
        if (distance < limit) {
            limit = distance;
            nearest = words[i];
        }
    }
    return nearest;
}

#define SEPARATORS "-._"

/* The word without what separates its parts. */
static char *
joined(const char *word)
{
    char *out = g_strdup(word), *to = out;
    for (const char *p = word; *p; p++) {
        if (!strchr(SEPARATORS, *p))
            *to++ = *p;
    }
    *to = '\0';
    return out;
}

/* "clause-2" for "clause-3", "off" for "on": one letter away, and something else. */
#define MIN_PART 4

static bool
has_same_digits(const char *a, const char *b)
{
    while (true) {
        a += strcspn(a, "0123456789");
        b += strcspn(b, "0123456789");
        if (*a != *b)
            return false;
        if (!*a)
            return true;
        a++;
        b++;
    }
}

/* Is b one slip away from a?  Both are in lower case. */
static bool
is_slip(const char *a, const char *b)
{
    g_auto(GStrv) left = g_strsplit_set(a, SEPARATORS, -1);
    g_auto(GStrv) right = g_strsplit_set(b, SEPARATORS, -1);
    if (g_strv_length(left) != g_strv_length(right)) {
        g_autofree char *one = joined(a), *other = joined(b);
        return strcmp(one, other) == 0;
    }
    size_t slips = 0;
    for (size_t i = 0; left[i]; i++) {
        size_t distance = edit_distance(left[i], right[i], 2);
        if (distance > 0 && MIN(strlen(left[i]), strlen(right[i])) < MIN_PART)
            return false;
        slips += distance;
    }
    return slips <= 1;
}

bool
nearest_is_certain(const char *word, const char *near, const char *const *words, size_t n)
{
    g_autofree char *a = g_utf8_strdown(word, -1), *b = g_utf8_strdown(near, -1);
    size_t distance = edit_distance(a, b, edit_distance_limit(a));
    if (*a != *b || !has_same_digits(a, b) || !is_slip(a, b))
        return false;
    for (size_t i = 0; i < n; i++) {
        g_autofree char *other = g_utf8_strdown(words[i], -1);
        if (strcmp(words[i], near) != 0 && edit_distance(a, other, distance + 1) <= distance)
            return false;
    }
    return true;
}

const char *
nearest_in_set(const char *word, GHashTable *words)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    GHashTableIter i;
    gpointer key;
    g_hash_table_iter_init(&i, words);
    while (g_hash_table_iter_next(&i, &key, NULL))
        g_ptr_array_add(list, key);
    g_ptr_array_sort(list, compare_strings);
    return nearest_word(word, (const char *const *)list->pdata, list->len);
}
