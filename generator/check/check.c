#include "check/check.h"

#include "check/checker.h"

#include <string.h>

struct check {
    const char *code;
    enum severity severity;
    void (*run)(struct checker *c); /* several codes may share one: it runs once */
    const char *why;                /* what a finding of that code says */
};

/* clang-format off */
static const struct check checks[] = {
    { "contradiction",       SEV_ERROR,   check_rules,        "two rules disagree and neither gives way" },
    { "override-cycle",      SEV_ERROR,   check_rules,        "rules beat each other in a circle" },
    { "too-many-situations", SEV_ERROR,   check_rules,        "a practice or guide depends on too much" },
    { "scenario-failed",     SEV_ERROR,   check_scenarios,    "a step ends otherwise than its author expects" },
    { "no-alt",              SEV_ERROR,   check_alternatives, "a picture says nothing to those who cannot see it" },
    { "condition-missing",   SEV_ERROR,   check_conditions,   "a conditional rule without a condition" },
    { "condition-unexpected", SEV_ERROR,  check_conditions,   "a condition on a rule that is not conditional" },
    { "gap",                 SEV_WARNING, check_rules,        "no rule decides some situation" },
    { "shadowed",            SEV_WARNING, check_rules,        "a rule never decides" },
    { "redundant",           SEV_WARNING, check_rules,        "a rule says what a wider one says already" },
    { "unsourced",           SEV_WARNING, check_sources,      "nobody said it" },
    { "weak-source",         SEV_WARNING, check_sources,      "only bystanders said it" },
    { "unreliable-source",   SEV_WARNING, check_sources,      "a source that cannot be relied on is" },
    { "unused",              SEV_WARNING, check_unused,       "nothing depends on it" },
    { "bare-fact",           SEV_WARNING, check_figures,      "a figure is written out that a fact holds" },
    { "expired",             SEV_WARNING, check_dates,        "a practice was ruled once, and is not today" },
    { "review-overdue",      SEV_WARNING, check_dates,        "a practice should have been reviewed" },
    { "negative-unsafe",     SEV_WARNING, check_negatives,    "an item means the opposite when read alone" },
    { "undefined-term",      SEV_WARNING, check_terms,        "a word of the glossary is not linked" },
    { "long-sentence",       SEV_WARNING, check_sentences,    "a sentence of more than thirty words" },
    { "long-answer",         SEV_WARNING, check_answers,      "an answer too long to be one" },
    { "stale-accept",        SEV_ERROR,   check_accepts,      "an acceptance of nothing" },
};
/* clang-format on */

static const struct check *
check_named(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        if (strcmp(checks[i].code, code) == 0)
            return &checks[i];
    return NULL;
}

struct diag *
check_found(struct checker *c, const xmlNode *node, const char *code, const char *format, ...)
{
    const struct check *check = check_named(code);
    g_assert(check);
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    struct finding finding = {
        diag_add(c->ctx->diags, check->severity, node_span(node), check->code, "%s", text), node
    };
    g_array_append_val(c->found, finding);
    return finding.diag;
}

void
check_note(struct checker *c, struct diag *diag, const xmlNode *node, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    diag_note(c->ctx->diags, diag, node ? node_span(node) : (struct span){ 0 }, "%s", text);
}

const xmlNode *
check_next(const xmlNode *node, const xmlNode *root)
{
    const xmlNode *next = xmlFirstElementChild((xmlNode *)(uintptr_t)node);
    while (!next && node != root) {
        next = xmlNextElementSibling((xmlNode *)(uintptr_t)node);
        node = node->parent;
    }
    return next;
}

void
check_handbook(struct ctx *ctx, const struct model *model)
{
    struct checker c = { .ctx = ctx, .model = model };
    c.n_errors = diags_count(ctx->diags, SEV_ERROR);
    c.found = g_array_new(FALSE, FALSE, sizeof(struct finding));
    c.blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
    c.block_of = g_hash_table_new(NULL, NULL);
    check_read(&c);
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
        bool has_run = false;
        for (size_t k = 0; k < i && !has_run; k++)
            has_run = checks[k].run == checks[i].run;
        if (!has_run)
            checks[i].run(&c);
    }
    g_array_free(c.found, TRUE);
    g_array_free(c.blocks, TRUE);
    g_hash_table_unref(c.block_of);
}
