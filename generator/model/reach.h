/*
 * How far a rule reaches within a practice, regardless of days: a set of roles and, for each
 * circumstance that the practice looks at, a set of cases.  All comparisons of scopes use this
 * definition: sets are cut to the practice's roles and `given`, after adding what a case
 * implies (a case implies the cases in which its circumstance arises).
 *
 *     tool: hand power;  training (given power): none taken
 *     cases="taken"  reaches  power, taken     inside     cases="power"  power, none taken
 */
#ifndef PROVISO_MODEL_REACH_H
#define PROVISO_MODEL_REACH_H

#include "model/model.h"

/*
 * A practice that exceeds these limits has too many situations and is not decided.  They keep
 * hostile input from running for ever.
 */
#define REACH_MAX_AXES  256
#define REACH_MAX_RULES 4000

/* A dependency: the axis has a value only while `axis` is in one of `cases`. */
struct reach_need {
    size_t axis;
    uint64_t cases;
};

/*
 * The roles, or a circumstance that rules or `given` mention, directly or through another
 * `given`.
 */
struct reach_axis {
    const struct circumstance *circumstance; /* NULL for the roles, always axis 0 */
    uint64_t possible; /* the cases (roles) that can occur in this practice */
    const struct reach_need *needs;
    size_t n_needs;
    bool never; /* circular `given`: it can never apply */
};

struct reach_space {
    const struct practice *practice;
    struct reach_axis *axes; /* an axis follows those its `given` mentions */
    size_t n_axes;
    bool is_too_large; /* a limit is exceeded: the roles are the only axis */
};

struct reach_space reach_space_make(struct arena *a, const struct practice *practice);

/*
 * The cases of a circumstance in which a rule applies anywhere: its own, within its practice's
 * `given`; every bit is set for any.  A rule that exempts from another practice does so only
 * there.
 */
uint64_t reach_limit(const struct rule *rule, const struct circumstance *circumstance);

/* The reach of a rule that applies in the practice: a set for each axis, in the arena. */
const uint64_t *reach_of(
    struct arena *a, const struct reach_space *space, const struct rule *rule);

/* True if every situation of the first reach belongs to the second. */
bool reach_is_inside(
    const struct reach_space *space, const uint64_t *inner, const uint64_t *outer);

#endif
