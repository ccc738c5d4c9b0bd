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

/*
 * What was meant by a value of which the schema says in words what it should be: "PT1H" for
 * "1 hour", "EUR 2.00" for "2,00 EUR", "50" for "50%", "lend-on" for "#lend-on".  NULL if
 * nothing is sure; the caller frees it.
 */
char *hint_written(const char *text, const char *expected);

/*
 * The element among `names` that one of HTML, DocBook or everyday speech stands for: "strong"
 * for "b"; NULL if there is none.
 */
const char *hint_element(const char *name, const GPtrArray *names);

/*
 * The same of an attribute with this value, "cases" for "when"; a date is only meant for an
 * attribute that takes dates.
 */
const char *hint_attribute(const char *name, const char *value, const GPtrArray *names);

/*
 * A name for xml:id that is as near as possible to one that cannot be a name: "use-saw" for
 * "use saw", "rule-2" for "2" on a rule.  NULL if nothing is left; the caller frees it.
 */
char *hint_name(const char *value, const char *element);

#endif
