/*
 * Finds editions by name, names their files and folders, NAME[.ROLE][.sizeN][.press], and lists
 * the options that determine its bytes.
 */
#include "cli/edition.h"

#include "base/edit_distance.h"

#include <string.h>

static const struct edition *
edition_find(const char *name)
{
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}

static char *
unknown_edition(const char *name)
{
    size_t n;
    const struct edition *editions = editions_all(&n);
    g_autofree const char **names = g_new0(const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = editions[i].name;
    const char *near = nearest_word(name, names, n);
    g_autofree char *all = g_strjoinv(", ", (char **)(uintptr_t)names);
    return near
               ? g_strdup_printf("there is no edition \"%s\"; did you mean \"%s\"?", name, near)
               : g_strdup_printf("there is no edition \"%s\"; there are: %s", name, all);
}

bool
editions_parse(const char *names, unsigned *bits, char **message)
{
    size_t n;
    g_auto(GStrv) list = g_strsplit(names, ",", -1);
    *bits = 0;
    for (char **name = list; *name; name++) {
        const struct edition *edition = edition_find(*name);
        if (!edition) {
            *message = unknown_edition(*name);
            return false;
        }
        *bits |= 1U << (edition - editions_all(&n));
    }
    if (*bits == 0)
        *message = unknown_edition("");
    return *bits != 0;
}

bool
editions_any_paged(unsigned bits)
{
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < n; i++)
        if (bits & 1U << i && (all[i].is_paged || all[i].is_report))
            return true;
    return false;
}

char *
edition_output(const struct edition *edition, const struct options *options)
{
    g_autoptr(GString) name = g_string_new(edition->output);
    if (options->for_role)
        g_string_append_printf(name, ".%s", options->for_role);
    if (options->text_size && edition->is_paged)
        g_string_append_printf(name, ".size%d", options->text_size);
    if (options->press && edition->is_paged)
        g_string_append(name, ".press");
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
    const struct edition *edition = edition_find(name);
    return edition ? edition_output(edition, options) : NULL;
}

const char *
recorded_options(const struct run *run, const struct edition *edition)
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
        { "--edition", edition && !edition->option ? edition->name : NULL, false },
        { "--pdf-standard", o->standard ? o->standard_text : NULL, false },
        { "--lang", run->model->original ? run->model->lang : NULL, false },
        { "--as-of", o->as_of_text, false },
        { "--from", o->from_text, false },
        { "--for", o->for_role, false },
        { "--text-size", size, false },
        { "--press", o->press ? "" : NULL, false },
        { "--theme", o->theme, !o->theme || !g_str_has_prefix(o->theme, "proviso:") },
        { "--templates", o->templates, true },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(given); i++) {
        if (!given[i].value)
            continue;
        if (!*given[i].value) { /* an option without a value */
            g_string_append_printf(out, "%s ", given[i].option);
            continue;
        }
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
