/*
 * What a page needs to know of the rest of its site: kept after a whole site was made, so that
 * one page of it can be made alone.
 */
#ifndef PROVISO_WEB_ADDRESSES_H
#define PROVISO_WEB_ADDRESSES_H

#include <glib.h>

/*
 * A table of strings: "#ID" -> the address of what is called so, "asset:NAME" -> its file, and
 * "pdf:" -> the size of the book in bytes, where the site has it.
 */
GHashTable *addresses_new(void);

/* Reads the table from a file; NULL if it cannot be read. */
GHashTable *addresses_read(const char *path);

/* Replaces the file.  If it cannot be written, there is none. */
void addresses_write(GHashTable *addresses, const char *path);

#endif
