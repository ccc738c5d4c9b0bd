#include "translate/similar.h"

#include <glib.h>

/* Below this share of common words, the original counts as another text. */
#define SAME_WORDS 0.6

bool
is_similar(const char *one, const char *two)
{
    g_auto(GStrv) a = g_strsplit(one, " ", -1), b = g_strsplit(two, " ", -1);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (char **word = a; *word; word++)
        g_hash_table_add(known, *word);
    size_t n = g_strv_length(a) + g_strv_length(b), n_same = 0;
    for (char **word = b; *word; word++)
        n_same += g_hash_table_contains(known, *word);
    return n > 0 && 2.0 * (double)n_same / (double)n >= SAME_WORDS;
}
