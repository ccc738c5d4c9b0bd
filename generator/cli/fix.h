/* Fixes that are certain, put into the handbook's files (check --fix). */
#ifndef PROVISO_CLI_FIX_H
#define PROVISO_CLI_FIX_H

#include "cli/pipeline.h"

/*
 * Writes the certain fixes of the run's findings into the files of the handbook's folder that
 * were read, and says each on standard error.  All other bytes of a file stay as they are.  A
 * fix that overlaps one before it waits for the next run.  The number of fixes; none where
 * there is nothing to mend, or after ctx_refuse where a file cannot be written.
 */
size_t fix_files(struct run *run);

#endif
