/*
 * Tells what a figure was while a past rule held, and how far a value is known whose end is
 * unknown.
 *
 *     rule:   2011-07-21 ........................................ 2017
 *     fact:   -- 53,500 --|-- 53,900 --|-- 54,600 -------------------|-- 55,800 --
 *     "USD 53,500 from 21 July 2011 until 1 January 2014, USD 53,900 in 2014, USD 54,600 ..."
 */
#ifndef PROVISO_MODEL_HISTORY_H
#define PROVISO_MODEL_HISTORY_H

#include "model/model.h"

/* More values than this are told as a range with its first and last day. */
#define HISTORY_MAX_VALUES 4

/*
 * The past rule around a <value-of> that names no day of its own; its period goes to *period.
 * False if the <value-of> is about a single day.
 */
bool history_is_asked(
    const struct model *model, const xmlNode *value_of, day as_of, struct period *period);

/*
 * Every value that held in the period, with its dates if there are several values or the one
 * held for only a part of it; NULL if none did.  *ambiguous is a day with two values at once,
 * or DAY_MIN.
 */
const char *history_text(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct period *period, day *ambiguous);

/*
 * For a value whose end is unknown: true if the day is after the year in which it is last known
 * to hold.
 */
bool history_is_uncertain(const struct fact_value *value, day on);

/* "up to 2022 at least; not known for this day" */
const char *history_known_until(
    struct ctx *ctx, const struct model *model, const struct fact_value *value);

#endif
