/* What the bytes of an edition depend on, as a name for the cache. */
#ifndef PROVISO_CLI_CACHE_KEY_H
#define PROVISO_CLI_CACHE_KEY_H

#include "cli/edition.h"

/*
 * A hash (SHA-256, hexadecimal) of everything that the edition is made from:
 *
 * - the program and all libraries, by the linker's build id of each
 * - the options that can matter, the day, SOURCE_DATE_EPOCH
 * - every file that was read: content, translations, pictures, theme, templates, dress
 * - the fonts and dictionaries that are installed, by path, size and time, and what configures
 *   fontconfig
 * - the languages and days whose sites stand beside it, and `book`, the key of the book that it
 *   offers; or NULL
 *
 * It may be asked for when all files are read, before the content is annotated.  The caller
 * frees it with g_free.
 */
char *cache_key(const struct run *run, const struct edition_run *editions,
    const struct edition *edition, const char *book);

#endif
