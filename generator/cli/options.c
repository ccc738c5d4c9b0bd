#include "cli/options.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    enum findings_format format;
} formats[] = {
    { "human", FORMAT_HUMAN },
    { "json", FORMAT_JSON },
    { "sarif", FORMAT_SARIF },
    { "github", FORMAT_GITHUB },
};

static const char *const stages[] = { "model", "annotated", "print-tree", "web-tree", "boxes",
    "lines", "pages", "tags", NULL };

static bool
usage(const struct command *command, const char *message, int *status)
{
    fprintf(stderr, "proviso: %s\n", message);
    fprintf(stderr, "Try \"proviso %s --help\".\n", command->name);
    *status = EXIT_USAGE;
    return false;
}

/* Options whose text has a meaning of its own. */
static bool
interpret(struct options *o, const struct command *command, int *status)
{
    if (o->as_of_text) {
        struct date date;
        if (!date_parse(o->as_of_text, &date) || date.precision != PRECISION_DAY)
            return usage(command, "--as-of takes a day, such as 2018-03-01", status);
        o->has_as_of = true;
        o->as_of = date.first;
    }
    if (o->format_text) {
        size_t i = 0;
        while (i < G_N_ELEMENTS(formats) && strcmp(formats[i].name, o->format_text) != 0)
            i++;
        if (i == G_N_ELEMENTS(formats))
            return usage(command, "--format is one of human, json, sarif, github", status);
        o->format = formats[i].format;
    }
    if (o->dump && !g_strv_contains(stages, o->dump)) {
        g_autofree char *names = g_strjoinv(", ", (char **)(uintptr_t)stages);
        g_autofree char *message = g_strconcat("--dump is one of ", names, NULL);
        return usage(command, message, status);
    }
    if (o->pdf_only && o->site_only)
        o->pdf_only = o->site_only = FALSE;
    return true;
}

bool
options_parse(
    struct options *o, const struct command *command, int argc, char **argv, int *status)
{
    *o = (struct options){ .command = command->name };
    const GOptionEntry common[] = {
        { "as-of", 0, 0, G_OPTION_ARG_STRING, &o->as_of_text, "The day it speaks of", "DAY" },
        { "werror", 0, 0, G_OPTION_ARG_NONE, &o->werror, "Warnings count as errors", NULL },
        { "format", 0, 0, G_OPTION_ARG_STRING, &o->format_text,
            "How findings are printed: human, json, sarif, github", "FORMAT" },
        { "timings", 0, 0, G_OPTION_ARG_NONE, &o->timings, "Say how long each step took",
            NULL },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Findings only, no summary", NULL },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    const GOptionEntry out[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->out_dir, "Where to write", "DIR" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };
    const GOptionEntry build[] = {
        { "pdf", 0, 0, G_OPTION_ARG_NONE, &o->pdf_only, "Make the PDF only", NULL },
        { "site", 0, 0, G_OPTION_ARG_NONE, &o->site_only, "Make the site only", NULL },
        { "theme", 0, 0, G_OPTION_ARG_FILENAME, &o->theme, "Another theme", "FILE" },
        { "templates", 0, 0, G_OPTION_ARG_FILENAME, &o->templates, "Templates of one's own",
            "DIR" },
        { "no-source", 0, 0, G_OPTION_ARG_NONE, &o->no_source,
            "Do not attach the content to the PDF", NULL },
        { "depfile", 0, 0, G_OPTION_ARG_FILENAME, &o->depfile,
            "Write what was read, for make and ninja", "FILE" },
        { "dump", 0, 0, G_OPTION_ARG_STRING, &o->dump,
            "Print a stage as text instead of publishing", "STAGE" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };

    const GOptionEntry batch[] = {
        { "batch", 0, 0, G_OPTION_ARG_FILENAME, &o->batch,
            "Answer each line of a file, \"-\" for standard input, by a line of JSON", "FILE" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };

    const GOptionEntry explain[] = {
        { "explain", 0, 0, G_OPTION_ARG_STRING, &o->explain,
            "Say what a finding means and how it is mended, and end", "CODE" },
        { NULL, 0, 0, 0, NULL, NULL, NULL },
    };

    g_autoptr(GOptionContext) context = g_option_context_new(command->arguments);
    g_option_context_set_summary(context, command->summary);
    g_option_context_add_main_entries(context, common, NULL);
    if (command->uses_explain)
        g_option_context_add_main_entries(context, explain, NULL);
    if (command->uses_out)
        g_option_context_add_main_entries(context, out, NULL);
    if (command->uses_batch)
        g_option_context_add_main_entries(context, batch, NULL);
    if (command->uses_build)
        g_option_context_add_main_entries(context, build, NULL);
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse(context, &argc, &argv, &error))
        return usage(command, error->message, status);
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
    g_free(o->theme);
    g_free(o->templates);
    g_free(o->depfile);
    g_free(o->dump);
    g_free(o->explain);
    g_free(o->batch);
    g_free(o->format_text);
    g_free(o->as_of_text);
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
