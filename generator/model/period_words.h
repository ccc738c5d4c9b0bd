/*
 * Dates and periods in the handbook's language, for editions and answers alike.  Results live
 * in ctx->arena.
 */
#ifndef PROVISO_MODEL_PERIOD_WORDS_H
#define PROVISO_MODEL_PERIOD_WORDS_H

#include "model/model.h"

/* "1 May 2022", "about June 2025" */
const char *date_words(
    struct ctx *ctx, const struct model *model, const struct date *date, bool is_about);

/*
 * The beginning of a period: "1 May 2022", "by 2021", "about June 2025"; NULL if it always
 * held. The short form is for narrow columns: "by Sep 2017".
 */
const char *since_words(
    struct ctx *ctx, const struct model *model, const struct period *period);
const char *since_short_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

/* The end: "1 May 2022", "about 2020", "end unknown"; NULL if it is open. */
const char *until_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

/* The whole period: "since 1 May 2022", "by 2017, until 1 May 2022", "always". */
const char *period_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

#endif
