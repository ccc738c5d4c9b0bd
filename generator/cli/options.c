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

/* In the order of enum findings_format. */
static const char *const formats[] = { "human", "json", "sarif", "github", "gitlab", "junit" };

static const char *
format_choice(size_t i)
{
    return i < G_N_ELEMENTS(formats) ? formats[i] : NULL;
}

/* Formats of `ask`, and of `diff` in the order of enum diff_format. */
static const char *const ask_formats[] = { "human", "json" };
static const char *const diff_formats[] = { "text", "markdown", "html", "json" };

static const char *
ask_format_choice(size_t i)
{
    return i < G_N_ELEMENTS(ask_formats) ? ask_formats[i] : NULL;
}

static const char *
diff_format_choice(size_t i)
{
    return i < G_N_ELEMENTS(diff_formats) ? diff_formats[i] : NULL;
}

/* In the order of enum pdf_standard (print/pdf/tag.h). */
static const char *const standards[] = { "ua1", "ua2" };

static const char *
standard_choice(size_t i)
{
    return i < G_N_ELEMENTS(standards) ? standards[i] : NULL;
}

#define FIELD(name)  G_STRUCT_OFFSET(struct options, name)
#define READS_RULES  (FOR_BUILD | FOR_CHECK | FOR_ASK | FOR_DIFF)
#define HAS_FINDINGS (FOR_BUILD | FOR_CHECK)

/* clang-format off */
static const struct option table[] = {
    { .name = "output", .letter = 'o', G_OPTION_ARG_FILENAME, FIELD(out_dir),
      FOR_BUILD | FOR_SERVE | FOR_EXTRACT, .text = "Where to write", .argument = "DIR" },
    { .name = "edition", 0, G_OPTION_ARG_STRING, FIELD(edition_text), FOR_BUILD,
      .choice = edition_choice, .is_list = true, .text = "Make these editions",
      .argument = "NAME,..." },
    { .name = "pdf", 0, G_OPTION_ARG_NONE, FIELD(pdf), FOR_BUILD,
      .text = "Make the PDF only" },
    { .name = "site", 0, G_OPTION_ARG_NONE, FIELD(site), FOR_BUILD,
      .text = "Make the site only" },
    { .name = "as-of", 0, G_OPTION_ARG_STRING, FIELD(as_of_text), READS_RULES | FOR_SERVE | FOR_MCP,
      .text = "Use the rules of this day, such as 2018-03-01", .argument = "DAY" },
    { .name = "days", 0, G_OPTION_ARG_STRING, FIELD(days_text), FOR_BUILD,
      .text = "Add earlier days to the site; \"changes\" for the last with changed answers",
      .argument = "DAY,..." },
    { .name = "for", 0, G_OPTION_ARG_STRING, FIELD(for_role), READS_RULES | FOR_SERVE,
      .text = "Include only what concerns this role", .argument = "ROLE" },
    { .name = "text-size", 0, G_OPTION_ARG_INT, FIELD(text_size),
      FOR_BUILD | FOR_CHECK | FOR_SERVE, .text = "Large print: the size of the book's text",
      .argument = "POINTS" },
    { .name = "press", 0, G_OPTION_ARG_NONE, FIELD(press), FOR_BUILD,
      .text = "For a printing press: bleed, a back cover, pages in fours" },
    { .name = "lang", 0, G_OPTION_ARG_STRING, FIELD(lang_text),
      FOR_BUILD | FOR_CHECK | FOR_SERVE | FOR_ASK | FOR_DIFF,
      .text = "Languages of po/ to use; \"all\" for all of them", .argument = "LANG,..." },
    { .name = "update", 0, G_OPTION_ARG_NONE, FIELD(update), FOR_EXTRACT_TEXT,
      .text = "Update every po/LANG.po" },
    { .name = "lang", 0, G_OPTION_ARG_STRING, FIELD(lang_text), FOR_EXTRACT_TEXT,
      .text = "Create or update the files of these languages",
      .argument = "LANG,..." },
    { .name = "output", .letter = 'o', G_OPTION_ARG_FILENAME, FIELD(out_dir), FOR_EXTRACT_TEXT,
      .text = "Where to write the template; \"-\" is standard output", .argument = "FILE" },
    { .name = "theme", 0, G_OPTION_ARG_FILENAME, FIELD(theme),
      FOR_BUILD | FOR_CHECK | FOR_SERVE,
      .text = "Another theme", .argument = "FILE" },
    { .name = "templates", 0, G_OPTION_ARG_FILENAME, FIELD(templates),
      FOR_BUILD | FOR_CHECK | FOR_SERVE, .text = "Folder with your own templates", .argument = "DIR" },
    { .name = "pdf-standard", 0, G_OPTION_ARG_STRING, FIELD(standard_text), FOR_BUILD,
      .choice = standard_choice, .text = "Standard to which PDFs conform", .argument = "STANDARD" },
    { .name = "no-source", 0, G_OPTION_ARG_NONE, FIELD(no_source), FOR_BUILD,
      .text = "Do not attach the content to the PDF" },
    { .name = "depfile", 0, G_OPTION_ARG_FILENAME, FIELD(depfile), FOR_BUILD,
      .text = "Write the list of the files read, for make and ninja", .argument = "FILE" },
    { .name = "no-cache", 0, G_OPTION_ARG_NONE, FIELD(no_cache), FOR_BUILD | FOR_SERVE,
      .text = "Make everything again, and keep nothing for the next build" },
    { .name = "dump", 0, G_OPTION_ARG_STRING, FIELD(dump), FOR_BUILD, .choice = stage_choice,
      .text = "Print a stage as text instead of publishing", .argument = "STAGE" },
    { .name = "practice", 0, G_OPTION_ARG_STRING, FIELD(practice), FOR_BUILD,
      .text = "With --dump=spoken, print only this practice", .argument = "NAME" },
    { .name = "rules", 0, G_OPTION_ARG_NONE, FIELD(rules_only), FOR_CHECK,
      .text = "Check only rules and text, not the pages" },
    { .name = "fix", 0, G_OPTION_ARG_NONE, FIELD(fix), FOR_CHECK,
      .text = "Fix in the files what is certain" },
    { .name = "against", 0, G_OPTION_ARG_FILENAME, FIELD(against), FOR_CHECK,
      .text = "Report addresses of this previous edition that would lead nowhere",
      .argument = "OLD" },
    { .name = "explain", 0, G_OPTION_ARG_STRING, FIELD(explain), FOR_CHECK,
      .text = "Explain a finding and its remedy, and exit", .argument = "CODE" },
    { .name = "batch", 0, G_OPTION_ARG_FILENAME, FIELD(batch), FOR_ASK,
      .text = "Answer each line of a file, \"-\" for standard input, by a line of JSON",
      .argument = "FILE" },
    { .name = "port", 0, G_OPTION_ARG_INT, FIELD(port), FOR_SERVE,
      .text = "Port to listen on (default: a free one)", .argument = "NUMBER" },
    { .name = "werror", 0, G_OPTION_ARG_NONE, FIELD(werror), HAS_FINDINGS | FOR_SERVE,
      .text = "Count warnings as errors" },
    { .name = "from", 0, G_OPTION_ARG_STRING, FIELD(from_text), FOR_BUILD,
      .text = "The day since which a notice says what changed", .argument = "DAY" },
    { .name = "from", 0, G_OPTION_ARG_STRING, FIELD(from_text), FOR_DIFF,
      .text = "Print what changed since this day", .argument = "DAY" },
    { .name = "to", 0, G_OPTION_ARG_STRING, FIELD(to_text), FOR_DIFF,
      .text = "With --from, the later day (default: that of the edition)", .argument = "DAY" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), HAS_FINDINGS,
      .choice = format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), FOR_ASK,
      .choice = ask_format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "format", 0, G_OPTION_ARG_STRING, FIELD(format_text), FOR_DIFF,
      .choice = diff_format_choice, .text = "Format of the output", .argument = "FORMAT" },
    { .name = "timings", 0, G_OPTION_ARG_NONE, FIELD(timings), READS_RULES,
      .text = "Print how long each step took" },
    { .name = "quiet", .letter = 'q', G_OPTION_ARG_NONE, FIELD(quiet),
      FOR_EVERY & ~(unsigned)(FOR_COMPLETIONS | FOR_MCP), .text = "Print errors only" },
    { .name = "help", .letter = 'h', G_OPTION_ARG_NONE, FIELD(help), FOR_EVERY,
      .text = "Print this" },
};

