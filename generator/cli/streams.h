/* "-" on the command line: which arguments can be standard input or standard output. */
#ifndef PROVISO_CLI_STREAMS_H
#define PROVISO_CLI_STREAMS_H

#include "cli/options.h"

/*
 * Returns false, and a *message for g_free, if "-" is used for something that cannot be a
 * stream, for two inputs, or for two outputs.
 */
bool streams_check(const struct options *o, const struct command *command, char **message);

/* True if the path is "-"; false for NULL. */
bool is_stream(const char *path);

#endif
