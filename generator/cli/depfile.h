/* What a build read, for make and ninja. */
#ifndef PROVISO_CLI_DEPFILE_H
#define PROVISO_CLI_DEPFILE_H

#include "cli/pipeline.h"

/*
 * Writes the depfile that the options of the first run name: all `targets` (NULL-terminated)
 * depend on every file that the runs read, and each of those is a target without prerequisites,
 * so that make goes on when one is deleted.  To be called for a failed run too: what was read
 * decides when to try again. False, after a message, when it cannot be written.
 */
bool depfile_write(const struct run *const *runs, size_t n, const char *const *targets);

#endif
