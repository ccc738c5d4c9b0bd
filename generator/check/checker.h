/*
 * What the files of this folder share: a run of all checks, and how a check reports.  Each file
 * exports one function, named in the table of check.c.
 */
#ifndef PROVISO_CHECK_CHECKER_H
#define PROVISO_CHECK_CHECKER_H

#include "check/check.h"
#include "decide/decide.h"

struct checker {
    struct ctx *ctx;
    const struct model *model;
    GArray *found;          /* struct finding (check.c), for `accept` */
    GHashTable *case_names; /* how many cases have a name: const char * -> count */
};

/*
 * Reports a finding about an element.  The code is one of the table, which says how bad it is.
 * Returns it so that notes can follow.
 */
struct diag *check_found(struct checker *c, const xmlNode *node, const char *code,
    const char *format, ...) G_GNUC_PRINTF(4, 5);
struct diag *check_found_at(struct checker *c, const xmlNode *node, struct span span,
    const char *code, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* A second place, or a hint when node is NULL. */
void check_note(struct checker *c, struct diag *diag, const xmlNode *node, const char *format,
    ...) G_GNUC_PRINTF(4, 5);

/* "Member, Power tool, on 2020-01-01": a situation as a person understands it. */
const char *check_witness(struct checker *c, const struct situation *situation);

void check_rules(struct checker *c);
void check_scenarios(struct checker *c);

#endif
