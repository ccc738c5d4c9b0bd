/* Writes the source that a PDF carries to a temporary folder. */
#ifndef PROVISO_CLI_UNPACK_H
#define PROVISO_CLI_UNPACK_H

#include <glib.h>
#include <stdbool.h>

/* Writes the files from extract_source to the folder; returns false after a message. */
bool unpack(const char *folder, GTree *files);

/* Removes the folder and everything in it. */
void unpack_remove(const char *folder);

#endif
