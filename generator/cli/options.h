/* The command line: one table of options, which parsing, help and completions read. */
#ifndef PROVISO_CLI_OPTIONS_H
#define PROVISO_CLI_OPTIONS_H

#include "base/period.h"

#include <glib.h>
#include <stdbool.h>

/* Exit status, the same for every command. */
enum {
    EXIT_FINE = 0,
    EXIT_CONTENT = 1, /* errors in the content; warnings with --werror */
    EXIT_USAGE = 2,
    EXIT_SYSTEM = 3 /* the system refused: nothing was published */
};

/* In the order of the names in options.c: how `diff` prints, and how findings are printed. */
enum diff_format { DIFF_TEXT, DIFF_MARKDOWN, DIFF_HTML, DIFF_JSON };
enum findings_format {
    FORMAT_HUMAN,
    FORMAT_JSON,
    FORMAT_SARIF,
    FORMAT_GITHUB,
    FORMAT_GITLAB,
    FORMAT_JUNIT
};

struct options {
    const char *command;
    char **arguments; /* what is left after the options */
    int n_arguments;
    char *out_dir;
    gboolean pdf, site, no_source, rules_only, fix, update;
    gboolean werror, quiet, timings, help;
    enum findings_format format;
    enum diff_format diff_format;
    bool has_as_of, has_from, has_to;
    day as_of, from, to;
    int port, text_size; /* 0: not said */
    const char *lang;    /* the language of the run; NULL: the original's */
    char **langs;        /* those that --lang names, NULL after the last; NULL: none named */
    unsigned standard;   /* of PDFs, as in the table of options.c: 0 is the usual one */
    unsigned editions;   /* bits of the table in edition.c; 0: the usual ones */
    char *for_role;      /* the name of a role; NULL: for everybody */
    char *theme, *templates, *depfile, *dump, *practice, *batch, *explain, *against;
    char *format_text, *as_of_text, *from_text, *to_text, *edition_text, *standard_text,
        *lang_text;
};

/* Which commands an option belongs to, as bits. */
enum {
    FOR_BUILD = 1 << 0,
    FOR_CHECK = 1 << 1,
    FOR_ASK = 1 << 2,
    FOR_EXTRACT = 1 << 3,
    FOR_INIT = 1 << 4,
    FOR_COMPLETIONS = 1 << 5,
    FOR_DIFF = 1 << 6,
    FOR_SERVE = 1 << 7,
    FOR_MCP = 1 << 8,
    FOR_EXTRACT_TEXT = 1 << 9,
    FOR_EVERY = (1 << 10) - 1
};

/* The i-th of the values that an option takes; NULL behind the last. */
typedef const char *choice_fn(size_t i);

/* One option.  `choice` is NULL where any value will do. */
struct option {
    const char *name;
    char letter; /* 0 for none */
    GOptionArg kind;
    size_t field; /* offset in struct options */
    unsigned commands;
    choice_fn *choice;
    bool is_list; /* takes several of the choices, with commas between them */
    const char *text;
    const char *argument; /* as shown by --help; NULL for a switch */
};

/* One command: its arguments as --help shows them, and the bit by which it finds its options.
 */
struct command {
    const char *name;
    const char *arguments; /* "[HANDBOOK.xml]" */
    const char *summary;
    unsigned bit;
    int max_arguments;
    int (*run)(const struct options *options);
};

const struct option *options_all(size_t *n);

/* The values that an option takes, with `separator` between them; the caller frees it. */
char *option_choices(const struct option *option, const char *separator);

/* False, and *status set, when the program should end (help was printed, usage was wrong). */
bool options_parse(
    struct options *out, const struct command *command, int argc, char **argv, int *status);
void options_clear(struct options *options);

/* The status of a command that wrote to standard output, or EXIT_SYSTEM, with a message. */
int options_flush(int status);

/*
 * The handbook a command works on: the argument, else ./handbook.xml, else
 * content/handbook.xml. NULL, after a message, when there is none.
 */
const char *options_handbook(const struct options *options, int argument);

#endif
