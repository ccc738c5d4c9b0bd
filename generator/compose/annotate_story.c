/* Scenarios: each step's verdict on its own day, and the ordinary cases that it assumes. */
#include "compose/annotate.h"

/*
 * "Loan running; Hand tool": cases that the author left out although the rules depend on them.
 */
static const char *
assumed_words(
    const struct annotate *an, const struct step *step, const struct step_answer *answer)
{
    const char *text = NULL;
    if (!step->has_role && an->model->n_roles > 1)
        text = step->role->name;
    for (size_t i = 0; i < answer->n_assumed; i++) {
        const struct circumstance *circumstance = answer->assumed[i];
        const char *name =
            circumstance->cases[answer->situation.cases[circumstance->index]].name;
        text = text ? say(an, "list.semicolon", text, name) : name;
    }
    return text;
}

static void
annotate_verdict(const struct annotate *an, const struct step *step)
{
    const struct step_answer *answer = answers_step(an->answers, step);
    derive_decision(an, step->node, step->practice, &answer->decision);
    derive(an, step->node, "assumed-text", assumed_words(an, step, answer));
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
            derive(an, step->node, "date-text", date_words(an->ctx, an->model, &date, false));
        }
        if (answers_step(an->answers, step))
            annotate_verdict(an, step);
    }
}
