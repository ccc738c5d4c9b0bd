/* Three roles, and three circumstances of two cases each, for notations that begin with them.
 */
#define MODEL_MAKE_LIBRARY                                                                     \
    "roles member volunteer<member guest\n"                                                    \
    "circ tool hand power\n"                                                                   \
    "circ training given=power none taken\n"                                                   \
    "circ state running overdue\n"

/*
 * Small models from a compact notation, for tests that need no file.  One statement a line (or
 * after ";"), words parted by spaces:
 *
 *     roles tenant owner agent<owner
 *     circ season winter summer
 *     circ ban given=summer no-ban ban
 *     practice hose roles=tenant,owner silent=agent given=summer strictest
 *     rule any allowed
 *     rule banned forbidden roles=owner cases=ban from=2020-01-01 until=2022 overrides=any
 *     guide g practices=hose ask=role,season,date
 *
 *     practice reel act=Wind-it act-owner=Lend-it
 *
 * `agent<owner`: rules for owners reach agents.  A rule belongs to the practice above it and is
 * called "practice.name" in the model.  Rules also know `attested`, `unknown` (end) and
 * `exempts=practice,...`.  Names refer forwards as well as backwards.  What cannot be read is a
 * fault of the test and ends it.
 */
#ifndef PROVISO_TESTS_MODEL_MAKE_H
#define PROVISO_TESTS_MODEL_MAKE_H

#include "model/model.h"

struct model *model_make(struct arena *a, const char *notation);

/* The set of cases named as in cases=: "ban,summer". */
struct case_set model_make_cases(struct arena *a, const struct model *model, const char *names);

const struct practice *model_make_practice(const struct model *model, const char *id);

/* A scope ready for deciding; it lives as long as the arena. */
struct scope *model_make_scope(struct arena *a, const struct practice *practice);

#endif
