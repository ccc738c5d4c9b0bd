/* Lists what a build read, for make and ninja. */
#ifndef PROVISO_CLI_DEPFILE_H
#define PROVISO_CLI_DEPFILE_H

#include "cli/pipeline.h"

/*
 * Writes the depfile that the first run's options name.  All `targets` (NULL-terminated) depend
 * on every file that the runs read.  Each of those files is also a target without
 * prerequisites, so that make continues if it has been deleted.  Call this for a failed run
 * too, because a change of its inputs is a reason to build again.  Returns false, after a
 * message, if it cannot be written.
 */
bool depfile_write(const struct run *const *runs, size_t n, const char *const *targets);

#endif
