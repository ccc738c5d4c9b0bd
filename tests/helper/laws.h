/*
 * The laws that hold for every handbook.  Verdicts are those of the definition.  The first
 * matching row of the table, the one matching row of the disjoint table and the leaf of the
 * guide give the same verdict for a situation.  Rules with the same verdict decide where they
 * are said to decide.  A gap is undecided, and a redundant rule can be removed.
 */
#ifndef PROVISO_TESTS_LAWS_H
#define PROVISO_TESTS_LAWS_H

#include "unit/reference.h"

/* What happened while the laws were tested: one entry for what must not be rare. */
enum reached {
    REACHED_VERDICT, /* and the eleven after it: the outcome of some situation */
    REACHED_CONTRADICTION = REACHED_VERDICT + VERDICT_COUNT,
    REACHED_CYCLE,     /* a circle of overrides */
    REACHED_OVERRIDE,  /* an override beats what would have decided */
    REACHED_EXEMPTION, /* `exempt` wins without being narrower */
    REACHED_EXEMPTS,   /* an exemption of another practice decides */
    REACHED_COMBINED,  /* "strictest" decides between different verdicts */
    REACHED_IS,        /* a rule for a role decides for one that `is` that role */
    REACHED_GIVEN,     /* a circumstance has no case, and a rule mentions it */
    REACHED_UNGIVEN,   /* the practice's `given` does not hold */
    REACHED_ATTESTED,  /* a rule decides from the day of a sighting */
    REACHED_SILENT,    /* a role on whom its practice says that no source speaks */
    REACHED_SEVERAL,   /* several rules decide together */
    REACHED_GAP,
    REACHED_SHADOWED,
    REACHED_REDUNDANT,
    REACHED_MERGED,  /* a table has fewer rows than there are situations */
    REACHED_SHARED,  /* a guide shares a subtree */
    REACHED_ACT,     /* roles share a guide's tree, and a line of it is one's own */
    REACHED_DATE,    /* a guide asks for a date */
    REACHED_SKIPPED, /* a guide does not ask what does not arise or matter */
    REACHED_CHANGE,  /* a situation is decided otherwise on another day */
    REACHED_SHORTER, /* the ordered table is shorter than the disjoint one */
    REACHED_WHEN,    /* where a rule decides takes other words than its roles and cases */
    REACHED_COUNT
};

extern const char *const reached_names[REACHED_COUNT];

/* How often: in how many handbooks each was reached, and how many situations were compared. */
struct tally {
    size_t handbooks, situations;
    size_t reached[REACHED_COUNT];
};

/* One handbook under test. */
struct trial {
    struct arena *a;
    struct ctx *ctx;
    const struct model *model;
    struct answers *answers;
    struct universe **universes; /* of each practice */
    day *days; /* every day on which a rule begins or ends, and the one before it */
    size_t n_days;
    bool reached[REACHED_COUNT];
    size_t situations;
};

/* The laws of guides (laws_guide.c), of every guide of the handbook. */
const char *laws_guides(struct trial *t);

/* For messages: "p0 as r1 on 2020-01-01 c0a c1b". */
const char *laws_situation(
    const struct trial *t, const struct practice *practice, const struct situation *s);

/* Does the decision say what the definition says? */
bool laws_agree(const struct universe *u, const struct decision *d, const struct reference *r);

/*
 * Tests every law on one handbook.  NULL when all hold; else which one does not, and where (in
 * the arena).  Adds to the tally when it is not NULL.
 */
const char *laws_test(struct arena *a, const char *notation, struct tally *tally);

#endif
