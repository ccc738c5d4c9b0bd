/*
 * What authors wrote and an edition does not show because of the day it speaks of: later steps,
 * practices that have not begun, passages of another time.
 */
#ifndef PROVISO_MODEL_KEPT_AWAY_H
#define PROVISO_MODEL_KEPT_AWAY_H

#include "model/model.h"

/*
 * Is a step later than the day?  One that only tells and has no day of its own goes with the
 * next one that has, or with the one before when there is none.
 */
bool step_is_later(const struct scenario *scenario, size_t at, day on);

/* Are all steps of a story?  (Then it is left out as a whole.) */
bool scenario_is_later(const struct scenario *scenario, day on);

/* Counts all of it in ctx->diags, for the run's summary (diags_keep_away). */
void count_kept_away(struct ctx *ctx, const struct model *model);

#endif
