/* Decides what the edition of the as-of day shows, and checks that its figures have values. */
#include "model/visibility.h"
#include "model/fact.h"
#include "model/narrow.h"

/* --- What is shown on a day ------------------------------------------------------------- */

static bool
is_step(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node_is(node, "step");
}

/* A step's day is its `on`, or the edition's; false if it only tells and has none. */
static bool
step_day(const struct model *model, const xmlNode *step, day *out)
{
    const char *on = node_attribute(step, "on");
    struct date date;
    bool has_on = on && date_parse(on, &date);
    *out = has_on ? date.first : model->edition_date.first;
    return has_on || node_attribute(step, "practice");
}

bool
step_is_later(const struct model *model, const xmlNode *step, day on)
{
    day when;
    for (const xmlNode *n = step; n; n = n->next)
        if (is_step(n) && step_day(model, n, &when))
            return when > on;
    for (const xmlNode *n = step->prev; n; n = n->prev)
        if (is_step(n) && step_day(model, n, &when))
            return when > on;
    return false;
}

bool
scenario_is_later(const struct model *model, const xmlNode *scenario, day on)
{
    bool has_steps = false;
    for (const xmlNode *n = scenario->children; n; n = n->next) {
        if (is_step(n) && !step_is_later(model, n, on))
            return false;
        has_steps = has_steps || is_step(n);
    }
    return has_steps;
}

/* A story is told where its practice is, or in the section of stories. */
static bool
scenario_is_shown(const struct model *model, const xmlNode *node, day on)
{
    const char *in = node_attribute(node, "in");
    const struct practice *home = in ? model_practice(model, in) : NULL;
    return (!home || home->is_shown) && !scenario_is_later(model, node, on);
}

static bool
has_begun(const xmlNode *node, day on)
{
    return node_period(node).from.first <= on;
}

static bool
fact_is_shown(const xmlNode *node, day on)
{
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && node_is(n, "value") && has_begun(n, on))
            return true;
    return false;
}

bool
node_is_shown(const struct ctx *ctx, const struct model *model, const xmlNode *node)
{
    day on = ctx->as_of;
    if (model_leaves_out(model, node))
        return false;
    if (node_is(node, "source"))
        return true;
    if (node_is(node, "cite") || node_is(node, "against"))
        return cite_stands(model, node, on);
    if (node_is(node, "rule") || node_is(node, "value") || node_is(node, "name"))
        return has_begun(node, on);
    if (node_is(node, "chapter") || node_is(node, "practice") || node_is(node, "guide"))
        return model_number(model, node);
    if (node_is(node, "step"))
        return !step_is_later(model, node, on);
    if (node_is(node, "scenario"))
        return scenario_is_shown(model, node, on);
    if (node_is(node, "fact"))
        return fact_is_shown(node, on);
    return node_stands(node, on);
}

/* --- Whether its figures have values ---------------------------------------------------- */

static void
check_values(struct ctx *ctx, const struct model *model, const xmlNode *node)
{
    const char *text;
    if (node_is(node, "value-of"))
        fact_resolve(ctx, model, node, ctx->as_of, false, &text);
    /* Practices show the circumstances they mention; facts appear only through their values. */
    if (node_is(node, "circumstances") || node_is(node, "facts") || node_is(node, "accept"))
        return;
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && node_is_shown(ctx, model, n))
            check_values(ctx, model, n);
    }
}

static void
mark_used(const struct case_set *set, bool *is_used)
{
    for (size_t i = 0; i < set->n; i++)
        is_used[set->limits[i].circumstance->index] = true;
}

static void
check_circumstances(struct ctx *ctx, const struct model *model)
{
    bool *is_used = ARENA_ARRAY(ctx->arena, bool, model->n_circumstances);
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        if (!practice->is_shown)
            continue;
        mark_used(&practice->given, is_used);
        for (size_t k = 0; k < practice->n_rules; k++) {
            if (practice->rules[k]->period.from.first > ctx->as_of)
                continue;
            mark_used(&practice->rules[k]->cases, is_used);
            mark_used(&practice->rules[k]->practice->given, is_used);
        }
    }
    for (size_t i = 0; i < model->n_circumstances; i++) {
        if (is_used[i])
            check_values(ctx, model, model->circumstances[i].node);
    }
}

void
check_shown_values(struct ctx *ctx, const struct model *model)
{
    check_values(ctx, model, xmlDocGetRootElement(model->doc));
    check_circumstances(ctx, model);
}

/* --- Since when ------------------------------------------------------------------------ */

static void
moved_on(const struct period *period, day as_of, struct period *latest)
{
    if (period->from.first <= as_of && period->from.first > latest->from.first) {
        latest->from = period->from;
        latest->attested = period->attested;
        latest->about_from = period->about_from;
    }
    if (period->until.first <= as_of && period->until.first > latest->from.first) {
        latest->from = period->until;
        latest->attested = false;
        latest->about_from = period->about_until;
    }
}

void
text_last_changed(
    const struct model *model, const xmlNode *node, day as_of, struct period *latest)
{
    for (const xmlNode *n = node ? node->children : NULL; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        const struct fact_value *value =
            node_is(n, "value-of") ? fact_value_of(model, n, as_of) : NULL;
        const struct period period = value ? value->period : node_period(n);
        moved_on(&period, as_of, latest);
        if (node_stands(n, as_of))
            text_last_changed(model, n, as_of, latest);
    }
}
