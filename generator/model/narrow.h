/*
 * A handbook for one role: what only others have to know is left out of the model.
 *
 * What stays keeps the number that it has in the whole handbook, so that 2.4 is 2.4 everywhere.
 */
#ifndef PROVISO_MODEL_NARROW_H
#define PROVISO_MODEL_NARROW_H

#include "model/model.h"

/*
 * From here on the model has the one role.  Left out are the practices, guides and stories that
 * do not concern it, rules and acts that do not reach it (`is` counted), steps that others
 * take, and the sources, facts, words and circumstances that only those speak of.  The run's
 * summary counts them.  Answers that were worked out before are of no use any more; findings
 * stay.
 *
 * False, after a finding, when nothing is left.
 */
bool model_narrow(struct ctx *ctx, struct model *model, const struct role *role);

/* Was the node left out?  What is in one that was is not looked at. */
bool model_leaves_out(const struct model *model, const xmlNode *node);

#endif
