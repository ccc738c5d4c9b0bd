/*
 * Makes random handbooks in the notation of model_make.h, from a seed (tests) or from bytes
 * (fuzzing).
 */
#ifndef PROVISO_TESTS_RANDOM_RULES_H
#define PROVISO_TESTS_RANDOM_RULES_H

#include "model/model.h"

/* A source of random numbers: bytes until they run out (then zeros), or a generator. */
struct dice {
    GRand *rand;
    const uint8_t *bytes;
    size_t n_bytes;
};

/* 0 ... sides - 1 */
unsigned dice_roll(struct dice *dice, unsigned sides);

/*
 * Up to three roles, four circumstances and three practices with some rules each, and a guide.
 * The result is a list of statements; those from `n_fixed` on are rules and can be left out.
 */
struct random_rules {
    GPtrArray *head; /* char *: roles and circumstances */
    GPtrArray
        *rules; /* char *: "practice ..." or "rule ..."; a practice comes before its rules */
};

struct random_rules random_rules_make(struct dice *dice);
void random_rules_free(struct random_rules *rules);

/* The notation without the rules whose `left_out` flag is set (may be NULL). */
char *random_rules_text(const struct random_rules *rules, const bool *left_out);

#endif
