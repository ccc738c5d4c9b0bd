/* Reports what the as-of day has overtaken. */
#include "check/internal.h"

static const char *
day_text(struct checker *c, day on)
{
    char text[11];
    day_format(on, text);
    return arena_strdup(c->ctx->arena, text);
}

/*
 * Reports practices that were ruled once and have no rule today, but are still in the handbook.
 */
static void
check_expired(struct checker *c, const struct practice *practice)
{
    day as_of = c->ctx->as_of;
    const struct rule *last = NULL;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (period_holds(&rule->period, as_of))
            return;
        if (rule->period.from.first <= as_of &&
            (!last || rule->period.until.first > last->period.until.first))
            last = rule;
    }
    if (!last)
        return;
    struct diag *diag = check_found(c, practice->node, "expired",
        "no rule of \"%s\" is in force on %s", practice->id, day_text(c, as_of));
    check_note(
        c, diag, last->node, "the last one ended on %s", day_text(c, last->period.until.first));
}

/* The day after the day, month or year that the date names. */
static day
date_end(const struct date *date)
{
    int year, month, day_of_month;
    day_to_civil(date->first, &year, &month, &day_of_month);
    switch (date->precision) {
    case PRECISION_DAY:
        return date->first + 1;
    case PRECISION_MONTH:
        return month == 12 ? day_from_civil(year + 1, 1, 1)
                           : day_from_civil(year, month + 1, 1);
    case PRECISION_YEAR:
        break;
    }
    return day_from_civil(year + 1, 1, 1);
}

static void
check_review(struct checker *c, const struct practice *practice)
{
    if (practice->review_by.first == DAY_MIN || c->ctx->as_of < date_end(&practice->review_by))
        return;
    struct diag *diag = check_found(c, practice->node, "review-overdue",
        "\"%s\" should have been reviewed by %s", practice->id,
        node_attribute(practice->node, "review-by"));
    if (practice->owner)
        check_note(c, diag, NULL, "its owner is \"%s\"", practice->owner);
}

/*
 * Reports a story that no edition tells; one that only an earlier day leaves out is intended.
 */
static void
check_story(struct checker *c, const struct scenario *scenario)
{
    day last = MAX(c->ctx->as_of, c->model->edition_date.first);
    if (!scenario_is_later(c->model, scenario->node, last))
        return;
    struct diag *diag = check_found(c, scenario->node, "late-story",
        "every step of \"%s\" is later than %s", scenario->id, day_text(c, last));
    check_note(c, diag, NULL, "the story is checked, but no edition shows it yet");
}

void
check_dates(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_scenarios; i++)
        check_story(c, &c->model->scenarios[i]);
    for (size_t i = 0; i < c->model->n_practices; i++) {
        check_expired(c, &c->model->practices[i]);
        check_review(c, &c->model->practices[i]);
    }
}
