#include "model/kept_away.h"

enum kind { STORIES, STEPS, PRACTICES, GUIDES, RULES, VALUES, PASSAGES, CITES, KINDS };

/* {1} is the day. */
static const struct {
    const char *one, *many;
} texts[KINDS] = {
    [STORIES] = { "story after %s is not shown", "stories after %s are not shown" },
    [STEPS] = { "step after %s is not shown", "steps after %s are not shown" },
    [PRACTICES] = { "practice that begins after %s is not shown",
        "practices that begin after %s are not shown" },
    [GUIDES] = { "guide whose practices begin after %s is not shown",
        "guides whose practices begin after %s are not shown" },
    [RULES] = { "rule that begins after %s is not shown",
        "rules that begin after %s are not shown" },
    [VALUES] = { "value that begins after %s is not shown",
        "values that begin after %s are not shown" },
    [PASSAGES] = { "passage that does not stand on %s is not shown",
        "passages that do not stand on %s are not shown" },
    [CITES] = { "cite of a source later than %s is not shown",
        "cites of sources later than %s are not shown" },
};

bool
step_is_later(const struct scenario *scenario, size_t at, day on)
{
    for (size_t i = at; i < scenario->n_steps; i++)
        if (scenario->steps[i].practice || scenario->steps[i].has_on)
            return scenario->steps[i].on > on;
    for (size_t i = at; i-- > 0;)
        if (scenario->steps[i].practice || scenario->steps[i].has_on)
            return scenario->steps[i].on > on;
    return false;
}

bool
scenario_is_later(const struct scenario *scenario, day on)
{
    for (size_t i = 0; i < scenario->n_steps; i++)
        if (!step_is_later(scenario, i, on))
            return false;
    return scenario->n_steps > 0;
}

/* What an element is, when it is kept away by itself; KINDS: it is not. */
static enum kind
kind_of(const struct ctx *ctx, const struct model *model, const xmlNode *node)
{
    bool begins_later = node_period(node).from.first > ctx->as_of;
    if (node_is(node, "practice"))
        return model_number(model, node) ? KINDS : PRACTICES;
    if (node_is(node, "guide"))
        return model_number(model, node) ? KINDS : GUIDES;
    if (node_is(node, "rule"))
        return begins_later ? RULES : KINDS;
    if (node_is(node, "value"))
        return begins_later ? VALUES : KINDS;
    if (node_is(node, "cite") || node_is(node, "against"))
        return cite_stands(model, node, ctx->as_of) ? KINDS : CITES;
    if (node_is(node, "source") || node_is(node, "name") || node_is(node, "chapter"))
        return KINDS;
    return node_stands(node, ctx->as_of) ? KINDS : PASSAGES;
}

/* Stories count their steps themselves; what is in something that is kept away is not counted.
 */
static void
count_below(const struct ctx *ctx, const struct model *model, const xmlNode *node, size_t *n)
{
    for (const xmlNode *c = node->children; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE || node_is(c, "accept") || node_is(c, "scenario"))
            continue;
        enum kind kind = kind_of(ctx, model, c);
        if (kind == KINDS)
            count_below(ctx, model, c, n);
        else
            n[kind]++;
    }
}

static void
count_steps(const struct ctx *ctx, const struct scenario *scenario, size_t *n)
{
    if (scenario_is_later(scenario, ctx->as_of) || (scenario->in && !scenario->in->is_shown)) {
        n[STORIES]++;
        return;
    }
    for (size_t i = 0; i < scenario->n_steps; i++)
        n[STEPS] += step_is_later(scenario, i, ctx->as_of);
}

void
count_kept_away(struct ctx *ctx, const struct model *model)
{
    size_t n[KINDS] = { 0 };
    char iso[11];
    day_format(ctx->as_of, iso);
    count_below(ctx, model, xmlDocGetRootElement(model->doc), n);
    for (size_t i = 0; i < model->n_scenarios; i++)
        count_steps(ctx, &model->scenarios[i], n);
    for (int kind = 0; kind < KINDS; kind++)
        if (n[kind])
            diags_keep_away(
                ctx->diags, n[kind], n[kind] == 1 ? texts[kind].one : texts[kind].many, iso);
}
