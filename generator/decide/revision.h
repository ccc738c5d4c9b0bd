/*
 * What changed between two editions: for each practice the one change that matters most, as
 * "What changed" tells it.
 */
#ifndef PROVISO_DECIDE_REVISION_H
#define PROVISO_DECIDE_REVISION_H

#include "decide/change.h"
#include "decide/told.h"

/* In the order in which the reader is told. */
enum revision_kind {
    REVISION_DIFFERENT,  /* another verdict in the ordinary situation */
    REVISION_NEW,        /* no rule of it had begun */
    REVISION_SEEN,       /* the deciding rule was first seen in between, and may be older */
    REVISION_OTHERS,     /* the same verdict there, but another one in other situations */
    REVISION_CONDITIONS, /* no other verdict anywhere, but other conditions */
    REVISION_WORDS,      /* the same conditions; the answer has other words or figures */
    REVISION_SOURCE,     /* the same words; a weightier source */
    REVISION_GROUNDS,    /* other sources, reasons or consequences */
    REVISION_ENDED,      /* no rule of it is in force any more */
    REVISION_KINDS
};

/* "different", "new", "seen", "others", "conditions", "words", "source", "grounds", "ended" */
const char *revision_name(enum revision_kind kind);

/* The direction of a change, by verdict_strictness; in the order of classes. */
enum direction {
    DIRECTION_TIGHTENED, /* a stricter verdict, or the same verdict with more conditions */
    DIRECTION_RELAXED,
    DIRECTION_NEW_DUTY, /* it is required now and was not before */
    DIRECTION_OTHER,
    DIRECTIONS
};

/* "tightened", "relaxed", "new-duty", "other" */
const char *direction_name(enum direction direction);

/* What a reader is told about one row of a change. */
struct revision_row {
    const struct change_row *row;
    enum revision_kind kind;
    enum direction direction;
    bool figures;       /* answer and conditions have the same words but other figures */
    struct since since; /* the day of the change; first == DAY_MIN: unknown */
    const struct rule *rule, *rule_before; /* whose answers tell it; NULL if none decides */
    /* Conditions that came and went, whose words differ from all others. */
    const struct condition **added, **dropped;
    size_t n_added, n_dropped;
    bool grounds[GROUNDS];                                /* which of them changed */
    const struct authority *authority_was, *authority_is; /* the highest */
};

struct revision {
    const struct practice *practice; /* the later edition's; if withdrawn, the earlier's */
    const struct practice *before;   /* the earlier edition's, or NULL */
    enum revision_kind kind;
    struct decision was, is; /* in the ordinary situation; NOT_STATED before it began */
    /* The change, with all rows in which a reader would notice something. */
    const struct change *change;
    const struct revision_row *rows; /* for each row of the change */
    size_t n_rows;
    /*
     * The row that `kind` is about: the ordinary one if it is among them.  NULL for a practice
     * that began and ended between the two days, or of which only the heading changed.
     */
    const struct revision_row *main;
    bool is_ordinary;         /* main is that of the ordinary situation */
    bool is_renamed;          /* title or question changed */
    enum direction direction; /* over all rows: stricter for anybody comes first */
    bool figures;             /* main has other figures, and no row has more than that */
};

/* For readers who look for one sort of change: each practice has the first that fits. */
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
    struct teller was, is;     /* the texts of either side */
    const struct model *model; /* provides the roles and circumstances of the rows */
};

struct answers;

/*
 * The roles that a revision concerns: if a verdict changed, those for whom it did in any
 * situation; otherwise those of all rows; all roles of the practice if the rows do not
 * distinguish them.
 */
role_set revision_roles(const struct revision *revision);

/*
 * The revisions of all practices since an earlier day, by `kind`, and in the book's order
 * within a kind.  The text of a rule on a day has the figures of that day; ask for texts of the
 * first day before anything is removed from the tree.
 */
struct revisions revisions_find(struct answers *answers, day from);

/*
 * The same between two editions, each on its own day.  Practices are matched by name, and by
 * the former names (`formerly`) of the later edition's.
 */
struct revisions revisions_between(struct answers *was, struct answers *is);

#endif
