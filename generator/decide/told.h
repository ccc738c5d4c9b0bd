/*
 * What a reader is told of a decision, as text: by it two editions, or two days of one, are
 * held against each other.
 */
#ifndef PROVISO_DECIDE_TOLD_H
#define PROVISO_DECIDE_TOLD_H

#include "decide/decide.h"

/* An edition on a day. */
struct teller {
    struct ctx *ctx;
    const struct model *model;
    day on;
    bool hides_figures; /* every figure reads "#": what is left are the words */
};

/* What a rule rests on and leads to: what else may change of it. */
enum ground { GROUND_SOURCES, GROUND_BECAUSE, GROUND_INSTEAD, GROUND_CONSEQUENCE, GROUNDS };

const char *ground_name(enum ground ground); /* "sources", "because" ... */

/* All in the edition's arena. */
const char *told_words(const struct teller *t, const struct decision *decision);
const char *told_ground(
    const struct teller *t, const struct decision *decision, enum ground ground);
const char *told_condition(const struct teller *t, const struct condition *condition);

/* What a rule answers, in one line: the answer, else the official wording. */
const char *told_answer(const struct teller *t, const struct rule *rule);

#endif
