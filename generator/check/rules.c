/* Reports consequences of a practice's rules that its author cannot have intended. */
#include "check/internal.h"

#include <string.h>

/* --- Situations in words --------------------------------------------------------------- */

/* "Yes" alone is not enough if several questions have this answer. */
static bool
is_clear(const struct model *model, const struct circumstance *circumstance, const char *name)
{
    for (size_t i = 0; i < model->n_circumstances; i++)
        for (size_t k = 0; k < model->circumstances[i].n_cases; k++)
            if (&model->circumstances[i] != circumstance &&
                strcmp(model->circumstances[i].cases[k].name, name) == 0)
                return false;
    return true;
}

/* A situation for people: "Member, Power tool, on 2020-01-01". */
static const char *
witness(struct checker *c, const struct situation *situation)
{
    const struct model *model = c->model;
    g_autoptr(GString) out = g_string_new(model->roles[situation->role].name);
    for (size_t i = 0; i < model->n_circumstances; i++) {
        const struct circumstance *circumstance = &model->circumstances[i];
        if (situation->cases[i] == NO_CASE)
            continue;
        const char *name = circumstance->cases[situation->cases[i]].name;
        bool alone = is_clear(model, circumstance, name);
        g_string_append_printf(
            out, ", %s%s%s", alone ? "" : circumstance->name, alone ? "" : ": ", name);
    }
    char on[11];
    day_format(situation->on, on);
    g_string_append_printf(out, ", on %s", on);
    return arena_strdup(c->ctx->arena, out->str);
}

/* --- Reports -------------------------------------------------------------------------- */

static void
report_conflict(struct checker *c, const struct coverage_conflict *conflict)
{
    const char *where = witness(c, &conflict->where);
    if (conflict->outcome == OUTCOME_CONTRADICTION) {
        const struct rule *a = conflict->rules[0], *b = conflict->rules[1];
        struct diag *diag =
            check_found(c, b->node, "contradiction", "for %s: rule \"%s\" %s, rule \"%s\" %s",
                where, a->id, verdict_verb(a->verdict), b->id, verdict_verb(b->verdict));
        check_note(c, diag, a->node, "rule \"%s\" stands here", a->id);
        return;
    }
    GString *names = g_string_new("");
    for (size_t i = 0; i < conflict->n_rules; i++)
        g_string_append_printf(names, "%s\"%s\"",
            !i                           ? ""
            : i + 1 == conflict->n_rules ? " and "
                                         : ", ",
            conflict->rules[i]->id);
    struct diag *diag = check_found(c, conflict->rules[0]->node, "override-cycle",
        "for %s: rules %s override each other, so none applies", where, names->str);
    for (size_t i = 1; i < conflict->n_rules; i++)
        check_note(c, diag, conflict->rules[i]->node, "rule \"%s\" stands here",
            conflict->rules[i]->id);
    g_string_free(names, TRUE);
}

static void
report_gap(struct checker *c, const struct practice *practice, const struct coverage *coverage)
{
    if (!coverage->n_gaps)
        return;
    check_found(c, practice->node, "gap",
        "no rule decides %zu of %zu situation%s of \"%s\"%s %s", coverage->n_gaps,
        coverage->n_situations, coverage->n_situations == 1 ? "" : "s", practice->id,
        coverage->n_gaps == 1 ? ":" : ", the first:", witness(c, &coverage->gap));
}

static void
report_shadowed(struct checker *c, const struct rule *rule, const struct coverage *coverage)
{
    const struct rule *winner = coverage->beaten_by[rule->index];
    const struct rule *stricter = coverage->outranked_by[rule->index];
    struct diag *diag =
        check_found(c, rule->node, "shadowed", "rule \"%s\" never takes effect", rule->id);
    if (winner)
        check_note(
            c, diag, winner->node, "wherever it applies, rule \"%s\" beats it", winner->id);
    else if (stricter)
        check_note(c, diag, stricter->node,
            "wherever it applies, rule \"%s\" applies too and is stricter", stricter->id);
    else
        check_note(c, diag, NULL, "no situation has all its roles, cases and dates");
}

static void
report_redundant(struct checker *c, const struct coverage_redundancy *redundancy)
{
    struct diag *diag = check_found(c, redundancy->rule->node, "redundant",
        "rule \"%s\" repeats rule \"%s\", which is more general", redundancy->rule->id,
        redundancy->by->id);
    check_note(c, diag, redundancy->by->node, "rule \"%s\" stands here", redundancy->by->id);
}

static void
report_too_many(struct checker *c, const struct practice *practice)
{
    struct diag *diag = check_found(c, practice->node, "too-many-situations",
        "the rules of \"%s\" distinguish more than %d situations", practice->id,
        TABLE_MAX_SITUATIONS);
    check_note(c, diag, NULL, "let it depend on fewer circumstances, or split it in two");
}

/* --- The checks ----------------------------------------------------------------------- */

/*
 * Rules can also apply in practices from which they exempt, so all practices are examined
 * together.
 */
struct spoken {
    GHashTable *rules;                 /* const struct rule *: decides somewhere */
    const struct coverage **coverages; /* by practice; NULL if there is none */
};

/* Reports a guide that is too long to read, although nobody has to follow all of it. */
static void
report_guide(struct checker *c, const struct guide_tree *tree)
{
    const struct guide *guide = tree->guide;
    struct diag *diag;
    if (tree->is_split)
        diag = check_found(c, guide->node, "long-guide",
            "guide \"%s\" would ask more than %d questions, so it asks about each of its "
            "practices separately",
            guide->id, GUIDE_MAX_QUESTIONS);
    else if (tree->n_questions > GUIDE_LONG)
        diag = check_found(c, guide->node, "long-guide",
            "guide \"%s\" has %zu questions; it may have %d", guide->id, tree->n_questions,
            GUIDE_LONG);
    else
        return;
    for (size_t i = 0; i < tree->n_parts; i++)
        if (!tree->parts[i].root)
            check_note(c, diag, tree->parts[i].practice->node,
                "practice \"%s\" alone needs too many: the guide refers to its rule table",
                tree->parts[i].practice->id);
    check_note(c, diag, NULL, "give it fewer practices, or say in \"ask\" what to ask first");
}

