/* One table of options for parsing, help and completions. */
#ifndef PROVISO_CLI_OPTION_TABLE_H
#define PROVISO_CLI_OPTION_TABLE_H

#include <glib.h>
#include <stdbool.h>

/* The commands to which an option belongs, as bits. */
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

/* The i-th of the values that an option takes; NULL after the last one. */
typedef const char *choice_fn(size_t i);

/* An option.  `choice` is NULL if any value is allowed. */
struct option {
    const char *name;
    char letter; /* 0 if there is none */
    GOptionArg kind;
    size_t field; /* offset in struct options */
    unsigned commands;
    choice_fn *choice;
    bool is_list; /* it takes several choices, separated by commas */
    const char *text;
    const char *argument; /* shown by --help; NULL if it takes no value */
};

const struct option *options_all(size_t *n);

/* Options that serve gives to the builds that it runs: not shown anywhere. */
const struct option *options_internal(size_t *n);

/* The values of --format of findings, of --format of diff, and of --pdf-standard. */
const char *format_choice(size_t i);
const char *diff_format_choice(size_t i);
const char *standard_choice(size_t i);

/* The values that an option takes, joined by `separator`; the caller frees the string. */
char *option_choices(const struct option *option, const char *separator);

#endif
