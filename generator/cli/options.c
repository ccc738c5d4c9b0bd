#include "cli/options.h"

#include "base/edit_distance.h"
#include "base/language.h"
#include "cli/edition.h"
#include "cli/languages.h"
#include "cli/streams.h"

#include <stdio.h>
#include <string.h>

/*
 * Text size of the book in points: smaller text is unreadable, and with larger text a line
 * cannot hold a word.
 */
enum { SIZE_LEAST = 8, SIZE_MOST = 32 };

/* No more threads at once are of use to a handbook. */
enum { JOBS_MOST = 1000 };

static bool
usage(const struct command *command, const char *message, int *status)
{
    fprintf(stderr, "proviso: %s\n", message);
    fprintf(stderr, "Try \"proviso %s --help\".\n", command->name);
    *status = EXIT_USAGE;
    return false;
}

static bool
is_choice(const struct option *option, const char *value)
{
    const char *name;
    for (size_t i = 0; (name = option->choice(i)); i++) {
        if (strcmp(name, value) == 0)
            return true;
    }
    return false;
}

/* Rejects values that are not among the choices; lists are read elsewhere. */
static bool
check_choices(struct options *o, const struct command *command, int *status)
{
    size_t n;
    const struct option *table = options_all(&n);
    for (size_t i = 0; i < n; i++) {
        const struct option *option = &table[i];
        if (!option->choice || option->is_list || !(option->commands & command->bit))
            continue;
        const char *value = G_STRUCT_MEMBER(const char *, o, option->field);
        if (!value || is_choice(option, value))
            continue;
        g_autofree char *names = option_choices(option, ", ");
        g_autofree char *message =
            g_strdup_printf("--%s must be one of %s", option->name, names);
        return usage(command, message, status);
    }
    if (o->only_page)
        o->site = true;
    if (o->practice && g_strcmp0(o->dump, "spoken") != 0)
        return usage(command, "--practice needs --dump=spoken", status);
    return true;
}

/* Combines --edition and the options that stand for one edition. */
static bool
read_editions(struct options *o, const struct command *command, int *status)
{
    g_autofree char *message = NULL;
    if (o->edition_text && !editions_parse(o->edition_text, &o->editions, &message))
        return usage(command, message, status);
    size_t n, n_options;
    const struct edition *all = editions_all(&n);
    const struct option *table = options_all(&n_options);
    for (size_t i = 0; i < n_options; i++) {
        for (size_t k = 0; k < n; k++) {
            if (g_strcmp0(table[i].name, all[k].option) == 0 &&
                G_STRUCT_MEMBER(gboolean, o, table[i].field))
                o->editions |= 1U << k;
        }
    }
    if (o->editions && !editions_any_paged(o->editions)) {
        const char *printed = o->press                   ? "--press"
                              : o->text_size             ? "--text-size"
                              : o->standard_text != NULL ? "--pdf-standard"
                                                         : NULL;
        if (printed) {
            g_autofree char *text = g_strdup_printf(
                "%s concerns printed editions, and none is to be made", printed);
            return usage(command, text, status);
        }
    }
    return true;
}

/* Reads the day of an option; returns true if the option is absent. */
static bool
read_day(const char *text, bool *has, day *out)
{
    struct date date;
    *has = text != NULL;
    if (!text)
        return true;
    if (!date_parse(text, &date) || date.precision != PRECISION_DAY)
        return false;
    *out = date.first;
    return true;
}

static bool
read_days(struct options *o, const struct command *command, int *status)
{
    struct {
        const char *name, *text;
        bool *has;
        day *out;
    } days[] = {
        { "--as-of", o->as_of_text, &o->has_as_of, &o->as_of },
        { "--from", o->from_text, &o->has_from, &o->from },
        { "--to", o->to_text, &o->has_to, &o->to },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        if (read_day(days[i].text, days[i].has, days[i].out))
            continue;
        g_autofree char *message =
            g_strdup_printf("%s takes a day, such as 2018-03-01", days[i].name);
        return usage(command, message, status);
    }
    return true;
}