/* What serve tells the builds that it runs: nobody else needs it, so nothing else shows it. */
static const struct option internal[] = {
    { .name = "addresses", 0, G_OPTION_ARG_FILENAME, FIELD(addresses), FOR_BUILD,
      .text = "Note where the site has what (web/addresses.h)", .argument = "FILE" },
    { .name = "only-page", 0, G_OPTION_ARG_STRING, FIELD(only_page), FOR_BUILD,
      .text = "With --addresses of a whole build, print this practice's page (-: named in the input)", .argument = "NAME" },
};
/* clang-format on */

const struct option *
options_all(size_t *n)
{
    *n = G_N_ELEMENTS(table);
    return table;
}

static bool
usage(const struct command *command, const char *message, int *status)
{
    fprintf(stderr, "proviso: %s\n", message);
    fprintf(stderr, "Try \"proviso %s --help\".\n", command->name);
    *status = EXIT_USAGE;
    return false;
}

char *
option_choices(const struct option *option, const char *separator)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *name;
    for (size_t i = 0; (name = option->choice(i)); i++)
        g_ptr_array_add(names, (gpointer)(uintptr_t)name);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(separator, (char **)names->pdata);
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
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
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
    size_t n;
    const struct edition *all = editions_all(&n);
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
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

/* The index of a name in a list; 0 if it is not there. */
static unsigned
place_of(const char *name, const char *const *names, size_t n)
{
    for (unsigned i = 0; name && i < n; i++) {
        if (strcmp(names[i], name) == 0)
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
    if (!check_choices(o, command, status) || !read_editions(o, command, status) ||
        !read_days(o, command, status) || !read_languages(o, command, status) ||
        !read_earlier_days(o, command, status))
        return false;
    o->standard = place_of(o->standard_text, standards, G_N_ELEMENTS(standards));
    o->format = (enum findings_format)place_of(o->format_text, formats, G_N_ELEMENTS(formats));
    o->diff_format =
        (enum diff_format)place_of(o->format_text, diff_formats, G_N_ELEMENTS(diff_formats));
    g_autofree char *message = NULL;
    return streams_check(o, command, &message) || usage(command, message, status);
}

/* The command's options as GOption entries; their strings are kept in `texts`. */
static GArray *
entries_of(struct options *o, const struct command *command, GPtrArray *texts)
{
    GArray *entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
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
    for (size_t i = 0; i < G_N_ELEMENTS(internal); i++) {
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
    *o = (struct options){ .command = command->name };
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
