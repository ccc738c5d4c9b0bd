/*
 * The output folder: its name, and what a stopped run left in it.
 */
#ifndef PROVISO_CLI_OUTPUT_H
#define PROVISO_CLI_OUTPUT_H

#include "cli/options.h"

/* Where the editions are published. */
const char *output_folder(const struct options *options);

/* Says on standard error when the outputs are of two editions; changes nothing. */
void output_look(const struct options *options);

/*
 * Makes outputs of two editions those of one again.  False when the system refuses; the message
 * is printed.
 */
bool output_repair(const struct options *options);

#endif
