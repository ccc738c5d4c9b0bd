/* What a build read, for make and ninja. */
#ifndef PROVISO_CLI_DEPFILE_H
#define PROVISO_CLI_DEPFILE_H

#include "cli/pipeline.h"

/*
 * Writes the depfile that the options name: all `targets` (terminated by NULL) depend on every
 * file that the run read, and each of those is a target without prerequisites, so that make
 * continues if one is deleted.  Call it for a failed run, too: its inputs decide when to try
 * again. False, after a message, if it cannot be written.
 */
bool depfile_write(const struct run *run, const char *const *targets);

#endif
