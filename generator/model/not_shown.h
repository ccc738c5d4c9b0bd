/*
 * Counts what an edition leaves out because of its day: steps that come later, practices that
 * have not begun, passages of another time.
 */
#ifndef PROVISO_MODEL_NOT_SHOWN_H
#define PROVISO_MODEL_NOT_SHOWN_H

#include "model/model.h"

/* Counts all of it in ctx->diags, for the run's summary (diags_add_not_shown). */
void count_not_shown(struct ctx *ctx, const struct model *model);

#endif
