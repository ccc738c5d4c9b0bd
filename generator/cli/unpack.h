/* The source that a PDF carries, as files in a folder of our own. */
#ifndef PROVISO_CLI_UNPACK_H
#define PROVISO_CLI_UNPACK_H

#include <glib.h>
#include <stdbool.h>

/* Writes what extract_source gave into the folder; false after a message. */
bool unpack(const char *folder, GTree *files);

/* Takes back what was written: the folder and all that is in it. */
void unpack_remove(const char *folder);

#endif
