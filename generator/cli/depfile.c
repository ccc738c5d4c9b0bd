#include "cli/depfile.h"

#include "cli/streams.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/*
 * Appends a path in make's syntax: blanks, `#`, `$`, and `:` at the end of a target are
 * escaped.
 */
static void
append_path(GString *out, const char *path)
{
    for (; *path; path++) {
        if (*path == ' ' || *path == '#' || *path == '\\')
            g_string_append_c(out, '\\');
        if (*path == '$')
            g_string_append_c(out, '$');
        g_string_append_c(out, *path);
    }
}

static void
add_once(GPtrArray *paths, GHashTable *known, const char *path)
{
    if (g_hash_table_add(known, (gpointer)(uintptr_t)path))
        g_ptr_array_add(paths, (gpointer)(uintptr_t)path);
}

/*
 * The files read: content, pictures, theme, templates.  Files compiled into the program change
 * only with the program, so they are left out.
 */
static GPtrArray *
files_read(const struct run *const *runs, size_t n)
{
    GPtrArray *paths = g_ptr_array_new();
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t k = 0; k < n; k++) {
        const struct sources *sources = runs[k]->ctx.sources;
        for (size_t i = 0; i < sources_count(sources); i++) {
            const struct source *source = sources_at(sources, i);
            if (source->is_file)
                add_once(paths, known, source->path);
        }
    }
    return paths;
}

bool
depfile_write(const struct run *const *runs, size_t n, const char *const *targets)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *const *target = targets; *target; target++) {
        if (target > targets)
            g_string_append_c(text, ' ');
        append_path(text, *target);
    }
    g_string_append_c(text, ':');
    g_autoptr(GPtrArray) paths = files_read(runs, n);
    for (guint i = 0; i < paths->len; i++) {
        g_string_append(text, " \\\n  ");
        append_path(text, paths->pdata[i]);
    }
    g_string_append_c(text, '\n');
    for (guint i = 0; i < paths->len; i++) {
        g_string_append_c(text, '\n');
        append_path(text, paths->pdata[i]);
        g_string_append(text, ":\n");
    }
    if (is_stream(runs[0]->options->depfile)) {
        fputs(text->str, stdout);
        return options_flush(EXIT_FINE) == EXIT_FINE;
    }
    g_autofree char *folder = g_path_get_dirname(runs[0]->options->depfile);
    (void)!g_mkdir_with_parents(folder, 0777); /* it may be the output folder */
    g_autoptr(GError) error = NULL;
    if (g_file_set_contents(runs[0]->options->depfile, text->str, (gssize)text->len, &error))
        return true;
    fprintf(stderr, "proviso: %s\n", error->message);
    return false;
}
