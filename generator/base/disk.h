/*
 * Whether something is on the disk.  What is not there and what the system cannot find out
 * are different: the second ends the run, which else would publish an edition without it.
 */
#ifndef PROVISO_BASE_DISK_H
#define PROVISO_BASE_DISK_H

#include "base/ctx.h"

/* True if there is something at the path, a symbolic link included.  Refuses after an error. */
bool disk_has(struct ctx *ctx, const char *path);

/*
 * The names in the folder but "." and "..", sorted by bytes; none if there is no such folder.
 * Refuses after an error.  The caller frees the list with g_strfreev.
 */
char **disk_names(struct ctx *ctx, const char *folder);

#endif
