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

/* How an edition names what the united one has; NO_CASE where it has none. */
struct united_side {
    const struct model *model;
    size_t *roles;         /* for each united role one of its own */
    size_t *circumstances; /* for each united circumstance its own of that name */
    size_t **cases;        /* for each united circumstance, for each of its cases */
    size_t *room;          /* for united_locate: a case for each of its circumstances */
};

struct united {
    /* Roles and circumstances only, those of the later edition first. */
    struct model model;
    struct united_side was, is;
};

struct united *united_new(struct arena *a, const struct model *was, const struct model *is);

/*
 * The practice as both editions look at it; one of them may be NULL.  It has no rules that
 * decide: those it has draw the lines that a rule or `given` of either draws, so that neither
 * edition tells apart what lies between two of them.
 */
struct practice *united_practice(struct arena *a, const struct united *united,
    const struct scope *was, const struct scope *is);

/*
 * The candidates of an edition's own scope at a point of a united one (cursor.h, scope_locate);
 * false where its practice does not concern that.
 */
bool united_locate(const struct united_side *side, const struct scope *scope,
    const struct scope_cursor *at, uint64_t *candidates);

#endif
