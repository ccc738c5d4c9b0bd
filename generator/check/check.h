/* Finds errors in the rules and the text; each check is a row of the table in check.c. */
#ifndef PROVISO_CHECK_CHECK_H
#define PROVISO_CHECK_CHECK_H

#include "model/model.h"

struct answers; /* decide/answers.h */

/* Runs every check, then settles `accept` elements (stale ones are errors). */
void check_handbook(struct ctx *ctx, const struct model *model, struct answers *answers);

#endif
