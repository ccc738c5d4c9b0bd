/*
 * Removing files and folders below an open folder.
 */
#ifndef PROVISO_BASE_REMOVE_H
#define PROVISO_BASE_REMOVE_H

#include <stdbool.h>

/*
 * Removes a file, or a folder with all that is in it; links are removed, not followed.  True
 * when nothing of the name is left; else errno says why.
 */
bool remove_at(int parent, const char *name);

/* Is `name` in the folder fd a folder, and is nothing in it? */
bool is_empty_folder(int fd, const char *name);

#endif
