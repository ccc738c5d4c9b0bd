/* Reports what an element lacks, and what nothing refers to. */
#include "check/internal.h"

#include <string.h>

/* --- Conditions and pictures ----------------------------------------------------------- */

/* Positions are the sides of an unsettled question. */
static void
check_positions(struct checker *c, const struct rule *rule)
{
    const xmlNode *position = node_child(rule->node, "position");
    if (!position || rule->verdict == VERDICT_UNSETTLED)
        return;
    struct diag *diag = check_found(c, position, "condition-unexpected",
        "rule \"%s\" is \"%s\" but has a position", rule->id, verdict_name(rule->verdict));
    check_note(c, diag, NULL, "only a rule that is \"unsettled\" can have positions");
}

void
check_conditions(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const struct practice *practice = &c->model->practices[i];
        for (size_t k = 0; k < practice->n_own_rules; k++) {
            const struct rule *rule = &practice->own_rules[k];
            bool is_conditional = rule->verdict == VERDICT_CONDITIONAL;
            check_positions(c, rule);
            if (is_conditional && !rule->n_conditions) {
                struct diag *diag = check_found(c, rule->node, "condition-missing",
                    "rule \"%s\" is conditional but has no condition", rule->id);
                check_note(
                    c, diag, NULL, "add <provided>, or change the verdict to \"allowed\"");
            } else if (!is_conditional && rule->n_conditions) {
                struct diag *diag = check_found(c, rule->conditions[0].node,
                    "condition-unexpected", "rule \"%s\" is \"%s\" but has a condition",
                    rule->id, verdict_name(rule->verdict));
                check_note(c, diag, rule->node,
                    "if breaking the condition forbids the act, use \"conditional\"; otherwise "
                    "put it into a <note>");
            }
        }
    }
}

void
check_alternatives(struct checker *c)
{
    for (guint i = 0; i < c->pictures->len; i++) {
        const xmlNode *n = c->pictures->pdata[i];
        const char *alt = node_attribute(n, "alt");
        g_autofree char *text = g_strstrip(g_strdup(alt ? alt : ""));
        if (*text)
            continue;
        const char *src = node_attribute(n, "src");
        struct diag *diag = check_found(
            c, n, "no-alt", "the picture \"%s\" has no alternative text", src ? src : "");
        check_note(c, diag, NULL, "describe in alt=\"...\" what it shows");
    }
}

/* --- Unused ---------------------------------------------------------------------------- */

static void
report_unused(struct checker *c, const xmlNode *node, const char *what, const char *id)
{
    if (!g_hash_table_contains(c->named, id) && !load_is_mentioned(c->model->doc, id))
        check_found(c, node, "unused", "nothing refers to %s \"%s\"", what, id);
}

/*
 * Partition refinement: members of one class are those that no set has told apart so far.  The
 * first of a class represents the others ("elsewhere").
 */
static void
classes_split(unsigned *class, size_t n, uint64_t set)
{
    unsigned renamed[64];
    for (size_t i = 0; i < n; i++) {
        /* The first member of its class with the same answer names the new class. */
        size_t first = 0;
        while (class[first] != class[i] || (set >> first & 1) != (set >> i & 1))
            first++;
        renamed[i] = (unsigned)first;
    }
    memcpy(class, renamed, n * sizeof *class);
}

static void
check_roles(struct checker *c)
{
    const struct model *model = c->model;
    unsigned class[64] = { 0 };
    for (size_t i = 0; i < model->n_practices; i++) {
        classes_split(class, model->n_roles, model->practices[i].roles);
        for (size_t k = 0; k < model->practices[i].n_own_rules; k++)
            classes_split(class, model->n_roles, model->practices[i].own_rules[k].roles);
    }
    for (size_t i = 0; i < model->n_scenarios; i++)
        for (size_t k = 0; k < model->scenarios[i].n_steps; k++) {
            const struct step *step = &model->scenarios[i].steps[k];
            if (step->has_role)
                classes_split(class, model->n_roles, UINT64_C(1) << step->role->index);
        }
    for (size_t i = 0; i < model->n_roles; i++)
        if (class[i] != i)
            check_found(c, model->roles[i].node, "unused",
                "no rule distinguishes role \"%s\" from \"%s\"", model->roles[i].id,
                model->roles[class[i]].id);
}

/* The classes of every circumstance's cases, 64 each. */
struct case_classes {
    unsigned (*class)[64];
    bool *is_used;
};

static void
cases_split(struct case_classes *classes, const struct case_set *set)
{
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *circumstance = set->limits[i].circumstance;
        classes->is_used[circumstance->index] = true;
        unsigned *class = classes->class[circumstance->index];
        classes_split(class, circumstance->n_cases, set->limits[i].cases);
    }
}

