/*
 * Strings that know the language of their parts: marks around a text in another language, for
 * strings that are put together of several.  The marks are the language tag and its end in
 * characters of Unicode (chapter 23.9, "Tag Characters"): they are invisible, and collation
 * passes them over.  They never leave the program: composing turns them into elements
 * (compose/language_spans.c), and whatever is written otherwise is unmarked.
 */
#ifndef PROVISO_BASE_LANGUAGE_MARK_H
#define PROVISO_BASE_LANGUAGE_MARK_H

#include "base/arena.h"

#include <stdbool.h>

#define LANGUAGE_MARK_MAX 64 /* bytes of a language in a mark, with its end */

/* The text between the marks of a language (BCP 47). */
const char *language_mark(struct arena *a, const char *lang, const char *text);

bool language_is_marked(const char *text);

/* The next mark, or NULL. */
const char *language_mark_find(const char *text);

/*
 * The size in bytes of the mark at `p`; its language is written to `lang`, or "" if it ends the
 * one before.
 */
size_t language_mark_read(const char *p, char lang[LANGUAGE_MARK_MAX]);

/* Removes all marks in place. */
void language_unmark(char *text);

#endif
