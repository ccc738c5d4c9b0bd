/* The command line, read by the table of options (cli/option_table.h). */
#ifndef PROVISO_CLI_OPTIONS_H
#define PROVISO_CLI_OPTIONS_H

#include "base/period.h"
#include "cli/option_table.h"

#include <glib.h>
#include <stdbool.h>

/* Exit status, the same for every command. */
enum {
    EXIT_FINE = 0,
    EXIT_CONTENT = 1, /* errors in the content, or warnings with --werror */
    EXIT_USAGE = 2,
    EXIT_SYSTEM = 3 /* the system failed: nothing was published */
};

/* Output formats of `diff` and of findings, in the order of the names in option_table.c. */
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
    char **arguments; /* the arguments that are not options */
    int n_arguments;
    char *out_dir;
    gboolean pdf, site, press, no_source, rules_only, fix, update;
    gboolean werror, quiet, timings, help, no_cache;
    enum findings_format format;
    enum diff_format diff_format;
    bool has_as_of, has_from, has_to;
    day as_of, from, to;
    int port, text_size; /* 0 if absent */
    int jobs;            /* threads that may work at once; at least 1 */
    const char *lang;    /* language of the run; NULL: the original's */
    char **langs;        /* languages of --lang, NULL-terminated; NULL if absent */
    day *days;           /* of --days, as they were named */
    size_t n_days;       /* 0 with days_text: those on which something changed */
    unsigned standard;   /* of PDFs: index into the table of option_table.c; 0 is the default */
    unsigned editions;   /* bits of the table in edition.c; 0: the default ones */
    char *for_role;      /* id of a role; NULL: for everybody */
    const char *cache;   /* folder with what builds before this one kept; NULL: none */
    char *only_page, *addresses; /* of builds that serve runs; see option_table.c */
    char *theme, *templates, *depfile, *dump, *practice, *batch, *explain, *against;
    char *format_text, *as_of_text, *from_text, *to_text, *edition_text, *standard_text,
        *lang_text, *days_text;
};

/* A command: its arguments as shown by --help, and the bit that selects its options. */
struct command {
    const char *name;
    const char *arguments; /* "[HANDBOOK.xml]" */
    const char *summary;
    unsigned bit;
    int max_arguments;
    int (*run)(const struct options *options);
};

/* Returns false and sets *status if the program must end (after --help or wrong usage). */
bool options_parse(
    struct options *out, const struct command *command, int argc, char **argv, int *status);
void options_clear(struct options *options);

/*
 * Flushes standard output.  Returns `status`, or EXIT_SYSTEM after a message if writing failed.
 */
int options_flush(int status);

/*
 * The handbook that a command uses: the argument, or else ./handbook.xml, or else
 * content/handbook.xml.  Returns NULL, after a message, if there is none.
 */
const char *options_handbook(const struct options *options, int argument);

#endif