static void
report_cases(struct checker *c, const struct case_classes *classes)
{
    for (size_t i = 0; i < c->model->n_circumstances; i++) {
        const struct circumstance *circumstance = &c->model->circumstances[i];
        if (!classes->is_used[i])
            check_found(c, circumstance->node, "unused",
                "no rule depends on circumstance \"%s\"", circumstance->id);
        for (size_t k = 0; classes->is_used[i] && k < circumstance->n_cases; k++)
            if (classes->class[i][k] != k)
                check_found(c, circumstance->cases[k].node, "unused",
                    "no rule distinguishes case \"%s\" from \"%s\"", circumstance->cases[k].id,
                    circumstance->cases[classes->class[i][k]].id);
    }
}

/* Reports acts for roles that never see the practice, or that have another act of it. */
static void
check_act_roles(struct checker *c, const struct practice *practice)
{
    const struct model *model = c->model;
    for (size_t i = 0; i < practice->n_acts; i++) {
        const struct act *act = &practice->acts[i];
        role_set vain = act->roles & ~practice->roles;
        bool is_read = false;
        for (size_t k = 0; k < model->n_roles; k++)
            is_read |= practice->roles >> k & 1 &&
                       practice_act(practice, &model->roles[k]) == act->text;
        if (vain && c->n_errors > 0)
            continue; /* a role may have lost its place among the others */
        if (vain)
            check_found(c, act->node, "unused", "practice \"%s\" does not concern role \"%s\"",
                practice->id, model->roles[__builtin_ctzll(vain)].id);
        else if (!is_read)
            check_found(c, act->node, "unused",
                "every role that practice \"%s\" concerns has an act of its own", practice->id);
    }
}

static void
check_cases(struct checker *c)
{
    const struct model *model = c->model;
    struct arena *a = arena_new();
    struct case_classes classes = { arena_alloc(
                                        a, 64 * sizeof(unsigned) * model->n_circumstances),
        ARENA_ARRAY(a, bool, model->n_circumstances) };
    for (size_t i = 0; i < model->n_circumstances; i++)
        cases_split(&classes, &model->circumstances[i].given);
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        cases_split(&classes, &practice->given);
        for (size_t k = 0; k < practice->n_own_rules; k++)
            cases_split(&classes, &practice->own_rules[k].cases);
    }
    for (size_t i = 0; i < model->n_scenarios; i++)
        for (size_t k = 0; k < model->scenarios[i].n_steps; k++)
            cases_split(&classes, &model->scenarios[i].steps[k].cases);
    report_cases(c, &classes);
    arena_free(a);
}

/* True if two sets of cases or roles, or two periods, intersect. */
static bool
can_meet(const struct rule *a, const struct rule *b)
{
    if (!(a->roles & b->roles) || !period_overlaps(&a->period, &b->period))
        return false;
    for (size_t i = 0; i < a->cases.n; i++) {
        const struct case_limit *limit = &a->cases.limits[i];
        if (!(limit->cases & case_set_limit(&b->cases, limit->circumstance)))
            return false;
    }
    return true;
}

/* Reports a rule that overrides one with which it never applies together. */
static void
check_overrides(struct checker *c, const struct rule *rule)
{
    const char *list = node_attribute(rule->node, "overrides");
    g_auto(GStrv) names = g_strsplit_set(list ? list : "", " ", -1);
    for (char **name = names; *name; name++) {
        const struct anchor *anchor = **name ? model_anchor(c->model, *name) : NULL;
        const struct rule *other =
            anchor && anchor->kind == ANCHOR_RULE ? anchor->target : NULL;
        if (!other || other->practice != rule->practice || can_meet(rule, other))
            continue;
        struct diag *diag = check_found(c, rule->node, "unused",
            "rule \"%s\" overrides \"%s\", but the two never apply together", rule->id,
            other->id);
        check_note(c, diag, other->node, "rule \"%s\" stands here", other->id);
    }
}

void
check_unused(struct checker *c)
{
    const struct model *model = c->model;
    if (load_misses_file(model->doc))
        return;
    for (size_t i = 0; i < model->n_sources; i++)
        report_unused(c, model->sources[i].node, "source", model->sources[i].id);
    for (size_t i = 0; i < model->n_facts; i++)
        report_unused(c, model->facts[i].node, "fact", model->facts[i].id);
    for (size_t i = 0; i < model->n_terms; i++)
        if (!g_hash_table_contains(c->unlinked, &model->terms[i]))
            report_unused(c, model->terms[i].node, "term", model->terms[i].id);
    check_roles(c);
    check_cases(c);
    for (size_t i = 0; i < model->n_practices; i++)
        check_act_roles(c, &model->practices[i]);
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        for (size_t k = 0; !practice->is_spoiled && k < practice->n_own_rules; k++)
            check_overrides(c, &practice->own_rules[k]);
    }
}
