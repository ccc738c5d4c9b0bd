/* The file that a mistyped path was probably meant to name. */
#ifndef PROVISO_LOAD_NEAREST_FILE_H
#define PROVISO_LOAD_NEAREST_FILE_H

#include "load/load.h"

/* The name in the folder that is nearest to `name`, or NULL; the caller frees it. */
char *nearest_entry(const char *folder, const char *name);

/* Adds "did you mean ...?" to a finding about a missing file, if a similar file exists. */
void nearest_file_note(
    struct ctx *ctx, struct diag *diag, const xmlNode *node, const char *href);

#endif
