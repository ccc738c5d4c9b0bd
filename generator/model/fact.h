/*
 * Values of facts, and everything that is formatted for a language: numbers, money, days,
 * periods, durations (ICU).  Results live in ctx->arena.
 */
#ifndef PROVISO_MODEL_FACT_H
#define PROVISO_MODEL_FACT_H

#include "model/model.h"

/*
 * The value in force on a day: NULL if there is none; *ambiguous is true if there are several.
 */
const struct fact_value *fact_on(const struct fact *fact, day on, bool *ambiguous);

/*
 * The value as text: "USD 2,500", "EUR 20 to EUR 80", "at most 3", "14 days", "100% up to
 * EUR 50, then ...".  Units and signs are joined by no-break spaces.
 */
const char *fact_format(
    struct ctx *ctx, const struct model *model, const struct fact_value *value);

/*
 * The value that a <value-of> asks for, and its day: its own `on`; in a scenario the step's
 * day; in a rule that has ended (or not begun) the nearest day on which the rule was in force;
 * else the as-of day.  NULL if the fact is unknown or has not exactly one value then.
 */
const struct fact_value *fact_value_of(
    const struct model *model, const xmlNode *value_of, day as_of);
day fact_day(const struct model *model, const xmlNode *value_of, day as_of);

/*
 * The text of a <value-of fact= on=> for its day, in ctx->arena; a computed amount if it asks
 * for one (computed_value.h).  False after a `no-value` or `ambiguous-value` finding, or for a
 * fact that link.c has reported; *text is then NULL.  With quiet, there is no finding.
 */
bool fact_resolve(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    day as_of, bool quiet, const char **text);

#endif
