/*
 * Two editions as one space of situations, so that what they say can be compared: the roles,
 * circumstances and cases that either has, each once, matched by name.
 *
 *     was:  tool: hand power          is:  tool: hand power robot;  place: in out
 *     united:  tool: hand power robot;  place: in out
 *
 * Of a situation an edition sees what it knows.  A circumstance that it lacks says nothing
 * there, so its rules hold in any case of it; a case that it lacks is none of those its rules
 * name; a role that it lacks is what the role `is`, or does not concern it.
 */
#ifndef PROVISO_DECIDE_UNITED_H
#define PROVISO_DECIDE_UNITED_H

#include "decide/cursor.h"

/* Maps roles, circumstances and cases of the union to an edition's; NO_CASE if it has none. */
struct united_side {
    const struct model *model;
    size_t *roles;         /* by united role: the edition's role */
    size_t *circumstances; /* by united circumstance: the edition's of that name */
    size_t **cases;        /* for each united circumstance, for each of its cases */
    size_t *room;          /* for united_locate: by circumstance of the edition, a case */
};

struct united {
    /* Roles and circumstances only, the later edition's first. */
    struct model model;
    struct united_side was, is;
};

struct united *united_new(struct arena *a, const struct model *was, const struct model *is);

/*
 * The practice as a union; one edition's may be NULL.  Its rules do not decide: they only draw
 * the boundaries that a rule or `given` of either edition draws, so that neither edition
 * distinguishes situations between them.
 */
struct practice *united_practice(struct arena *a, const struct united *united,
    const struct scope *was, const struct scope *is);

/*
 * The candidates of an edition's own scope at a united point (cursor.h, scope_locate); false if
 * its practice does not concern the point.
 */
bool united_locate(const struct united_side *side, const struct scope *scope,
    const struct scope_cursor *at, uint64_t *candidates);

#endif
