/* "-" on the command line: which arguments can be standard input or standard output. */
#ifndef PROVISO_CLI_STREAMS_H
#define PROVISO_CLI_STREAMS_H

#include "cli/options.h"

/*
 * False, and *message for g_free, where "-" stands for what cannot be a stream, two arguments
 * would read the one input, or two would write to the one output.
 */
bool streams_check(const struct options *o, const struct command *command, char **message);

/* Is the path "-"?  NULL is not. */
bool is_stream(const char *path);

#endif
