/*
 * Dates and periods in the words of the handbook's language.  Whatever a reader sees of them,
 * in an edition or in an answer, comes from here.  Results live in ctx->arena.
 */
#ifndef PROVISO_MODEL_PERIOD_WORDS_H
#define PROVISO_MODEL_PERIOD_WORDS_H

#include "model/model.h"

/* "1 May 2022", "about June 2025" */
const char *date_words(
    struct ctx *ctx, const struct model *model, const struct date *date, bool is_about);

/*
 * How a period begins: "1 May 2022", "by 2021", "about June 2025"; NULL where it always held.
 * The short form is for narrow columns: "by Sep 2017".
 */
const char *since_words(
    struct ctx *ctx, const struct model *model, const struct period *period);
const char *since_short_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

/* How it ends: "1 May 2022", "about 2020", "end unknown"; NULL where it holds on. */
const char *until_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

/* The whole of it: "since 1 May 2022", "by 2017, until 1 May 2022", "always". */
const char *period_words(
    struct ctx *ctx, const struct model *model, const struct period *period);

#endif
