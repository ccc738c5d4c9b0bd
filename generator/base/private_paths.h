/*
 * Folders of this machine that no edition may show: the handbook's, the user's own and the one
 * the program was started in.
 */
#ifndef PROVISO_BASE_PRIVATE_PATHS_H
#define PROVISO_BASE_PRIVATE_PATHS_H

#include "base/source.h"

#include <glib.h>

struct private_paths;

/*
 * A folder that an input names itself is the author's to show.  So is one of a single name
 * ("/srv"), which is a word like any other.  `folder` is the handbook's, absolute.
 */
struct private_paths *private_paths_new(const struct sources *sources, const char *folder);
void private_paths_free(struct private_paths *paths);

/* The first of them that the bytes show, or NULL.  Any number of threads may ask. */
const char *private_paths_find(
    const struct private_paths *paths, const void *bytes, size_t size);

#endif
