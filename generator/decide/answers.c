#include "decide/answers.h"

#include "decide/scope.h"
#include "model/same_text.h"

/* The answers about one practice; a member is NULL until it is asked for. */
struct practice_answers {
    struct scope *scope;
    const struct decision *headline;
    const struct role_verdict *roles;
    const struct rule_table *table;
    const struct disjoint_table *disjoint;
    const struct timeline *timeline;
    const struct coverage *coverage;
};

static void
answers_release(void *data)
{
    struct answers *answers = data;
    for (size_t i = 0; i < answers->model->n_practices; i++)
        if (answers->practices[i].scope)
            scope_free(answers->practices[i].scope);
}

struct answers *
answers_new(struct ctx *ctx, const struct model *model, day on)
{
    struct arena *a = ctx->arena;
    struct answers *answers = ARENA_NEW(a, struct answers);
    *answers = (struct answers){ .ctx = ctx, .model = model, .a = a, .on = on };
    answers->practices = ARENA_ARRAY(a, struct practice_answers, model->n_practices);
    answers->guides = ARENA_ARRAY(a, const struct guide_tree *, model->n_guides);
    answers->first_step = ARENA_ARRAY(a, size_t, model->n_scenarios);
    size_t n_steps = 0;
    for (size_t i = 0; i < model->n_scenarios; i++) {
        answers->first_step[i] = n_steps;
        n_steps += model->scenarios[i].n_steps;
    }
    answers->steps = ARENA_ARRAY(a, const struct step_answer *, n_steps);
    arena_defer(a, answers_release, answers);
    return answers;
}

static struct practice_answers *
known(struct answers *answers, const struct practice *practice)
{
    return &answers->practices[practice->index];
}

struct scope *
answers_scope(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->scope)
        of->scope = scope_new(practice);
    return of->scope;
}

/* --- Practices ------------------------------------------------------------------------ */

const struct decision *
answers_headline(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->headline) {
        const struct decision headline = table_headline(
            answers->a, answers->model, answers_scope(answers, practice), answers->on);
        of->headline = arena_copy(answers->a, &headline, sizeof headline);
    }
    return of->headline;
}

const struct role_verdict *
answers_roles(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->roles)
        of->roles = table_roles(
            answers->a, answers->model, answers_scope(answers, practice), answers->on);
    return of->roles;
}

const struct rule_table *
answers_table(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->table)
        of->table = rule_table_build(
            answers->a, answers->model, answers_scope(answers, practice), answers->on);
    return of->table;
}

const struct disjoint_table *
answers_disjoint(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->disjoint)
        of->disjoint = disjoint_build(
            answers->a, answers->model, answers_scope(answers, practice), answers->on);
    return of->disjoint;
}

const struct timeline *
answers_timeline(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->timeline) {
        struct timeline timeline;
        timeline.stretches = table_timeline(
            answers->a, answers->model, answers_scope(answers, practice), &timeline.n);
        of->timeline = arena_copy(answers->a, &timeline, sizeof timeline);
    }
    return of->timeline;
}

const struct coverage *
answers_coverage(struct answers *answers, const struct practice *practice)
{
    struct practice_answers *of = known(answers, practice);
    if (!of->coverage)
        of->coverage = coverage_make(answers->a, answers->model,
            answers_scope(answers, practice), answers->on, rules_say_the_same);
    return of->coverage;
}

const struct rule *
answers_ended(struct answers *answers, const struct practice *practice)
{
    g_autofree size_t *cases = g_new(size_t, answers->model->n_circumstances + 1);
    struct situation ordinary;
    situation_ordinary(
        answers->model, practice, practice_first_role(practice), answers->on, cases, &ordinary);
    return rule_ended(practice, &ordinary);
}

/* True if a deciding rule overrides this one explicitly. */
static bool
is_overridden(const struct decision *decision, const struct rule *rule)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        if (rule_overrides(decision->rules[i], rule))
            return true;
    return false;
}

enum rule_part
answers_part(struct answers *answers, const struct practice *practice, const struct rule *rule)
{
    const struct decision *headline = answers_headline(answers, practice);
    if (headline->n_rules > 0 && headline->rules[0] == rule)
        return PART_SPEAKS;
    if (decision_has_rule(headline, rule))
        return PART_ALSO;
    if (!practice->combine_strictest)
        return PART_OTHER;
    g_autofree size_t *cases = g_new(size_t, answers->model->n_circumstances + 1);
    struct situation ordinary;
    situation_ordinary(
        answers->model, practice, practice_first_role(practice), answers->on, cases, &ordinary);
    if (!rule_reaches(rule, &ordinary) || is_overridden(headline, rule))
        return PART_OTHER;
    return PART_ALSO;
}

