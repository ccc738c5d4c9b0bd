/*
 * Inside the stage: checks single attribute values as the author wrote them.  Each function
 * adds its finding and returns whether the value can be used.
 */
#ifndef PROVISO_MODEL_VALIDATE_H
#define PROVISO_MODEL_VALIDATE_H

#include "load/load.h"

/* Is `word` one of the words in a list between spaces?  NULL is the empty list. */
bool list_has_word(const char *list, const char *word);

/* xml:lang: well-formed after BCP 47 (`bad-lang`); empty takes the language away. */
bool validate_language(struct ctx *ctx, const xmlNode *node, const char *value);

/* href: http, https, mailto or relative (`unsafe-url`). */
bool validate_address(struct ctx *ctx, const xmlNode *node, const char *value);

/* src: a file inside the handbook's folder that is there (`missing-file`). */
bool validate_file(struct ctx *ctx, const xmlNode *node, const char *value);

/* Single dates: a day, a month or a year that the calendar has (`bad-period`). */
bool attribute_is_date(const xmlNode *node, const char *attribute);
bool validate_date(
    struct ctx *ctx, const xmlNode *node, const char *attribute, const char *value);

/* Dates of one element that come one after the other (`bad-period`). */
bool validate_order(struct ctx *ctx, const xmlNode *node);

/* from, until, attested, about together (`bad-period`). */
bool attribute_is_period(const char *attribute);
bool validate_period(struct ctx *ctx, const xmlNode *node);

#endif
