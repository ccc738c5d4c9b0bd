/* Compares what two rules tell a reader: answer, wording, conditions, positions. */
#ifndef PROVISO_MODEL_SAME_TEXT_H
#define PROVISO_MODEL_SAME_TEXT_H

#include "model/model.h"

/*
 * Would the reader miss nothing that only `rule` says?  Answer and wording are the same text as
 * those of `by`, and so is whatever else `rule` says.  Comments and spans do not count.
 */
bool rules_say_the_same(const struct rule *rule, const struct rule *by);

#endif
