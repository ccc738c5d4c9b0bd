/* Resolves what the author's text contains: figures, references, terms, pictures; see also. */
#include "compose/annotate.h"
#include "model/history.h"

static const char *const kind_names[] = {
    [ANCHOR_ROLE] = "role",
    [ANCHOR_CIRCUMSTANCE] = "circumstance",
    [ANCHOR_CASE] = "case",
    [ANCHOR_AUTHORITY] = "authority",
    [ANCHOR_SOURCE] = "source",
    [ANCHOR_FACT] = "fact",
    [ANCHOR_TERM] = "term",
    [ANCHOR_CHAPTER] = "chapter",
    [ANCHOR_PRACTICE] = "practice",
    [ANCHOR_RULE] = "rule",
    [ANCHOR_SECTION] = "section",
    [ANCHOR_GUIDE] = "guide",
    [ANCHOR_SCENARIO] = "scenario",
    [ANCHOR_FIGURE] = "figure",
    [ANCHOR_TABLE] = "table",
    [ANCHOR_OTHER] = "other",
};

/* The target of a reference; a rule is shown by its practice's number and title. */
struct destination {
    enum anchor_kind kind;
    const xmlNode *node; /* provides number and title */
    const char *target;  /* id to link to */
    const char *number, *title;
    bool is_gone;
};

static const char *
title_of(const struct annotate *an, const xmlNode *node)
{
    const xmlNode *title = node_child(node, "title");
    if (!title)
        title = node_child(node, "caption");
    return title ? model_text(an->ctx, an->model, title) : NULL;
}

static struct destination
place_of(const struct annotate *an, const struct anchor *anchor)
{
    struct destination place = {
        .kind = anchor->kind,
        .node = anchor->node,
        .target = anchor->id,
    };
    place.is_gone = is_omitted(an, anchor->node);
    if (anchor->kind == ANCHOR_RULE && anchor->target)
        place.node = ((const struct rule *)anchor->target)->practice->node;
    const char *label = node_attribute(anchor->node, "label");
    place.number = label ? label : model_number(an->model, place.node);
    if (place.number && !*place.number)
        place.number = NULL;
    place.title = title_of(an, place.node);
    return place;
}

static void
annotate_ref(const struct annotate *an, xmlNode *node)
{
    const char *to = node_attribute(node, "to");
    const struct anchor *anchor = to ? model_anchor(an->model, to) : NULL;
    if (!anchor)
        return;
    struct destination place = place_of(an, anchor);
    derive(an, node, "kind", kind_names[place.kind]);
    derive(an, node, "target", place.target);
    derive(an, node, "number", place.is_gone ? NULL : place.number);
    derive(an, node, "title", place.title ? place.title : to);
    derive(an, node, "gone", place.is_gone ? "yes" : NULL);
}

static void
annotate_value(const struct annotate *an, xmlNode *node)
{
    const char *text = NULL;
    fact_resolve(an->ctx, an->model, node, an->as_of, true, &text);
    derive(an, node, "text", text ? text : "–");
}

static void
annotate_term(const struct annotate *an, xmlNode *node)
{
    const char *id = node_attribute(node, "ref");
    const struct anchor *anchor = id ? model_anchor(an->model, id) : NULL;
    if (anchor && anchor->kind == ANCHOR_TERM && anchor->target)
        derive(an, node, "text", ((const struct term *)anchor->target)->name);
}

/*
 * Older names of a glossary term, with their periods; `current` is the name on the as-of day.
 */
static void
annotate_name(const struct annotate *an, xmlNode *node)
{
    if (node_attribute(node, "number"))
        return;
    struct period period = node_period(node);
    if (period_holds(&period, an->as_of))
        derive(an, node, "current", "yes");
    else
        derive(an, node, "period-text", period_words(an->ctx, an->model, &period));
}

static void
annotate_facts(const struct annotate *an)
{
    for (size_t i = 0; i < an->model->n_facts; i++) {
        const struct fact *fact = &an->model->facts[i];
        for (size_t k = 0; k < fact->n_values; k++) {
            const struct fact_value *value = &fact->values[k];
            if (is_omitted(an, value->node))
                continue;
            bool is_current = period_holds(&value->period, an->as_of);
            struct period known = value->period;
            if (is_current)
                known.until.first = DAY_MAX;
            derive(an, value->node, "text", fact_format(an->ctx, an->model, value));
            bool is_known = is_current && !history_is_uncertain(value, an->as_of);
            const char *when = period_words(an->ctx, an->model, &known);
            if (is_current && !is_known)
                when = say(
                    an, "list.semicolon", when, history_known_until(an->ctx, an->model, value));
            derive(an, value->node, "state", is_known ? "current" : "past");
            derive(an, value->node, "period-text", when);
        }
    }
}

void
annotate_text(const struct annotate *an)
{
    static const struct {
        const char *name;
        void (*annotate)(const struct annotate *, xmlNode *);
    } elements[] = {
        { "value-of", annotate_value },
        { "ref", annotate_ref },
    };
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
            if (node_is(n, elements[i].name))
                elements[i].annotate(an, n);
        }
        if (node_is(n, "term") && node_attribute(n, "ref"))
            annotate_term(an, n);
        if (node_is(n, "name") && node_is(n->parent, "term"))
            annotate_name(an, n);
        if (node_is(n, "chapter") || node_is(n, "section") || node_is(n, "guide") ||
            node_is(n, "figure") || node_is(n, "table"))
            derive(an, n, "number", model_number(an->model, n));
    }
    annotate_facts(an);
}

/* References lead to something that can be read; a rule leads to its practice. */
static const struct anchor *
see_target(const struct annotate *an, const struct practice *practice, const xmlNode *ref)
{
    const char *to = node_attribute(ref, "to");
    const struct anchor *anchor = to ? model_anchor(an->model, to) : NULL;
    if (anchor && anchor->kind == ANCHOR_RULE && anchor->target)
        anchor = model_anchor(an->model, ((const struct rule *)anchor->target)->practice->id);
    if (!anchor || is_omitted(an, anchor->node) || anchor->node == practice->node)
        return NULL;
    switch (anchor->kind) {
    case ANCHOR_CHAPTER:
    case ANCHOR_PRACTICE:
    case ANCHOR_SECTION:
    case ANCHOR_SCENARIO:
        return anchor;
    default: /* guides have a list of their own; other nodes have no text of their own */
        return NULL;
    }
}

void
annotate_see_also(const struct annotate *an, const struct practice *practice)
{
    GPtrArray *seen = g_ptr_array_new();
    xmlNode *list = NULL;
    for (xmlNode *n = practice->node; n; n = next_element(an, n, practice->node)) {
        const struct anchor *anchor = node_is(n, "ref") ? see_target(an, practice, n) : NULL;
        if (!anchor || g_ptr_array_find(seen, anchor, NULL))
            continue;
        g_ptr_array_add(seen, (gpointer)(uintptr_t)anchor);
        if (!list)
            list = derive_child(an, practice->node, "see-also");
        struct destination place = place_of(an, anchor);
        xmlNode *see = derive_child(an, list, "see");
        derive(an, see, "ref", place.target);
        derive(an, see, "kind", kind_names[place.kind]);
        derive(an, see, "number", place.number);
        derive(an, see, "title", place.title);
    }
    g_ptr_array_free(seen, TRUE);
}
