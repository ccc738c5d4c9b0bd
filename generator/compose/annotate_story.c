/* Scenarios: each step's verdict on its own day, and which ordinary cases that takes for
 * granted. */
#include "compose/annotate.h"

/* The case a step names for a circumstance, or NO_CASE. */
static size_t
step_case(const struct step *step, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < step->cases.n; i++) {
        const struct case_limit *limit = &step->cases.limits[i];
        if (limit->circumstance == circumstance && limit->cases != 0)
            return (size_t)g_bit_nth_lsf(limit->cases, -1);
    }
    return NO_CASE;
}

/* "Loan running; Hand tool": what the author left out although the rules ask for it. */
static const char *
assumed_words(const struct annotate *an, const struct step *step, const size_t *cases)
{
    const char *text = NULL;
    if (!step->has_role && an->model->n_roles > 1)
        text = step->role ? step->role->name : NULL;
    const struct rule_table *table = table_build(an->a, an->model, step->practice, step->on);
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct circumstance *column = table->columns[i];
        size_t which = cases[column->index];
        if (which == NO_CASE || step_case(step, column) != NO_CASE)
            continue;
        const char *name = column->cases[which].name;
        text = text ? say(an, "list.semicolon", text, name) : name;
    }
    return text;
}

static void
annotate_verdict(const struct annotate *an, const struct step *step)
{
    size_t *cases = ARENA_ARRAY(an->a, size_t, an->model->n_circumstances + 1);
    struct situation situation;
    situation_fill(an->model, step->practice, step->role->index, &step->cases, step->on, cases,
        &situation);
    struct decision decision = decide(an->a, an->model, step->practice, &situation);
    derive_decision(an, step->node, step->practice, &decision);
    derive(an, step->node, "assumed-text", assumed_words(an, step, cases));
    const struct anchor *anchor = model_anchor(an->model, step->practice->id);
    if (anchor && is_omitted(an, anchor->node))
        derive(an, step->node, "gone", "yes");
}

void
annotate_scenario(const struct annotate *an, const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->n_steps; i++) {
        const struct step *step = &scenario->steps[i];
        if (is_omitted(an, step->node))
            continue;
        if (step->has_on) {
            struct date date = { .first = step->on, .precision = PRECISION_DAY };
            const char *written = node_attribute(step->node, "on");
            if (written)
                date_parse(written, &date);
            derive(an, step->node, "date-text", date_words(an, &date, false));
        }
        if (step->practice)
            annotate_verdict(an, step);
    }
}
