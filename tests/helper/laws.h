/*
 * The laws that hold for every handbook.  Verdicts agree with the definition.  The first
 * matching row of the table, the one matching row of the disjoint table and the leaf of the
 * guide give the same verdict for a situation.  Rules with the same verdict decide where the
 * table says so.  A gap is undecided, and a redundant rule can be removed.
 */
#ifndef PROVISO_TESTS_LAWS_H
#define PROVISO_TESTS_LAWS_H

#include "unit/reference.h"

/* What the tested handbooks must contain: each entry must occur in enough of them. */
enum reached {
    REACHED_VERDICT, /* and the eleven after it: a situation has this outcome */
    REACHED_CONTRADICTION = REACHED_VERDICT + VERDICT_COUNT,
    REACHED_CYCLE,     /* overrides form a cycle */
    REACHED_OVERRIDE,  /* an override beats a rule that would decide */
    REACHED_EXEMPTION, /* `exempt` wins without being narrower */
    REACHED_EXEMPTS,   /* an exemption of another practice decides */
    REACHED_COMBINED,  /* "strictest" decides between different verdicts */
    REACHED_IS,        /* a rule for a role decides for one that `is` that role */
    REACHED_GIVEN,     /* a circumstance has no case, and a rule mentions it */
    REACHED_UNGIVEN,   /* the practice's `given` does not hold */
    REACHED_ATTESTED,  /* a rule decides from the day on which it was first seen */
    REACHED_SILENT,    /* the practice lists the role as `silent` */
    REACHED_SEVERAL,   /* several rules decide together */
    REACHED_GAP,
    REACHED_SHADOWED,
    REACHED_REDUNDANT,
    REACHED_MERGED, /* a table has fewer rows than there are situations */
    REACHED_SHARED, /* a guide shares a subtree */
    REACHED_ACT,    /* roles share the tree of a guide, and a line of it is for one role only */
    REACHED_DATE,   /* a guide asks for a date */
    REACHED_SKIPPED, /* a guide leaves out a question that does not arise or matter */
    REACHED_CHANGE,  /* the decision changes with the day */
    REACHED_SHORTER, /* the ordered table is shorter than the disjoint one */
    REACHED_WHEN,    /* the situations where a rule decides differ from its roles and cases */
    REACHED_COUNT
};

extern const char *const reached_names[REACHED_COUNT];

/* The number of handbooks that reached each entry, and of situations that were compared. */
struct tally {
    size_t handbooks, situations;
    size_t reached[REACHED_COUNT];
};

/* A handbook under test. */
struct trial {
    struct arena *a;
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    struct universe **universes; /* by practice */
    day *days; /* every day on which a rule begins or ends, and the one before it */
    size_t n_days;
    bool reached[REACHED_COUNT];
    size_t situations;
};

/*
 * The laws of one part each: NULL if they hold, or else which one does not and where.  Those of
 * guides (laws_guide.c) are for every guide of the handbook, the others for one practice.
 */
const char *laws_guides(struct trial *t);
const char *laws_table(struct trial *t, const struct universe *u, day on); /* laws_table.c */
const char *laws_timeline(struct trial *t, const struct universe *u);
const char *laws_survey(struct trial *t, const struct universe *u); /* laws_survey.c */

/* For messages: "p0 as r1 on 2020-01-01 c0a c1b". */
const char *laws_situation(
    const struct trial *t, const struct practice *practice, const struct situation *s);

/* True if the decision agrees with the definition. */
bool laws_agree(const struct universe *u, const struct decision *d, const struct reference *r);

/*
 * Tests every law on one handbook.  Returns NULL if all hold, or else which one does not and
 * where; the text is in the arena.  Adds to the tally unless it is NULL.
 */
const char *laws_test(struct arena *a, const char *notation, struct tally *tally);

#endif
