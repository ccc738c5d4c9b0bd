/*
 * The findings that were made with an edition, and what it leaves out, as the cache keeps them
 * beside it.
 */
#ifndef PROVISO_CLI_CACHE_FINDINGS_H
#define PROVISO_CLI_CACHE_FINDINGS_H

#include "base/diag.h"

/* NULL if one of them has a fix, or is about something that is not in a file. */
GBytes *cache_findings_write(struct diags *found);

/*
 * Adds them to `into`.  The sources must be those with which they were made.  False, with
 * nothing added, if the bytes are none.
 */
bool cache_findings_read(GBytes *bytes, const struct sources *sources, struct diags *into);

#endif
