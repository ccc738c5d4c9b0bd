/* The output folder: its name, and how to recover from an interrupted run. */
#ifndef PROVISO_CLI_OUTPUT_H
#define PROVISO_CLI_OUTPUT_H

#include "cli/options.h"

/*
 * The folder in which the editions are published: that of --output or, by default, "out" beside
 * the handbook (beside its folder, if that is called "content").  The caller frees it with
 * g_free.
 */
char *output_folder(const struct options *options, const char *handbook);

/*
 * Prints a warning to standard error if the outputs in a folder belong to two editions; changes
 * nothing.
 */
void output_look(const struct options *options, const char *handbook);

/*
 * Makes outputs of two editions consistent again.  Returns false, after a message, if the
 * system fails.
 */
bool output_repair(const struct options *options, const char *handbook);

#endif
