/* Applies fixes that are certain to the handbook's files (check --fix). */
#ifndef PROVISO_CLI_FIX_H
#define PROVISO_CLI_FIX_H

#include "cli/pipeline.h"

/*
 * Applies the certain fixes of the run's findings to the files of the handbook's folder that
 * were read, and prints each to standard error.  All other bytes of a file remain unchanged.  A
 * fix that overlaps an earlier one waits for the next run.  Returns the number of fixes; 0 if
 * there is nothing to fix, or after ctx_refuse if a file cannot be written.
 */
size_t fix_files(struct run *run);

#endif
