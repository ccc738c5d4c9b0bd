/* Compares what two rules tell a reader: answer, wording, conditions, positions. */
#ifndef PROVISO_MODEL_SAME_TEXT_H
#define PROVISO_MODEL_SAME_TEXT_H

#include "model/model.h"

/*
 * True if nothing is lost to the reader when only `by` is shown: its answer and wording are
 * those of `rule`, and it says everything else that `rule` says.  Comments and spans do not
 * count.
 */
bool rules_say_the_same(const struct rule *rule, const struct rule *by);

#endif
