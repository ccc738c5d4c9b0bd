/* Suggests what an author meant by a value that the schema refuses. */
#ifndef PROVISO_LOAD_HINT_H
#define PROVISO_LOAD_HINT_H

#include <glib.h>

/*
 * The value among `values` for which `word` is a synonym ("permitted"); NULL if there is none.
 */
const char *hint_synonym(const char *word, const GPtrArray *values);

/*
 * For a day or month that is not written in ISO 8601: the ISO forms it can mean, as in
 * "2024-05-01" or "2024-05-01" or "2024-01-05".  NULL if it is not a date; the caller frees it.
 */
char *hint_date(const char *text);

#endif
