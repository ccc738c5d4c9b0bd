#include "model/verdict.h"

#include <string.h>

/*
 * Verdicts that combine="strictest" can compare stand on one ladder: a ban overrides a
 * permission, a duty adds to it.
 */
static const struct {
    const char *name, *sign;
    size_t strictness; /* 0 is the strictest */
    bool is_ban, is_duty;
    const char *verb;
} table[VERDICT_COUNT] = {
    [VERDICT_ALLOWED] = { "allowed", "yes", 10, true, true, "allows it" },
    [VERDICT_CONDITIONAL] = { "conditional", "if", 4, true, false, "allows it on conditions" },
    [VERDICT_RECOMMENDED] = { "recommended", "should", 3, false, true, "recommends it" },
    [VERDICT_REQUIRED] = { "required", "must", 1, false, true, "requires it" },
    [VERDICT_EXEMPT] = { "exempt", "exempt", 9, false, false, "exempts from it" },
    [VERDICT_DISCOURAGED] = { "discouraged", "better-not", 2, true, false, "discourages it" },
    [VERDICT_FORBIDDEN] = { "forbidden", "no", 0, true, false, "forbids it" },
    [VERDICT_UNSETTLED] = { "unsettled", "unsettled", 5, false, false, "leaves it unsettled" },
    [VERDICT_NOT_STATED] = { "not-stated", "ns", 6, false, false, NULL },
    [VERDICT_ENDED] = { "ended", "ended", 8, false, false, NULL },
    [VERDICT_NOT_KNOWN] = { "not-known", "ns", 7, false, false, NULL },
    [VERDICT_NOT_CONCERNED] = { "not-concerned", "none", 11, false, false, NULL },
};

const char *
verdict_name(enum verdict verdict)
{
    return table[verdict].name;
}

enum verdict
verdict_parse(const char *name)
{
    int v = 0;
    while (v < VERDICT_COUNT && strcmp(name, table[v].name) != 0)
        v++;
    return (enum verdict)v;
}

const char *
verdict_sign(enum verdict verdict)
{
    return table[verdict].sign;
}

const char *
verdict_verb(enum verdict verdict)
{
    return table[verdict].verb;
}

size_t
verdict_strictness(enum verdict verdict)
{
    return table[verdict].strictness;
}

bool
verdicts_combine(enum verdict a, enum verdict b)
{
    return a == b || (table[a].is_ban && table[b].is_ban) ||
           (table[a].is_duty && table[b].is_duty);
}
