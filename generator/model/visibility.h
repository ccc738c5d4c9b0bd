/* Decides which steps, stories, passages and values an edition shows on its day. */
#ifndef PROVISO_MODEL_VISIBILITY_H
#define PROVISO_MODEL_VISIBILITY_H

#include "model/model.h"

/*
 * The last day, up to `as_of`, on which a text changed: a value in it took over, or a block in
 * it began or ended.  If that is later than latest->from, it is stored there with how it is
 * known (attested, about_from).
 */
void text_last_changed(
    const struct model *model, const xmlNode *node, day as_of, struct period *latest);

/* Resolves every <value-of> that is shown on the as-of day, for the sake of the findings. */
void check_shown_values(struct ctx *ctx, const struct model *model);

#endif
