/*
 * Tells what a figure was while a past rule held, and what is known of a value whose end nobody
 * knows.
 *
 *     rule:   2011-07-21 ........................................ 2017
 *     fact:   -- 53,500 --|-- 53,900 --|-- 54,600 -------------------|-- 55,800 --
 *     "USD 53,500 from 21 July 2011 until 1 January 2014, USD 53,900 in 2014, USD 54,600 ..."
 */
#ifndef PROVISO_MODEL_HISTORY_H
#define PROVISO_MODEL_HISTORY_H

#include "model/model.h"

/* More values than these are told as a range with its first and last day. */
#define HISTORY_MAX_VALUES 4

/*
 * The rule of the past in which a <value-of> stands that says nothing of its own day; its
 * period is put into *period.  False: it speaks of one day.
 */
bool history_is_asked(
    const struct model *model, const xmlNode *value_of, day as_of, struct period *period);

/*
 * Every value that held in the period, each with its dates where there are several or one that
 * held for a part of it only; NULL when none did.  *ambiguous is a day on which there were two
 * values at once, or DAY_MIN.
 */
const char *history_text(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct period *period, day *ambiguous);

/* Of a value whose end is unknown: is the day later than the year in which it is known to hold?
 */
bool history_is_uncertain(const struct fact_value *value, day on);

/* "up to 2022 at least; not known for this day" */
const char *history_known_until(
    struct ctx *ctx, const struct model *model, const struct fact_value *value);

#endif
