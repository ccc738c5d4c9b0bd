/* What the files and folders of an edition are called: NAME[.ROLE]. */
#include "cli/edition.h"

#include <string.h>

char *
edition_output(const struct edition *edition, const struct options *options)
{
    g_autoptr(GString) name = g_string_new(edition->output);
    if (options->for_role)
        g_string_append_printf(name, ".%s", options->for_role);
    g_string_append(name, edition->ending);
    return g_string_free(g_steal_pointer(&name), FALSE);
}

char *
edition_target(const struct edition *edition, const struct options *options)
{
    g_autofree char *output = edition_output(edition, options);
    return edition->inside ? g_build_filename(output, edition->inside, NULL)
                           : g_steal_pointer(&output);
}

char *
edition_output_of(const char *name, const struct options *options)
{
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].name, name) == 0)
            return edition_output(&all[i], options);
    return NULL;
}
