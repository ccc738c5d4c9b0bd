#include "check/check.h"

#include "check/checker.h"

#include <string.h>

struct check {
    const char *code;
    enum severity severity;
    void (*run)(struct checker *c); /* several codes may share one: it runs once */
    const char *why;
};

/* clang-format off */
static const struct check checks[] = {
    { "contradiction",      SEV_ERROR,   check_rules,     "two rules disagree and neither gives way" },
    { "override-cycle",     SEV_ERROR,   check_rules,     "rules override each other in a circle" },
    { "too-many-situations", SEV_ERROR,  check_rules,     "a practice or guide depends on too much" },
    { "scenario-failed",    SEV_ERROR,   check_scenarios, "a step ends otherwise than its author expects" },
    { "gap",                SEV_WARNING, check_rules,     "no rule decides some situation" },
    { "shadowed",           SEV_WARNING, check_rules,     "a rule never decides" },
    { "redundant",          SEV_WARNING, check_rules,     "a rule says what a wider one says already" },
};
/* clang-format on */

/* A finding and the element it is about. */
struct finding {
    struct diag *diag;
    const xmlNode *node;
};

static const struct check *
check_named(const char *code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
        if (strcmp(checks[i].code, code) == 0)
            return &checks[i];
    return NULL;
}

static struct diag *
found(struct checker *c, const xmlNode *node, struct span span, const char *code,
    const char *format, va_list args)
{
    const struct check *check = check_named(code);
    g_assert(check);
    g_autofree char *text = g_strdup_vprintf(format, args);
    struct finding finding = {
        diag_add(c->ctx->diags, check->severity, span, check->code, "%s", text), node
    };
    g_array_append_val(c->found, finding);
    return finding.diag;
}

struct diag *
check_found(struct checker *c, const xmlNode *node, const char *code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = found(c, node, node_span(node), code, format, args);
    va_end(args);
    return diag;
}

struct diag *
check_found_at(struct checker *c, const xmlNode *node, struct span span, const char *code,
    const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *diag = found(c, node, span, code, format, args);
    va_end(args);
    return diag;
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

/* --- Situations in words -------------------------------------------------------------- */

static void
names_count(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_circumstances; i++) {
        const struct circumstance *circumstance = &c->model->circumstances[i];
        for (size_t k = 0; k < circumstance->n_cases; k++) {
            const char *name = circumstance->cases[k].name;
            guint n = GPOINTER_TO_UINT(g_hash_table_lookup(c->case_names, name));
            g_hash_table_insert(
                c->case_names, (gpointer)(uintptr_t)name, GUINT_TO_POINTER(n + 1));
        }
    }
}

const char *
check_witness(struct checker *c, const struct situation *situation)
{
    const struct model *model = c->model;
    GString *out = g_string_new(model->roles[situation->role].name);
    for (size_t i = 0; i < model->n_circumstances; i++) {
        size_t at = situation->cases[i];
        if (at == NO_CASE)
            continue;
        const char *name = model->circumstances[i].cases[at].name;
        /* "Yes" alone says nothing when several questions have it for an answer. */
        bool is_clear = GPOINTER_TO_UINT(g_hash_table_lookup(c->case_names, name)) < 2;
        g_string_append_printf(out, ", %s%s%s", is_clear ? "" : model->circumstances[i].name,
            is_clear ? "" : ": ", name);
    }
    char on[11];
    day_format(situation->on, on);
    g_string_append_printf(out, ", on %s", on);
    char *text = arena_strdup(c->ctx->arena, out->str);
    g_string_free(out, TRUE);
    return text;
}

/* --- The run -------------------------------------------------------------------------- */

void
check_handbook(struct ctx *ctx, const struct model *model)
{
    struct checker c = { .ctx = ctx, .model = model };
    c.found = g_array_new(FALSE, FALSE, sizeof(struct finding));
    c.case_names = g_hash_table_new(g_str_hash, g_str_equal);
    names_count(&c);
    for (size_t i = 0; i < G_N_ELEMENTS(checks); i++) {
        bool has_run = false;
        for (size_t k = 0; k < i && !has_run; k++)
            has_run = checks[k].run == checks[i].run;
        if (!has_run)
            checks[i].run(&c);
    }
    g_array_free(c.found, TRUE);
    g_hash_table_unref(c.case_names);
}
