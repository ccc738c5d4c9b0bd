/*
 * What a reader is told about a decision, as text, for comparing two editions or two days.
 */
#ifndef PROVISO_DECIDE_TOLD_H
#define PROVISO_DECIDE_TOLD_H

#include "decide/decide.h"

/* An edition on a day. */
struct teller {
    struct ctx *ctx;
    const struct model *model;
    day on;
    bool hides_figures; /* every figure reads "#", which leaves the words */
};

/* What a rule rests on and leads to: the other parts of it that may change. */
enum ground { GROUND_SOURCES, GROUND_BECAUSE, GROUND_INSTEAD, GROUND_CONSEQUENCE, GROUNDS };

const char *ground_name(enum ground ground); /* "sources", "because" ... */

/* All results are in the edition's arena. */
const char *told_words(const struct teller *t, const struct decision *decision);
const char *told_ground(
    const struct teller *t, const struct decision *decision, enum ground ground);
const char *told_condition(const struct teller *t, const struct condition *condition);

/* What a rule answers, in one line: the answer, or else the official wording. */
const char *told_answer(const struct teller *t, const struct rule *rule);

#endif