/* Reports a table that is too long to be read from the top. */
static void
report_table(struct checker *c, const struct practice *practice)
{
    const struct rule_table *table = answers_table(c->answers, practice);
    if (table->n_rows <= TABLE_LONG)
        return;
    struct diag *diag = check_found(c, practice->node, "long-table",
        "the rule table of practice \"%s\" has %zu rows; it may have %d", practice->id,
        table->n_rows, TABLE_LONG);
    check_note(c, diag, NULL,
        "merge some rules, or split the practice in two, each with its own \"given\"");
}

static void
check_guides(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_guides; i++)
        report_guide(c, answers_guide(c->answers, &c->model->guides[i]));
}

static void
check_shadowed(struct checker *c, const struct spoken *spoken)
{
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const struct practice *practice = &c->model->practices[i];
        for (size_t k = 0; spoken->coverages[i] && k < practice->n_own_rules; k++)
            if (!g_hash_table_contains(spoken->rules, &practice->own_rules[k]))
                report_shadowed(c, &practice->own_rules[k], spoken->coverages[i]);
    }
}

void
check_rules(struct checker *c)
{
    const struct model *model = c->model;
    struct arena *a = arena_new();
    struct spoken spoken = { g_hash_table_new(NULL, NULL),
        ARENA_ARRAY(a, const struct coverage *, model->n_practices) };
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        if (practice->is_spoiled)
            continue;
        const struct coverage *coverage = answers_coverage(c->answers, practice);
        if (coverage->too_many) {
            report_too_many(c, practice);
            continue;
        }
        spoken.coverages[i] = coverage;
        for (size_t k = 0; k < practice->n_rules; k++)
            if (coverage->speaks[k])
                g_hash_table_add(spoken.rules, (gpointer)(uintptr_t)practice->rules[k]);
        for (size_t k = 0; k < coverage->n_conflicts; k++)
            report_conflict(c, &coverage->conflicts[k]);
        report_gap(c, practice, coverage);
        if (!coverage->n_conflicts)
            report_table(c, practice);
        for (size_t k = 0; k < coverage->n_redundancies; k++)
            report_redundant(c, &coverage->redundancies[k]);
    }
    check_shadowed(c, &spoken);
    check_guides(c);
    g_hash_table_unref(spoken.rules);
    arena_free(a);
}

/* --- Scenarios ------------------------------------------------------------------------ */

static void
report_step(struct checker *c, const struct step *step, const struct situation *situation,
    const struct decision *decision)
{
    const char *said =
        decision->outcome == OUTCOME_CONTRADICTION ? "two rules contradict each other"
        : decision->outcome == OUTCOME_CYCLE       ? "the rules override each other in a circle"
                                                   : NULL;
    g_autofree char *verdict = g_strdup_printf("it is \"%s\"", verdict_name(decision->verdict));
    struct diag *diag = check_found(c, step->node, "scenario-failed",
        "for %s, \"%s\" was expected of \"%s\": %s", witness(c, situation),
        verdict_name(step->expect), step->practice->id, said ? said : verdict);
    for (size_t i = 0; i < decision->n_rules; i++)
        check_note(c, diag, decision->rules[i]->node, "rule \"%s\" %s", decision->rules[i]->id,
            verdict_verb(decision->rules[i]->verdict));
}

/* Reports a step that names a case which cannot arise with its other cases. */
static void
report_absent(struct checker *c, const struct step *step, const size_t *cases)
{
    for (size_t i = 0; i < step->cases.n; i++) {
        const struct case_limit *limit = &step->cases.limits[i];
        if (cases[limit->circumstance->index] != NO_CASE)
            continue;
        struct diag *diag = check_found(c, step->node, "scenario-failed",
            "\"%s\" does not arise with the other cases of this step",
            limit->circumstance->cases[__builtin_ctzll(limit->cases)].id);
        check_note(c, diag, limit->circumstance->node, "\"given\" says when \"%s\" arises",
            limit->circumstance->id);
        return;
    }
}

/* The step only shows what is said of the rules themselves. */
static bool
is_follower(struct checker *c, const struct step *step, const struct decision *decision)
{
    if (decision->outcome != OUTCOME_DECIDED) {
        const struct coverage *coverage = answers_coverage(c->answers, step->practice);
        return !coverage->too_many && coverage->n_conflicts > 0;
    }
    for (size_t i = 0; i < decision->n_rules; i++) {
        const struct rule *rule = decision->rules[i];
        if (rule->verdict == VERDICT_CONDITIONAL && !rule->n_conditions)
            return true;
    }
    return false;
}

static void
check_step(struct checker *c, const struct step *step)
{
    if (!step->practice || !step->role || !step->has_expect || step->practice->is_spoiled)
        return;
    const struct step_answer *answer = answers_step(c->answers, step);
    const struct decision *decision = &answer->decision;
    if (!answer->arises)
        report_absent(c, step, answer->situation.cases);
    else if ((decision->outcome != OUTCOME_DECIDED || decision->verdict != step->expect) &&
             !is_follower(c, step, decision))
        report_step(c, step, &answer->where, decision);
}

void
check_scenarios(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_scenarios; i++)
        for (size_t k = 0; k < c->model->scenarios[i].n_steps; k++)
            check_step(c, &c->model->scenarios[i].steps[k]);
}
