/*
 * Words that count: ICU's MessageFormat ("{1, plural, one {One answer} other {# answers}}"),
 * with the arguments numbered from 1.  Words without such a part never come here; in them only
 * "{1}" means something.
 */
#ifndef PROVISO_MODEL_MESSAGE_H
#define PROVISO_MODEL_MESSAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#define MESSAGE_ARGUMENTS 9

/* Does it choose or format by one of its arguments, "{1, plural, ...}"? */
bool message_counts(const char *text);

/*
 * The text with its arguments, of which those that it counts by are whole numbers.  `locale` is
 * ICU's name.  NULL: message_problem says why.
 */
const char *message_format(struct arena *a, const char *locale, const char *text,
    const char *const *arguments, size_t n);

/*
 * What is wrong with a text in a language: its syntax, or plural forms that the language has
 * not or that are missing.  NULL: nothing.
 */
const char *message_problem(struct arena *a, const char *locale, const char *text);

/*
 * For programs that choose by themselves: "one|One answer|other|# answers" of a text that is
 * one plural and nothing else, else NULL.
 */
const char *message_forms(struct arena *a, const char *text);

#endif
