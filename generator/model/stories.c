/* Guides and scenarios. */
#include "model/internal.h"

#include <string.h>

static void
read_questions(struct builder *b, struct guide *guide)
{
    size_t n;
    char **words = link_words(b->ctx->arena, node_attribute(guide->node, "ask"), &n);
    guide->ask_kinds = arena_alloc(b->ctx->arena, n * sizeof *guide->ask_kinds);
    guide->ask = ARENA_ARRAY(b->ctx->arena, const struct circumstance *, n);
    for (size_t i = 0; i < n; i++) {
        const struct circumstance *c = link_target(b, words[i], ANCHOR_CIRCUMSTANCE);
        size_t at = guide->n_ask;
        if (c)
            guide->ask_kinds[at] = ASK_CIRCUMSTANCE;
        else if (g_str_equal(words[i], "role"))
            guide->ask_kinds[at] = ASK_ROLE;
        else if (g_str_equal(words[i], "date"))
            guide->ask_kinds[at] = ASK_DATE;
        else
            continue;
        guide->ask[at] = c;
        guide->n_ask++;
    }
}

static void
read_guide(struct builder *b, struct guide *guide)
{
    size_t n;
    const char *names = node_attribute(guide->node, "practices");
    if (!names)
        names = node_attribute(guide->node, "practice");
    char **words = link_words(b->ctx->arena, names, &n);
    guide->title = child_text(b, guide->node, "title");
    if (!guide->title)
        guide->title = guide->id;
    guide->practices = ARENA_ARRAY(b->ctx->arena, struct practice *, n);
    for (size_t i = 0; i < n; i++) {
        struct practice *practice = link_target(b, words[i], ANCHOR_PRACTICE);
        if (practice)
            guide->practices[guide->n_practices++] = practice;
    }
    read_questions(b, guide);
}

void
build_guides(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_GUIDE];
    model->n_guides = nodes->len;
    model->guides = ARENA_ARRAY(b->ctx->arena, struct guide, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct guide *guide = &model->guides[i];
        guide->index = i;
        guide->node = nodes->pdata[i];
        guide->id = node_id(b, guide->node, i);
        link_bind(b, guide->node, guide);
        read_guide(b, guide);
    }
}

/* A step is a single situation, so it can have only one case of a circumstance. */
static bool
is_one_situation(struct builder *b, const struct step *step)
{
    for (size_t i = 0; i < step->cases.n; i++) {
        const struct case_limit *limit = &step->cases.limits[i];
        if (!(limit->cases & (limit->cases - 1)))
            continue;
        diag_add(b->ctx->diags, SEV_ERROR, attribute_span(step->node, "cases"), "schema",
            "a step can be in one case of \"%s\" only; this one names several",
            limit->circumstance->id);
        return false;
    }
    return true;
}

static void
read_step(struct builder *b, struct step *step)
{
    struct model *model = b->model;
    const char *expect = node_attribute(step->node, "expect");
    const char *as = node_attribute(step->node, "as");
    struct date on = read_date(step->node, "on");
    step->practice = link_target(b, node_attribute(step->node, "practice"), ANCHOR_PRACTICE);
    step->role = link_target(b, as, ANCHOR_ROLE);
    step->has_role = step->role != NULL;
    for (size_t i = 0; step->practice && !step->role && i < model->n_roles; i++) {
        if (step->practice->roles & ~step->practice->silent & (role_set)1 << i)
            step->role = &model->roles[i];
    }
    step->cases = read_cases(b, node_attribute(step->node, "cases"), true);
    step->has_on = on.first != DAY_MIN;
    step->on = step->has_on ? on.first : model->edition_date.first;
    step->expect = expect ? verdict_parse(expect) : VERDICT_COUNT;
    step->has_expect = step->practice && step->expect != VERDICT_COUNT &&
                       !g_hash_table_contains(b->spoiled, step->node) &&
                       is_one_situation(b, step);
}

static void
read_scenario(struct builder *b, struct scenario *scenario)
{
    xmlNode *node = scenario->node;
    scenario->title = child_text(b, node, "title");
    if (!scenario->title)
        scenario->title = scenario->id;
    scenario->people = child_text(b, node, "people");
    scenario->in = link_target(b, node_attribute(node, "in"), ANCHOR_PRACTICE);
    scenario->n_steps = count_children(node, "step");
    scenario->steps = ARENA_ARRAY(b->ctx->arena, struct step, scenario->n_steps);
    xmlNode *child = node->children;
    for (size_t i = 0; i < scenario->n_steps; i++) {
        struct step *step = &scenario->steps[i];
        step->node = next_named(child, "step");
        step->scenario = scenario;
        read_step(b, step);
        child = step->node->next;
    }
}

void
build_scenarios(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_SCENARIO];
    model->n_scenarios = nodes->len;
    model->scenarios = ARENA_ARRAY(b->ctx->arena, struct scenario, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct scenario *scenario = &model->scenarios[i];
        scenario->index = i;
        scenario->node = nodes->pdata[i];
        scenario->id = node_id(b, scenario->node, i);
        link_bind(b, scenario->node, scenario);
        read_scenario(b, scenario);
    }
}
