/*
 * Words that count: ICU's MessageFormat ("{1, plural, one {One answer} other {# answers}}"),
 * with arguments numbered from 1.  Words without such a part are not handled here; in those,
 * only "{1}" has a meaning.
 */
#ifndef PROVISO_MODEL_MESSAGE_H
#define PROVISO_MODEL_MESSAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#define MESSAGE_ARGUMENTS 9

/* True if the text selects or formats by an argument: "{1, plural, ...}". */
bool message_counts(const char *text);

/*
 * The text with its arguments filled in; the arguments it counts by are whole numbers.
 * `locale` is ICU's name.  NULL on error, see message_problem.
 */
const char *message_format(struct arena *a, const char *locale, const char *text,
    const char *const *arguments, size_t n);

/* "A, B or C", joined as CLDR says for the locale (ICU's list formatter); n is 1 or more. */
const char *message_alternatives(
    struct arena *a, const char *locale, const char *const *texts, size_t n);

/*
 * What is wrong with a text in a language: its syntax, or plural forms that are missing or that
 * the language does not have.  NULL if nothing is.
 */
const char *message_problem(struct arena *a, const char *locale, const char *text);

/*
 * For scripts that select the form themselves: "one
 *
 * One answer
 *
 * other
 *
 * # answers" for a text that consists of one plural, else NULL.
 */
const char *message_forms(struct arena *a, const char *text);

#endif
