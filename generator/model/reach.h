/*
 * How far a rule reaches within a practice, days apart: a set of roles and, for each
 * circumstance that the practice looks at, a set of cases.  This is the one definition by which
 * scopes are compared: within the practice's roles and `given`, after what a case implies is
 * added (a case implies the cases in which its circumstance arises).
 *
 *     tool: hand power;  training (given power): none taken
 *     cases="taken"  reaches  power, taken     inside     cases="power"  power, none taken
 */
#ifndef PROVISO_MODEL_REACH_H
#define PROVISO_MODEL_REACH_H

#include "model/model.h"

/*
 * Beyond these a practice is not looked at: its situations are too many and nothing is decided.
 * They keep hostile input from taking for ever.
 */
#define REACH_MAX_AXES  256
#define REACH_MAX_RULES 4000

/* A dependency: the axis has a value only while `axis` is in one of `cases`. */
struct reach_need {
    size_t axis;
    uint64_t cases;
};

/* The roles, or one circumstance that rules or `given` mention, or whose `given` they need. */
struct reach_axis {
    const struct circumstance *circumstance; /* NULL: the roles, always axis 0 */
    uint64_t possible; /* cases (roles) that can occur in this practice at all */
    const struct reach_need *needs;
    size_t n_needs;
    bool never; /* circular `given`: it can never apply */
};

struct reach_space {
    const struct practice *practice;
    struct reach_axis *axes; /* an axis comes after those its `given` mentions */
    size_t n_axes;
    bool is_too_large; /* more axes or rules than the limits: only the roles are an axis */
};

struct reach_space reach_space_make(struct arena *a, const struct practice *practice);

/*
 * The cases of a circumstance in which a rule applies anywhere: its own, within its practice's
 * `given`; every bit set: any.  So a rule that exempts another practice does so only there.
 */
uint64_t reach_limit(const struct rule *rule, const struct circumstance *circumstance);

/* The reach of a rule that speaks in the practice: a set for each axis, in the arena. */
const uint64_t *reach_of(
    struct arena *a, const struct reach_space *space, const struct rule *rule);

/* Is every situation of the one also one of the other? */
bool reach_is_inside(
    const struct reach_space *space, const uint64_t *inner, const uint64_t *outer);

#endif
