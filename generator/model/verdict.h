/*
 * The verdicts, in one table: what each is called, drawn and worded, and how strict it is. What
 * cannot be derived from the table (schemas, words, colours, drawings, lists in templates) is
 * compared with it by tests/verdicts.test.
 */
#ifndef PROVISO_MODEL_VERDICT_H
#define PROVISO_MODEL_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

/* Eight verdicts that a rule can have, and four that only follow from rules. */
enum verdict {
    VERDICT_ALLOWED,
    VERDICT_CONDITIONAL,
    VERDICT_RECOMMENDED,
    VERDICT_REQUIRED,
    VERDICT_EXEMPT,
    VERDICT_DISCOURAGED,
    VERDICT_FORBIDDEN,
    VERDICT_UNSETTLED,
    VERDICT_NOT_STATED,    /* no rule applies */
    VERDICT_ENDED,         /* all rules that applied have ended, and none replaced them */
    VERDICT_NOT_KNOWN,     /* a rule applies, but none is known to have held so early */
    VERDICT_NOT_CONCERNED, /* the practice does not concern this role or situation */
    VERDICT_COUNT
};

/* "allowed", ..., "not-stated", "ended", "not-known", "not-concerned". */
const char *verdict_name(enum verdict verdict);

/* VERDICT_COUNT if the name is unknown. */
enum verdict verdict_parse(const char *name);

/*
 * The name of its sign, which is also its class in the editions and its colour in the theme
 * ("no", with the ground "no-tint").  Two verdicts may share one; "none" is not drawn.
 */
const char *verdict_sign(enum verdict verdict);

/* What a rule with this verdict does: "forbids it".  NULL if no rule can have it. */
const char *verdict_verb(enum verdict verdict);

/*
 * How strict a verdict is, from 0: forbidden, required, discouraged, recommended, conditional,
 * unsettled, not stated, not known, ended, exempt, allowed, not concerned.
 */
size_t verdict_strictness(enum verdict verdict);

/*
 * True if both are on one ladder of combine="strictest".  If not, they contradict each other.
 */
bool verdicts_combine(enum verdict a, enum verdict b);

#endif