/* --days: earlier days of the site, or the word for those on which something changed. */
static bool
read_earlier_days(struct options *o, const struct command *command, int *status)
{
    if (!o->days_text)
        return true;
    size_t n;
    const struct edition *all = editions_all(&n);
    bool has_site = false;
    for (size_t i = 0; i < n; i++)
        has_site = has_site ||
                   (!all[i].is_paged && !all[i].is_report && edition_is_wanted(&all[i], o));
    if (!has_site || o->dump)
        return usage(command, "--days adds to the site; this makes none", status);
    if (strcmp(o->days_text, "changes") == 0)
        return true;
    g_auto(GStrv) names = g_strsplit(o->days_text, ",", -1);
    o->days = g_new0(day, g_strv_length(names) + 1);
    for (char **name = names; *name; name++) {
        bool has;
        if (!read_day(*name, &has, &o->days[o->n_days++]))
            return usage(command,
                "--days takes days, such as 2018-03-01,2022-05-01, or changes", status);
    }
    return o->n_days > 0 || usage(command, "--days names no day", status);
}

/* Reads --lang: several languages, but only one for a single verdict. */
static bool
read_languages(struct options *o, const struct command *command, int *status)
{
    if (!o->lang_text)
        return true;
    o->langs = g_strsplit(o->lang_text, ",", -1);
    bool is_all = strcmp(o->lang_text, "all") == 0;
    bool is_one = o->langs[0] && !o->langs[1] && !is_all;
    if (!o->langs[0])
        return usage(command, "--lang names no language", status);
    for (char **lang = o->langs; !is_all && *lang; lang++) {
        g_autofree char *message = language_refusal(*lang);
        if (message)
            return usage(command, message, status);
        char usual[ULOC_FULLNAME_CAPACITY];
        if (language_in_usual_letters(*lang, usual))
            memcpy(*lang, usual, strlen(usual)); /* of the same length */
    }
    if (is_one)
        o->lang = o->langs[0];
    if (!is_one && (command->bit & (FOR_ASK | FOR_DIFF) || o->dump))
        return usage(command,
            o->dump                    ? "--dump shows one language; name it with --lang"
            : command->bit == FOR_DIFF ? "diff compares in one language"
                                       : "ask answers in one language",
            status);
    return true;
}

/* The index of a name among the choices; 0 if it is not there. */
static unsigned
place_of(const char *name, choice_fn *choice)
{
    for (unsigned i = 0; name && choice(i); i++) {
        if (strcmp(choice(i), name) == 0)
            return i;
    }
    return 0;
}

/* Reads options whose text has a meaning of its own. */
static bool
interpret(struct options *o, const struct command *command, int *status)
{
    if (o->text_size != 0 && (o->text_size < SIZE_LEAST || o->text_size > SIZE_MOST))
        return usage(command, "--text-size takes points, from 8 to 32", status);
    if (o->jobs < 1 || o->jobs > JOBS_MOST)
        return usage(command, "--jobs takes a number of threads, from 1 to 1000", status);
    if (!check_choices(o, command, status) || !read_editions(o, command, status) ||
        !read_days(o, command, status) || !read_languages(o, command, status) ||
        !read_earlier_days(o, command, status))
        return false;
    o->standard = place_of(o->standard_text, standard_choice);
    o->format = (enum findings_format)place_of(o->format_text, format_choice);
    o->diff_format = (enum diff_format)place_of(o->format_text, diff_format_choice);
    g_autofree char *message = NULL;
    return streams_check(o, command, &message) || usage(command, message, status);
}

