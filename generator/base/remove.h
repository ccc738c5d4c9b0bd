/*
 * Removing files and folders below an open folder.
 */
#ifndef PROVISO_BASE_REMOVE_H
#define PROVISO_BASE_REMOVE_H

#include <stdbool.h>

/*
 * Removes a file, or a folder with everything in it; removes links without following them.
 * False, with errno, if something of that name remains.
 */
bool remove_at(int parent, const char *name);

/* True if `name`, in the folder fd, is an empty folder. */
bool is_empty_folder(int fd, const char *name);

#endif
