#include "check/check.h"

#include "check/internal.h"
#include "finding/codes.h"

/* The severity and meaning of each finding are in finding/codes.c. */
/* clang-format off */
static const struct {
    const char *code;
    void (*run)(struct checker *c); /* a function that several codes share runs once */
} checks[] = {
    { "contradiction",        check_rules },
    { "override-cycle",       check_rules },
    { "too-many-situations",  check_rules },
    { "gap",                  check_rules },
    { "shadowed",             check_rules },
    { "redundant",            check_rules },
    { "scenario-failed",      check_scenarios },
    { "no-value",             check_values },
    { "ambiguous-value",      check_values },
    { "no-alt",               check_alternatives },
    { "condition-missing",    check_conditions },
    { "condition-unexpected", check_conditions },
    { "unsourced",            check_sources },
    { "weak-source",          check_sources },
    { "unreliable-source",    check_sources },
    { "bare-fact",            check_figures },
    { "expired",              check_dates },
    { "review-overdue",       check_dates },
    { "late-story",           check_dates },
    { "negative-unsafe",      check_negatives },
    { "undefined-term",       check_terms },
    { "unused",               check_unused }, /* after it: an unlinked word is not unused */
    { "schema",               check_blocks },
    { "table",                check_blocks },
    { "dead-link",            check_links },
    { "hidden-character",     check_hidden },
    { "other-direction",      check_directions },
    { "markup",               check_markup },
    { "long-sentence",        check_sentences },
    { "long-answer",          check_answers },
    { "long-guide",           check_rules },
    { "long-table",           check_rules },
    { "long-act",             check_acts },
    { "stale-accept",         check_accepts }, /* last: it uses the others' findings */
};
/* clang-format on */

struct diag *
check_found(struct checker *c, const xmlNode *node, const char *code, const char *format, ...)
{
    const struct code *kind = code_find(code);
    g_assert(kind);
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    struct finding finding = {
        diag_add(c->ctx->diags, kind->severity, node_span(node), kind->name, "%s", text), node
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

static struct checker
checker_begin(struct ctx *ctx, const struct model *model, struct answers *answers)
{
    struct checker c = { .ctx = ctx, .model = model, .answers = answers };
    c.n_errors = diags_count(ctx->diags, SEV_ERROR);
    c.found = g_array_new(FALSE, FALSE, sizeof(struct finding));
    c.blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
    c.block_of = g_hash_table_new(NULL, NULL);
    c.pictures = g_ptr_array_new();
    c.cites = g_ptr_array_new();
    c.lists = g_ptr_array_new();
    c.links = g_array_new(FALSE, FALSE, sizeof(struct term_link));
    c.named = g_hash_table_new(g_str_hash, g_str_equal);
    c.unlinked = g_hash_table_new(NULL, NULL);
    c.split = split_new();
    c.kind_of = g_hash_table_new(NULL, NULL);
    c.buffer = g_string_new(NULL);
    return c;
}

static void
checker_end(struct checker *c)
{
    g_array_free(c->found, TRUE);
    g_array_free(c->blocks, TRUE);
    g_hash_table_unref(c->block_of);
    g_ptr_array_free(c->pictures, TRUE);
    g_ptr_array_free(c->cites, TRUE);
    g_ptr_array_free(c->lists, TRUE);
    g_array_free(c->links, TRUE);
    g_hash_table_unref(c->named);
    g_hash_table_unref(c->unlinked);
    split_free(c->split);
    g_hash_table_unref(c->kind_of);
    g_string_free(c->buffer, TRUE);
}

void
check_handbook(struct ctx *ctx, const struct model *model, struct answers *answers)
{
    struct checker c = checker_begin(ctx, model, answers);
    check_read(&c);
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
        bool has_run = false;
        for (size_t k = 0; k < i && !has_run; k++)
            has_run = checks[k].run == checks[i].run;
        if (!has_run)
            checks[i].run(&c);
    }
    checker_end(&c);
}
