/*
 * What authors wrote and an edition does not show because of the day it speaks of: later steps,
 * practices that have not begun, passages of another time.
 */
#ifndef PROVISO_MODEL_KEPT_AWAY_H
#define PROVISO_MODEL_KEPT_AWAY_H

#include "model/model.h"

/* Counts all of it in ctx->diags, for the run's summary (diags_keep_away). */
void count_kept_away(struct ctx *ctx, const struct model *model);

#endif
