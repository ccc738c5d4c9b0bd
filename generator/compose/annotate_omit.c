/*
 * What does not stand on the as-of day is taken out: practices and rules that have not begun,
 * text not in force, later steps, and whatever is left with nothing in it.
 */
#include "compose/annotate.h"
#include "model/kept_away.h"

/* Has rules or values with periods of their own kind, which are history when they have ended.
 */
static bool
is_timed_otherwise(const xmlNode *node)
{
    return node_is(node, "rule") || node_is(node, "value") || node_is(node, "name") ||
           node_is(node, "source");
}

static bool
is_due(const struct annotate *an, const xmlNode *node)
{
    return node_is(node, "source") || node_period(node).from.first <= an->as_of;
}

static bool
is_below(const xmlNode *node, const xmlNode *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

static void
omit_text(const struct annotate *an)
{
    for (xmlNode *n = an->root, *next; n; n = next) {
        next = next_element(an, n, an->root);
        bool is_cite = node_is(n, "cite") || node_is(n, "against");
        bool stands = is_cite                 ? cite_stands(an->model, n, an->as_of)
                      : is_timed_otherwise(n) ? is_due(an, n)
                                              : node_stands(n, an->as_of);
        if (stands)
            continue;
        while (next && is_below(next, n))
            next = next_element(an, next, an->root);
        omit(an, n);
    }
}

static void
omit_practices(const struct annotate *an)
{
    const struct model *model = an->model;
    for (size_t i = 0; i < model->n_practices; i++) {
        if (!practice_has_begun(&model->practices[i], an->as_of))
            omit(an, model->practices[i].node);
    }
    for (size_t i = 0; i < model->n_chapters; i++) {
        xmlNode *chapter = model->chapters[i].node;
        if (!node_child(chapter, "practice") && !node_child(chapter, "section"))
            omit(an, chapter);
    }
}

static void
omit_guides(const struct annotate *an)
{
    for (size_t i = 0; i < an->model->n_guides; i++) {
        const struct guide *guide = &an->model->guides[i];
        bool is_empty = true;
        for (size_t k = 0; k < guide->n_practices; k++)
            is_empty = is_empty && is_omitted(an, guide->practices[k]->node);
        if (is_empty)
            omit(an, guide->node);
    }
}

static void
omit_steps(const struct annotate *an, const struct scenario *scenario)
{
    for (size_t i = 0; i < scenario->n_steps; i++) {
        if (step_is_later(scenario, i, an->as_of))
            omit(an, scenario->steps[i].node);
    }
    bool has_home = !scenario->in || !is_omitted(an, scenario->in->node);
    if (!node_child(scenario->node, "step") || !has_home)
        omit(an, scenario->node);
}

void
omit_all(const struct annotate *an)
{
    omit_text(an);
    omit_practices(an);
    omit_guides(an);
    for (size_t i = 0; i < an->model->n_scenarios; i++)
        omit_steps(an, &an->model->scenarios[i]);
    for (size_t i = 0; i < an->model->n_facts; i++) {
        xmlNode *fact = an->model->facts[i].node;
        if (!is_omitted(an, fact) && !node_child(fact, "value"))
            omit(an, fact);
    }
}
