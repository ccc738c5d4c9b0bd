/* --dump=spoken: what a screen reader says of a book. */
#ifndef PROVISO_CLI_SPOKEN_PRINT_H
#define PROVISO_CLI_SPOKEN_PRINT_H

#include "cli/pipeline.h"

/*
 * Prints the transcript of a finished PDF, or of the practice that --practice names, to
 * standard output.  Returns EXIT_FINE, or EXIT_USAGE if the book has no such practice; a file
 * that cannot be read ends the run.
 */
int spoken_print(struct run *run, GBytes *file);

#endif
