/*
 * Names the files and folders of an edition, NAME[.ROLE][.sizeN], and lists the options that
 * determine its bytes.
 */
#include "cli/edition.h"

#include <string.h>

char *
edition_output(const struct edition *edition, const struct options *options)
{
    g_autoptr(GString) name = g_string_new(edition->output);
    if (options->for_role)
        g_string_append_printf(name, ".%s", options->for_role);
    if (options->text_size && edition->is_paged)
        g_string_append_printf(name, ".size%d", options->text_size);
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

const char *
recorded_options(const struct run *run)
{
    const struct options *o = run->options;
    g_autoptr(GString) out = g_string_new(NULL);
    if (run->ctx.has_stamp)
        g_string_append_printf(
            out, "SOURCE_DATE_EPOCH=%" G_GINT64_FORMAT " ", (gint64)run->ctx.stamp);
    char number[16];
    g_snprintf(number, sizeof number, "%d", o->text_size);
    const char *size = o->text_size ? number : NULL;
    const struct {
        const char *option, *value;
        bool is_path;
    } given[] = {
        { "--pdf-standard", o->standard ? o->standard_text : NULL, false },
        { "--lang", run->model->original ? run->model->lang : NULL, false },
        { "--as-of", o->as_of_text, false },
        { "--for", o->for_role, false },
        { "--text-size", size, false },
        { "--theme", o->theme, !o->theme || !g_str_has_prefix(o->theme, "proviso:") },
        { "--templates", o->templates, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(given); i++) {
        if (!given[i].value)
            continue;
        g_autofree char *name =
            given[i].is_path ? g_path_get_basename(given[i].value) : g_strdup(given[i].value);
        g_autofree char *quoted = g_shell_quote(name);
        bool is_plain =
            strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_.:") == strlen(name);
        g_string_append_printf(out, "%s %s ", given[i].option, is_plain ? name : quoted);
    }
    g_string_truncate(out, out->len - (out->len > 0));
    return out->len > 0 ? arena_strdup(run->ctx.arena, out->str) : NULL;
}
