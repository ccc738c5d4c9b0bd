#include "web/addresses.h"

#include <glib/gstdio.h>
#include <string.h>

GHashTable *
addresses_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* Each line is a key, a tab and a value: neither names nor addresses have tabs or line ends. */
GHashTable *
addresses_read(const char *path)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    GHashTable *addresses = addresses_new();
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        char *tab = strchr(line, '\t');
        if (tab)
            g_hash_table_insert(
                addresses, g_strndup(line, (gsize)(tab - line)), g_strdup(tab + 1));
    }
    return addresses;
}

void
addresses_write(GHashTable *addresses, const char *path)
{
    g_autoptr(GString) out = g_string_new(NULL);
    GHashTableIter i;
    gpointer key, value;
    g_hash_table_iter_init(&i, addresses);
    while (g_hash_table_iter_next(&i, &key, &value))
        g_string_append_printf(out, "%s\t%s\n", (char *)key, (char *)value);
    if (!g_file_set_contents(path, out->str, (gssize)out->len, NULL))
        (void)g_unlink(path);
}