struct partial_decision
answers_ask(struct arena *a, struct answers *answers, const struct practice *practice,
    const struct role *role, const struct case_set *said)
{
    return partial_decide(
        a, answers->model, answers_scope(answers, practice), role, said, answers->on);
}

/* --- Guides, steps, changes ----------------------------------------------------------- */

const struct guide_tree *
answers_guide(struct answers *answers, const struct guide *guide)
{
    const struct guide_tree **of = &answers->guides[guide->index];
    if (!*of)
        *of = guide_build(answers, guide);
    return *of;
}

static bool
step_says(const struct step *step, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < step->cases.n; i++)
        if (step->cases.limits[i].circumstance == circumstance && step->cases.limits[i].cases)
            return true;
    return false;
}

static void
step_assume(struct answers *answers, const struct step *step, struct step_answer *out)
{
    struct arena *work = arena_new();
    const struct rule_table *table =
        step->on == answers->on ? answers_table(answers, step->practice)
                                : rule_table_build(work, answers->model,
                                      answers_scope(answers, step->practice), step->on);
    out->assumed = ARENA_ARRAY(answers->a, const struct circumstance *, table->n_columns);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct circumstance *column = table->columns[i];
        if (out->situation.cases[column->index] != NO_CASE && !step_says(step, column))
            out->assumed[out->n_assumed++] = column;
    }
    arena_free(work);
}

static struct step_answer *
step_decide(struct answers *answers, const struct step *step)
{
    const struct model *model = answers->model;
    struct step_answer *out = ARENA_NEW(answers->a, struct step_answer);
    size_t *cases = ARENA_ARRAY(answers->a, size_t, model->n_circumstances);
    struct scope *scope = answers_scope(answers, step->practice);
    out->arises = situation_fill(model, step->practice, step->role->index, &step->cases,
        step->on, cases, &out->situation);
    out->decision = decide(answers->a, scope, &out->situation);
    out->where = out->situation;
    cases = arena_copy(answers->a, cases, model->n_circumstances * sizeof *cases);
    situation_trim(model, scope, cases);
    out->where.cases = cases;
    step_assume(answers, step, out);
    return out;
}

const struct step_answer *
answers_step(struct answers *answers, const struct step *step)
{
    if (!step->practice || !step->role)
        return NULL;
    const struct scenario *scenario = step->scenario;
    const struct step_answer **of =
        &answers
             ->steps[answers->first_step[scenario->index] + (size_t)(step - scenario->steps)];
    if (!*of)
        *of = step_decide(answers, step);
    return *of;
}

const struct revisions *
answers_revisions(struct answers *answers)
{
    if (!answers->revisions) {
        const day previous = answers->model->edition_previous.first;
        answers->revisions = ARENA_NEW(answers->a, struct revisions);
        if (previous != DAY_MIN && previous < answers->on)
            *answers->revisions = revisions_find(answers, previous);
    }
    return answers->revisions;
}

struct revisions
answers_since(struct answers *answers, day from)
{
    return revisions_find(answers, from);
}

struct revisions
answers_between(struct answers *was, struct answers *is)
{
    return revisions_between(was, is);
}

/* --- All answers ---------------------------------------------------------------------- */

/* Frees what deciding needed: for thousands of practices it would be too much to keep. */
static void
practice_fill(struct answers *answers, const struct practice *practice)
{
    answers_coverage(answers, practice);
    answers_headline(answers, practice);
    answers_roles(answers, practice);
    answers_table(answers, practice);
    answers_timeline(answers, practice);
    scope_forget(answers_scope(answers, practice));
}

static void
steps_fill(struct answers *answers, const struct scenario *scenario)
{
    for (size_t k = 0; k < scenario->n_steps; k++)
        if (!scenario->steps[k].practice || !scenario->steps[k].practice->is_spoiled)
            answers_step(answers, &scenario->steps[k]);
}

void
answers_fill_page(struct answers *answers, const struct practice *practice)
{
    practice_fill(answers, practice);
    for (size_t i = 0; i < answers->model->n_scenarios; i++)
        if (answers->model->scenarios[i].in == practice)
            steps_fill(answers, &answers->model->scenarios[i]);
    answers_revisions(answers);
}

void
answers_fill(struct answers *answers)
{
    const struct model *model = answers->model;
    for (size_t i = 0; i < model->n_practices; i++)
        if (!model->practices[i].is_spoiled)
            practice_fill(answers, &model->practices[i]);
    for (size_t i = 0; i < model->n_guides; i++)
        answers_guide(answers, &model->guides[i]);
    for (size_t i = 0; i < model->n_scenarios; i++)
        steps_fill(answers, &model->scenarios[i]);
    answers_revisions(answers);
}
