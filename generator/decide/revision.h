/*
 * What an edition says otherwise than the one before it: of each practice the one thing that
 * weighs most, as a reader is told it in "What changed".
 */
#ifndef PROVISO_DECIDE_REVISION_H
#define PROVISO_DECIDE_REVISION_H

#include "decide/change.h"
#include "decide/told.h"

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

/* Where it leads, by "strictest first" (verdict_strictness); in the order of classes. */
enum direction {
    DIRECTION_TIGHTENED, /* a stricter verdict, or the same and more conditions */
    DIRECTION_RELAXED,
    DIRECTION_NEW_DUTY, /* what is required now was not */
    DIRECTION_OTHER,
    DIRECTIONS
};

/* "tightened", "relaxed", "new-duty", "other" */
const char *direction_name(enum direction direction);

/* What a reader is told of one row of a change. */
struct revision_row {
    const struct change_row *row;
    enum revision_kind kind;
    enum direction direction;
    bool figures;       /* answer and conditions have the same words and other figures */
    struct since since; /* since when it is so; first == DAY_MIN: not known */
    const struct rule *rule, *rule_before; /* whose answers tell it; NULL: none decides */
    /* Conditions that came and went, with other words than all others. */
    const struct condition **added, **dropped;
    size_t n_added, n_dropped;
    bool grounds[GROUNDS];                                /* which of them changed */
    const struct authority *authority_was, *authority_is; /* the highest */
};

struct revision {
    const struct practice *practice; /* of the later edition; of one withdrawn the earlier's */
    const struct practice *before;   /* that of the earlier edition, or NULL */
    enum revision_kind kind;
    struct decision was, is; /* in the ordinary situation, NOT_STATED before it had begun */
    /* Where it changed; all rows of which a reader would notice something. */
    const struct change *change;
    const struct revision_row *rows; /* of the change, in its order */
    size_t n_rows;
    /*
     * The row that `kind` speaks of: the ordinary one if that is among them.  NULL for a
     * practice that began and ended between the two days, or of which only the heading reads
     * otherwise.
     */
    const struct revision_row *main;
    bool is_ordinary;         /* main is that of the ordinary situation */
    bool is_renamed;          /* title or question read otherwise */
    enum direction direction; /* of all rows: what is stricter for anybody goes first */
    bool figures;             /* main reads otherwise, and nowhere more than figures do */
};

/* For whoever looks for one sort of change: each practice is in one, the first that fits. */
enum revision_class {
    CLASS_TIGHTENED,
    CLASS_RELAXED,
    CLASS_NEW_DUTY,
    CLASS_NEW,
    CLASS_WITHDRAWN,
    CLASS_REWORDED,
    CLASS_FIGURES,
    CLASS_OTHER, /* first seen, other sources or grounds, conditions exchanged */
    CLASSES
};

enum revision_class revision_class(const struct revision *revision);

/* "tightened", "relaxed", "new-duty", "new", "withdrawn", "reworded", "figures", "other" */
const char *revision_class_name(enum revision_class of);

struct revisions {
    struct revision *list;
    size_t n;
    struct teller was, is;     /* what texts say on either side */
    const struct model *model; /* whose roles and circumstances the rows speak of */
};

struct answers;

/*
 * Whom a revision concerns: where it is a verdict that changed, those for whom it did in any of
 * their situations; else those of all rows; all of the practice where none tells them apart.
 */
role_set revision_roles(const struct revision *revision);

/*
 * The revisions of all practices since an earlier day, `kind` by `kind`, in each in the book's
 * order.  What a rule says on a day is its text with the figures of that day; whoever wants the
 * text of the first day has to ask before anything is taken out of the tree.
 */
struct revisions revisions_find(struct answers *answers, day from);

/*
 * The same between two editions, each on its own day.  Practices are matched by name and by
 * what the later one was called before (`formerly`).
 */
struct revisions revisions_between(struct answers *was, struct answers *is);

#endif
