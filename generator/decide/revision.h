/*
 * What an edition says otherwise than the one before it: of each practice the one thing that
 * weighs most, as a reader is told it in "What changed".
 */
#ifndef PROVISO_DECIDE_REVISION_H
#define PROVISO_DECIDE_REVISION_H

#include "decide/change.h"

/* In the order in which they are told. */
enum revision_kind {
    REVISION_DIFFERENT,  /* another verdict in the ordinary situation */
    REVISION_NEW,        /* no rule of it had begun */
    REVISION_SEEN,       /* what decides was first seen in between, and may be older */
    REVISION_OTHERS,     /* the same verdict there, another one in other situations */
    REVISION_CONDITIONS, /* no other verdict anywhere, but other conditions */
    REVISION_WORDS,      /* the same conditions; the answer in other words or figures */
    REVISION_SOURCE,     /* the same words; a source of higher standing */
    REVISION_GROUNDS,    /* other sources, reasons or consequences */
    REVISION_ENDED,      /* no rule of it is in force any more */
    REVISION_KINDS
};

/* "different", "new", "seen", "others", "conditions", "words", "source", "grounds", "ended" */
const char *revision_name(enum revision_kind kind);

/* What a rule rests on and leads to: what else may change of it. */
enum ground { GROUND_SOURCES, GROUND_BECAUSE, GROUND_INSTEAD, GROUND_CONSEQUENCE, GROUNDS };

const char *ground_name(enum ground ground); /* "sources", "because" ... */

struct revision {
    const struct practice *practice;
    enum revision_kind kind;
    struct decision was, is; /* in the ordinary situation, NOT_STATED before it had begun */
    /* Where it changed; all rows of which a reader would notice something. */
    const struct change *change;
    /*
     * The row of the change that `kind` speaks of: the ordinary one if that is among them.
     * NULL for a practice that began and ended between the two days.
     */
    const struct change_row *row;
    bool is_ordinary;                      /* row is that of the ordinary situation */
    struct since since;                    /* since when it is so */
    const struct rule *rule, *rule_before; /* whose answers tell it; NULL: none decides */
    /* CONDITIONS: of row's rules, those that came and went, with other words than all others.
     */
    const struct condition **added, **dropped;
    size_t n_added, n_dropped;
    bool grounds[GROUNDS];                      /* which of them changed in row */
    enum authority authority_was, authority_is; /* of row's rules: the highest */
};

struct revisions {
    struct revision *list;
    size_t n;
};

struct answers;

/*
 * The revisions of all practices since an earlier day, `kind` by `kind`, in each in the book's
 * order.  What a rule says on a day is its text with the figures of that day; whoever wants the
 * text of the first day has to ask before anything is taken out of the tree.
 */
struct revisions revisions_find(struct answers *answers, day from);

#endif
