/*
 * What authors wrote and an edition does not show because of the day it speaks of: later steps,
 * practices that have not begun, passages of another time.
 */
#ifndef PROVISO_MODEL_NOT_SHOWN_H
#define PROVISO_MODEL_NOT_SHOWN_H

#include "model/model.h"

/* Counts all of it in ctx->diags, for the run's summary (diags_add_not_shown). */
void count_not_shown(struct ctx *ctx, const struct model *model);

#endif
