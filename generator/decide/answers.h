/*
 * What the rules of a handbook imply on a day: the result of this folder.  It is made once
 * after the model; the checks, both editions, handbook.json and `ask` read it.  Each answer is
 * computed when it is first asked for, and then kept; answers_fill computes all of them.
 * Everything lives as long as ctx->arena.
 */
#ifndef PROVISO_DECIDE_ANSWERS_H
#define PROVISO_DECIDE_ANSWERS_H

#include "decide/coverage.h"
#include "decide/disjoint.h"
#include "decide/guide.h"
#include "decide/partial_decision.h"
#include "decide/revision.h"
#include "decide/rule_table.h"
#include "decide/table.h"

/* How the headline verdict moved, up to the last day on which anything changes. */
struct timeline {
    const struct timeline_entry *stretches;
    size_t n;
};

/* The verdict of a story's step, on the step's own day. */
struct step_answer {
    struct situation situation; /* what the author left out is as in the ordinary situation */
    struct situation where;     /* the same, without cases that do not matter to the practice */
    bool arises;                /* false if it names a case that cannot arise with the others */
    struct decision decision;
    /*
     * Circumstances that distinguish rows of the practice's table and that the step leaves out.
     */
    const struct circumstance **assumed;
    size_t n_assumed;
};

/* A rule that is in force, seen from the ordinary situation of a practice. */
enum rule_part {
    PART_SPEAKS, /* it gives the headline's verdict */
    PART_ALSO,   /* it also applies there: duties add up, and a stricter one may decide */
    PART_OTHER   /* it is for others, or for other cases */
};

struct answers {
    struct ctx *ctx;
    const struct model *model;
    struct arena *a; /* ctx->arena */
    day on;
    /* Internal to the folder: the answers so far; call the functions below. */
    struct practice_answers *practices;
    const struct guide_tree **guides;
    const struct step_answer **steps; /* of all scenarios, in order */
    size_t *first_step;               /* by scenario */
    struct revisions *revisions;
};

struct answers *answers_new(struct ctx *ctx, const struct model *model, day on);

/* Computes all answers about practices without errors of their own. */
void answers_fill(struct answers *answers);

/* Computes those that the page of one practice shows. */
void answers_fill_page(struct answers *answers, const struct practice *practice);

/* The practice's role strip has one entry for each role of the model. */
const struct decision *answers_headline(
    struct answers *answers, const struct practice *practice);
const struct role_verdict *answers_roles(
    struct answers *answers, const struct practice *practice);
const struct rule_table *answers_table(
    struct answers *answers, const struct practice *practice);
const struct disjoint_table *answers_disjoint(
    struct answers *answers, const struct practice *practice);
const struct timeline *answers_timeline(
    struct answers *answers, const struct practice *practice);
const struct coverage *answers_coverage(
    struct answers *answers, const struct practice *practice);

/* The rule that ended last in the ordinary situation; NULL if none has. */
const struct rule *answers_ended(struct answers *answers, const struct practice *practice);

enum rule_part answers_part(
    struct answers *answers, const struct practice *practice, const struct rule *rule);

const struct guide_tree *answers_guide(struct answers *answers, const struct guide *guide);

/* NULL for a step that only tells. */
const struct step_answer *answers_step(struct answers *answers, const struct step *step);

/* What changed since the previous edition; empty if there is none before the day. */
const struct revisions *answers_revisions(struct answers *answers);

/* What changed since an earlier day, and since another edition, each on its own day. */
struct revisions answers_since(struct answers *answers, day from);
struct revisions answers_between(struct answers *was, struct answers *is);

/*
 * Answers one question about one practice (partial_decision.h), in the arena; it is not kept.
 */
struct partial_decision answers_ask(struct arena *a, struct answers *answers,
    const struct practice *practice, const struct role *role, const struct case_set *said);

/* Internal to the folder: the practice, prepared for deciding. */
struct scope *answers_scope(struct answers *answers, const struct practice *practice);

#endif
