/*
 * Internal to the stage: checks attribute values as the author wrote them.  Each function adds
 * its finding and returns whether the value can be used.
 */
#ifndef PROVISO_MODEL_VALIDATE_H
#define PROVISO_MODEL_VALIDATE_H

#include "load/load.h"

/* Reports an error at an attribute; "%s" in the problem stands for its value. */
struct diag *validate_refuse(struct ctx *ctx, const xmlNode *node, const char *attribute,
    const char *code, const char *problem, const char *value);

/* True if `word` is in a list separated by spaces; NULL is the empty list. */
bool list_has_word(const char *list, const char *word);

/* xml:lang: well-formed according to BCP 47 (`bad-lang`); empty means no language. */
bool validate_language(struct ctx *ctx, const xmlNode *node, const char *value);

/* src: an existing file inside the handbook's folder (`missing-file`). */
bool validate_file(struct ctx *ctx, const xmlNode *node, const char *value);

/* A single date: a day, month or year that exists in the calendar (`bad-period`). */
bool attribute_is_date(const xmlNode *node, const char *attribute);
bool validate_date(
    struct ctx *ctx, const xmlNode *node, const char *attribute, const char *value);

/* Two dates of an element that must be in order (`bad-period`). */
bool validate_order(struct ctx *ctx, const xmlNode *node);

/* from, until, attested and about together (`bad-period`). */
bool attribute_is_period(const char *attribute);
bool validate_period(struct ctx *ctx, const xmlNode *node);

#endif
