/* The command line, read with GOption. */
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

enum findings_format { FORMAT_HUMAN, FORMAT_JSON, FORMAT_SARIF, FORMAT_GITHUB };

struct options {
    const char *command;
    char **arguments; /* what is left after the options */
    int n_arguments;
    char *out_dir;
    gboolean pdf_only, site_only, no_source;
    gboolean werror, quiet, timings;
    enum findings_format format;
    bool has_as_of;
    day as_of;
    char *theme, *templates, *depfile, *dump, *batch, *explain;
    char *format_text, *as_of_text;
};

/*
 * One command: its options are the common ones and, with uses_build, those of build.  `run`
 * gets the options and returns the exit status.
 */
struct command {
    const char *name;
    const char *arguments; /* as shown by --help: "[HANDBOOK.xml]" */
    const char *summary;
    bool uses_build, uses_out, uses_batch, uses_explain;
    int max_arguments;
    int (*run)(const struct options *options);
};

/* False, and *status set, when the program should end (help was printed, usage was wrong). */
bool options_parse(
    struct options *out, const struct command *command, int argc, char **argv, int *status);
void options_clear(struct options *options);

/*
 * The handbook a command works on: the argument, else ./handbook.xml, else
 * content/handbook.xml. NULL, after a message, when there is none.
 */
const char *options_handbook(const struct options *options, int argument);

#endif