/* The command's options as GOption entries; their strings are kept in `texts`. */
static GArray *
entries_of(struct options *o, const struct command *command, GPtrArray *texts)
{
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    size_t n;
    const struct option *table = options_all(&n);
    for (size_t i = 0; i < n; i++) {
        const struct option *option = &table[i];
        if (!(option->commands & command->bit))
            continue;
        const char *text = option->text;
        if (option->choice) {
            g_autofree char *names = option_choices(option, ", ");
            char *with_choices = g_strdup_printf("%s: %s", text, names);
            g_ptr_array_add(texts, with_choices);
            text = with_choices;
        }
        GOptionEntry entry = { option->name, option->letter, 0, option->kind,
            G_STRUCT_MEMBER_P(o, option->field), text, option->argument };
        g_array_append_val(entries, entry);
    }
    const struct option *internal = options_internal(&n);
    for (size_t i = 0; i < n; i++) {
        const struct option *option = &internal[i];
        GOptionEntry entry = { option->name, option->letter, G_OPTION_FLAG_HIDDEN, option->kind,
            G_STRUCT_MEMBER_P(o, option->field), option->text, option->argument };
        if (option->commands & command->bit)
            g_array_append_val(entries, entry);
    }
    return entries;
}

int
options_flush(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "proviso: cannot write to standard output\n");
    return EXIT_SYSTEM;
}

/* The message about an option that the command does not have, with one that it has. */
static char *
with_guess(const GError *error, const GArray *entries)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *written = strstr(error->message, "--");
    const char *near = NULL;
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *entry = &g_array_index(entries, GOptionEntry, i);
        if (entry->long_name && !(entry->flags & G_OPTION_FLAG_HIDDEN))
            g_ptr_array_add(names, (gpointer)(uintptr_t)entry->long_name);
    }
    if (!g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) || !written)
        return g_strdup(error->message);
    written += strlen("--");
    for (guint i = 0; i < names->len && !near; i++)
        if (strlen(written) > 2 && g_str_has_prefix(names->pdata[i], written))
            near = names->pdata[i];
    if (!near)
        near = nearest_word(written, (const char *const *)names->pdata, names->len);
    return near ? g_strdup_printf("%s; did you mean --%s?", error->message, near)
                : g_strdup(error->message);
}

bool
options_parse(
    struct options *o, const struct command *command, int argc, char **argv, int *status)
{
    *o = (struct options){ .command = command->name,
        .jobs = (int)MIN(g_get_num_processors(), JOBS_MOST) };
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) entries = entries_of(o, command, texts);
    g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
    g_option_context_set_summary(context, command->summary);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, (const GOptionEntry *)entries->data, NULL);
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        g_autofree char *message = with_guess(error, entries);
        return usage(command, message, status);
    }
    if (o->help) {
        g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stdout);
        *status = options_flush(EXIT_FINE);
        return false;
    }
    if (argc > 1 && strcmp(argv[1], "--") == 0) {
        argc--;
        argv++;
    }
    o->arguments = argv + 1;
    o->n_arguments = argc - 1;
    if (o->n_arguments > command->max_arguments)
        return usage(command, "too many arguments", status);
    return interpret(o, command, status);
}

void
options_clear(struct options *o)
{
    g_free(o->out_dir);
    g_free(o->only_page);
    g_free(o->addresses);
    g_free(o->theme);
    g_free(o->templates);
    g_free(o->depfile);
    g_free(o->dump);
    g_free(o->practice);
    g_free(o->explain);
    g_free(o->batch);
    g_free(o->format_text);
    g_free(o->against);
    g_free(o->as_of_text);
    g_free(o->from_text);
    g_free(o->to_text);
    g_strfreev(o->langs);
    g_free(o->lang_text);
    g_free(o->days_text);
    g_free(o->days);
    g_free(o->edition_text);
    g_free(o->for_role);
    g_free(o->standard_text);
}

const char *
options_handbook(const struct options *o, int argument)
{
    if (argument < o->n_arguments)
        return o->arguments[argument];
    static const char *const usual[] = { "handbook.xml", "content/handbook.xml" };
    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++) {
        if (g_file_test(usual[i], G_FILE_TEST_EXISTS))
            return usual[i];
    }
    fprintf(stderr, "proviso: no handbook given, and neither handbook.xml nor "
                    "content/handbook.xml is here\n");
    return NULL;
}
