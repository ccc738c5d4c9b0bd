#include "cli/streams.h"

#include "base/input.h"
#include "cli/edition.h"

#include <string.h>

/* Commands that read a handbook or a file made from one, and read it once. */
#define READS_ONCE (FOR_BUILD | FOR_CHECK | FOR_ASK | FOR_DIFF | FOR_EXTRACT)

bool
is_stream(const char *path)
{
    return path && strcmp(path, INPUT_STANDARD) == 0;
}

static bool
refuse(char **message, const char *text)
{
    *message = g_strdup(text);
    return false;
}

/* The arguments that name input files. */
static bool
check_input(const struct options *o, const struct command *command, char **message)
{
    int named = command->bit & FOR_ASK ? MIN(o->n_arguments, 1) : o->n_arguments;
    int n = is_stream(o->against) + is_stream(o->batch) + is_stream(o->theme);
    for (int i = 0; i < named; i++) {
        if (!is_stream(o->arguments[i]))
            continue;
        if (!(command->bit & READS_ONCE))
            return refuse(message, "\"-\" cannot be used here: a file or folder is needed");
        if (o->fix)
            return refuse(message, "--fix needs a file that it can write to, not \"-\"");
        n++;
    }
    if (is_stream(o->templates))
        return refuse(message, "--templates takes a folder, not \"-\"");
    return n <= 1 || refuse(message, "standard input can be read only once: use \"-\" once");
}

/* True if exactly one edition is requested, and it is a file. */
static bool
makes_one_file(const struct options *o)
{
    size_t n, files = 0, all = 0;
    const struct edition *editions = editions_all(&n);
    for (size_t i = 0; i < n; i++) {
        if (!edition_is_wanted(&editions[i], o))
            continue;
        all++;
        files += editions[i].mark != NULL;
    }
    return all == 1 && files == 1;
}

static bool
check_output(const struct options *o, const struct command *command, char **message)
{
    if (!is_stream(o->out_dir)) {
        bool prints = o->dump || o->format != FORMAT_HUMAN;
        return !is_stream(o->depfile) || !prints ||
               refuse(
                   message, "--depfile - and --format or --dump both write to standard output");
    }
    if (command->bit & FOR_EXTRACT_TEXT)
        return true; /* it writes one file */
    if (!(command->bit & FOR_BUILD))
        return refuse(message, "-o takes a folder here, not \"-\"");
    if (!makes_one_file(o))
        return refuse(message, "-o - writes one file: say which, as with --pdf");
    if (o->lang_text && (strchr(o->lang_text, ',') || strcmp(o->lang_text, "all") == 0))
        return refuse(message, "-o - writes one file: name one language");
    if (o->dump || o->format != FORMAT_HUMAN)
        return refuse(message, "-o - and --format or --dump both write to standard output");
    return !o->depfile || refuse(message, "--depfile needs an output that has a name (-o DIR)");
}

bool
streams_check(const struct options *o, const struct command *command, char **message)
{
    return check_input(o, command, message) && check_output(o, command, message);
}
