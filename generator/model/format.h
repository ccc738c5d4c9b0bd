/*
 * Inside the stage: figures and spans of time as a language writes them, without the words that
 * the generator adds (fact.c has those).  Numbers are decimal text, so
 * that what the author wrote is never rounded.  Results live in ctx->arena.
 */
#ifndef PROVISO_MODEL_FORMAT_H
#define PROVISO_MODEL_FORMAT_H

#include "base/ctx.h"
#include "base/period.h"

/* ICU's name for the locale in which a language is written: "de_AT@calendar=gregorian". */
const char *format_locale(struct ctx *ctx, const char *lang);

/* True if a language with this tag exists.  Three-letter codes are not looked up. */
bool format_is_language(const char *lang);

/* The name of a language in another one, alone or in a sentence: "Français", "français". */
const char *format_language_name(
    struct ctx *ctx, const char *lang, const char *in, bool is_alone);

/* Is it written as a number: a sign, digits, at most one point? */
bool format_is_number(const char *text);

/* Splits "EUR 1.50" into the code and the start of the figure; false if it has another form. */
bool format_split_money(const char *text, char code[4], const char **figure);

/* "2500.50" -> "2,500.50": grouping and separators of the language, decimals as written. */
const char *format_number(struct ctx *ctx, const char *lang, const char *number);

/* "EUR", "2500.50" -> "EUR 2,500.50", German "2.500,50 EUR": the code where the language puts
 * it, decimals as written, all of it on one line. */
const char *format_money(
    struct ctx *ctx, const char *lang, const char *code, const char *figure);

/* "10" -> "10%" */
const char *format_percent(struct ctx *ctx, const char *lang, const char *number);

/*
 * ISO 8601: "P14D" -> "14 days", "P1Y6M" -> "1 year, 6 months".  NULL if it is not a duration.
 */
const char *format_duration(struct ctx *ctx, const char *lang, const char *duration);

/* The number of decimals of amounts in a currency: 2 for "EUR", 0 for "JPY". */
int format_currency_digits(const char *code);
bool format_is_currency(const char *code); /* is or was a currency (ISO 4217) */

/* "1 August 2017", "August 2017" or "2017", by the date's precision. */
const char *format_date(struct ctx *ctx, const char *lang, const struct date *date);
const char *format_date_short(
    struct ctx *ctx, const char *lang, const struct date *date); /* "1 Aug 2017" */

#endif
