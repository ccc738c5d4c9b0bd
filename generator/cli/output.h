/*
 * The output folder: its name, and what a stopped run left in it.
 */
#ifndef PROVISO_CLI_OUTPUT_H
#define PROVISO_CLI_OUTPUT_H

#include "cli/options.h"

/*
 * Where the editions of a handbook are published: the folder of --output; without it "out"
 * beside the handbook, or beside the handbook's folder where that is called "content".  The
 * caller frees it with g_free.
 */
char *output_folder(const struct options *options, const char *handbook);

/* Says on standard error when the outputs in a folder are of two editions; changes nothing. */
void output_look(const struct options *options, const char *handbook);

/*
 * Makes outputs of two editions those of one again.  False when the system refuses; the message
 * is printed.
 */
bool output_repair(const struct options *options, const char *handbook);

#endif
