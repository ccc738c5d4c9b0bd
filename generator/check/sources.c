/* Reports rules and values without a source, or with one that does not support them. */
#include "check/internal.h"

/* The bars of the weightiest source among those cited. */
static unsigned
most_bars(const struct cites *cites)
{
    unsigned most = 0;
    for (size_t i = 0; i < cites->n; i++)
        most = MAX(most, cites->list[i].authority->bars);
    return most;
}

static void
check_weak(struct checker *c, const xmlNode *node, const struct cites *cites,
    enum confidence confidence, const char *what)
{
    if (!cites->n || confidence == CONFIDENCE_LOW || most_bars(cites) > 1)
        return;
    bool has_own = c->model->authorities[0].node != NULL;
    struct diag *diag = check_found(c, node, "weak-source",
        has_own ? "%s rests on sources of one bar or none only"
                : "%s rests on community and third-party sources only",
        what);
    check_note(c, diag, NULL,
        has_own ? "cite a weightier source, or add confidence=\"low\""
                : "cite an official source, or add confidence=\"low\"");
}

static void
check_rule(struct checker *c, const struct rule *rule)
{
    bool has_source = node_child(rule->node, "cite") != NULL;
    bool has_position = false;
    for (const xmlNode *n = rule->node->children; n; n = n->next) {
        if (!node_is(n, "position"))
            continue;
        has_position = true;
        if (!node_child(n, "cite"))
            check_found(
                c, n, "unsourced", "a position of rule \"%s\" names no source", rule->id);
    }
    if (!has_source && !has_position && !load_was_repaired(rule->node))
        check_found(c, rule->node, "unsourced", "rule \"%s\" names no source", rule->id);
    g_autofree char *what = g_strdup_printf("rule \"%s\"", rule->id);
    check_weak(c, rule->node, &rule->cites, rule->confidence, what);
}

static void
check_value(struct checker *c, const struct fact *fact, const struct fact_value *value)
{
    if (!node_child(value->node, "cite") && !load_was_repaired(value->node))
        check_found(
            c, value->node, "unsourced", "a value of fact \"%s\" names no source", fact->id);
    g_autofree char *what = g_strdup_printf("a value of fact \"%s\"", fact->id);
    check_weak(c, value->node, &value->cites, value->confidence, what);
}

/* Any source may be cited against a claim; a source for a claim must be reliable. */
static void
check_reliable(struct checker *c)
{
    for (guint i = 0; i < c->cites->len; i++) {
        const xmlNode *n = c->cites->pdata[i];
        const char *id = node_attribute(n, "source");
        const struct anchor *anchor = id ? model_anchor(c->model, id) : NULL;
        if (!anchor || anchor->kind != ANCHOR_SOURCE || !anchor->target)
            continue;
        const struct citation_source *source = anchor->target;
        if (!source->is_unreliable || !cite_stands(c->model, n, c->ctx->as_of))
            continue;
        struct diag *diag = check_found(c, n, "unreliable-source",
            "source \"%s\" is cited as support but is marked as unreliable", source->id);
        check_note(c, diag, source->node, "it is marked here");
    }
}

/*
 * Sources are numbered in a practice, a section or a table of figures; elsewhere their mark
 * would lead nowhere.  A rule cites for all of its parts.
 */
static void
check_places(struct checker *c)
{
    for (guint i = 0; i < c->cites->len; i++) {
        const xmlNode *n = c->cites->pdata[i], *parent = n->parent;
        if (!node_is(parent, "p") && !node_is(parent, "note"))
            continue;
        const xmlNode *home = parent;
        while (home && !node_is(home, "rule") && !node_is(home, "practice") &&
               !node_is(home, "section"))
            home = home->parent;
        if (!home)
            check_found(c, n, "schema",
                "a source cannot be cited here: only practices and sections number their sources");
        else if (node_is(home, "rule"))
            check_found(c, n, "schema", "a rule cites its sources after its text, not in it");
    }
}

void
check_sources(struct checker *c)
{
    for (size_t i = 0; i < c->model->n_practices; i++)
        for (size_t k = 0; k < c->model->practices[i].n_own_rules; k++)
            check_rule(c, &c->model->practices[i].own_rules[k]);
    for (size_t i = 0; i < c->model->n_facts; i++)
        for (size_t k = 0; k < c->model->facts[i].n_values; k++)
            check_value(c, &c->model->facts[i], &c->model->facts[i].values[k]);
    check_reliable(c);
    check_places(c);
}
