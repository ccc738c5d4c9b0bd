/*
 * Values of facts, and everything that is formatted for a language: numbers, money, days,
 * periods, durations (ICU).  Results live in ctx->arena.
 */
#ifndef PROVISO_MODEL_FACT_H
#define PROVISO_MODEL_FACT_H

#include "model/model.h"

/* The value in force on a day: NULL when there is none; *ambiguous when there are several. */
const struct fact_value *fact_on(const struct fact *fact, day on, bool *ambiguous);

/*
 * The value as text: "USD 2,500", "EUR 20 to EUR 80", "at most 3", "14 days", "100 % up to
 * EUR 50, then ..." .  Units and signs are joined by no-break spaces.
 */
const char *fact_format(
    struct ctx *ctx, const struct model *model, const struct fact_value *value);

/* For bands: what is due of an amount, "EUR 85.00"; NULL when `of` is no amount. */
const char *fact_format_of(
    struct ctx *ctx, const struct model *model, const struct fact_value *value, const char *of);

/* "1 August 2017", "August 2017", "2017" after the date's precision. */
const char *format_date(struct ctx *ctx, const char *lang, const struct date *date);
const char *format_date_short(
    struct ctx *ctx, const char *lang, const struct date *date); /* "1 Aug 2017" */

#endif
