/* Suggests what an author meant by a value that the schema refuses. */
#ifndef PROVISO_LOAD_HINT_H
#define PROVISO_LOAD_HINT_H

#include <glib.h>

/* The value among `values` that is another word for `word` ("permitted"); NULL: none is. */
const char *hint_synonym(const char *word, const GPtrArray *values);

/*
 * A day or month that is not written as ISO 8601 wants it: the ISO forms that can be meant, as
 * in "2024-05-01" or "2024-05-01" or "2024-01-05".  NULL when it is no date; the caller frees
 * it.
 */
char *hint_date(const char *text);

#endif
