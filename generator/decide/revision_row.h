/*
 * Internal to the folder: what the reader is told about one row of a change; revision.c chooses
 * among the rows.
 */
#ifndef PROVISO_DECIDE_REVISION_ROW_H
#define PROVISO_DECIDE_REVISION_ROW_H

#include "decide/revision.h"

struct united;

/* A handbook on two days, or two editions of it. */
struct editions {
    struct arena *a; /* the later one's */
    struct answers *answers_was, *answers_is;
    struct teller was, is;
    struct united *united; /* NULL: two days of one edition */
    const struct model *model;
    GHashTable *moved; /* rule -> whether it moved (rule_moved), cached */
};

/* True if answer or conditions of the rule differ on the second day. */
bool rule_moved(const struct rule *rule, void *data);

/*
 * What the reader is told about a row; REVISION_KINDS if a reader would notice nothing.  A rule
 * that was only found in between is neither different nor new; a better or another source
 * counts, whenever it began.
 */
enum revision_kind row_kind(const struct editions *e, const struct change_row *row);

/* Fills in everything that is told about a row of that kind. */
struct revision_row row_tell(
    const struct editions *e, const struct change_row *row, enum revision_kind kind);

#endif
