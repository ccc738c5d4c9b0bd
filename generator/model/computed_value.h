/*
 * Computes what follows from a figure: a <value-of> that names more than a fact and a day.
 * fact.c calls it.
 *
 *   of      an amount: what is due of it, by a percentage or bands
 *   keep    an amount: what to pay so that it is left when the due part is gone
 *   after   an amount that bands have counted already: they begin above it.  Alone, the share
 *           that is due of what comes next
 *   times   a number that the amount, or the money of the fact itself, is multiplied by
 *
 * Amounts and numbers are figures, or names of facts that hold some on the same day.  Instead
 * of `of`, a <value-of> inside may give the amount.  All is computed exactly, and rounded once,
 * half to even, to what the currency has; a range gives a range.
 */
#ifndef PROVISO_MODEL_COMPUTED_VALUE_H
#define PROVISO_MODEL_COMPUTED_VALUE_H

#include "model/model.h"

bool computed_value_is_asked(const xmlNode *value_of);

/*
 * "EUR 85.00", in ctx->arena; NULL if there is no answer: the value has the wrong kind or
 * another currency, an amount exceeds the last band, or nothing is left to keep.
 */
const char *computed_value_format(struct ctx *ctx, const struct model *model,
    const xmlNode *value_of, const struct fact_value *value, day as_of);

#endif
