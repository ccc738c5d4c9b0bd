/* Inside the folder: what is told of one row of a change; revision.c chooses among them. */
#ifndef PROVISO_DECIDE_REVISION_ROW_H
#define PROVISO_DECIDE_REVISION_ROW_H

#include "decide/revision.h"

struct united;

/* Two days of a handbook, or two of its editions. */
struct editions {
    struct arena *a; /* of the later one */
    struct answers *answers_was, *answers_is;
    struct teller was, is;
    struct united *united; /* NULL: two days of one edition */
    const struct model *model;
    GHashTable *moved; /* rule -> whether it has (rule_moved): asked in many situations */
};

/* Does what a reader goes by, answer and conditions, read otherwise on the second day? */
bool rule_moved(const struct rule *rule, void *data);

/*
 * What a reader is told of a row; REVISION_KINDS: nothing that he would notice.  What was only
 * found in between is neither different nor new; that its source is better, or another one, is
 * so whenever it began.
 */
enum revision_kind row_kind(const struct editions *e, const struct change_row *row);

/* All that is told of a row of that kind. */
struct revision_row row_tell(
    const struct editions *e, const struct change_row *row, enum revision_kind kind);

#endif
