/* Where claims come from, and what the text says in figures and words: sources, facts, terms.
 */
#include "model/build.h"
#include "model/written.h"

#include <math.h>
#include <string.h>

struct date
read_date(const xmlNode *node, const char *attribute)
{
    struct date date;
    const char *text = node_attribute(node, attribute);
    if (text && date_parse(text, &date))
        return date;
    return (struct date){ .first = DAY_MIN };
}

enum confidence
read_confidence(const xmlNode *node)
{
    const char *text = node_attribute(node, "confidence");
    if (!text)
        return CONFIDENCE_UNSAID;
    return g_str_equal(text, "low")      ? CONFIDENCE_LOW
           : g_str_equal(text, "medium") ? CONFIDENCE_MEDIUM
           : g_str_equal(text, "high")   ? CONFIDENCE_HIGH
                                         : CONFIDENCE_UNSAID;
}

void
build_sources(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_SOURCE];
    model->n_sources = nodes->len;
    model->sources = ARENA_ARRAY(b->ctx->arena, struct citation_source, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct citation_source *s = &model->sources[i];
        const xmlNode *node = s->node = nodes->pdata[i];
        const char *authority = node_attribute(node, "authority");
        const char *about = node_attribute(node, "about");
        const char *reliable = node_attribute(node, "reliable");
        s->index = i;
        s->id = node_id(b, node, i);
        s->title = child_text(b, node, "title");
        s->href = node_attribute(node, "href");
        s->dating = node_attribute(node, "dating");
        s->published = read_date(node, "published");
        s->published_until = read_date(node, "published-until");
        s->accessed = read_date(node, "accessed");
        s->about_published = written_has_word(about, "published");
        s->is_unreliable = reliable && g_str_equal(reliable, "no");
        if (!s->title)
            s->title = s->id;
        if (authority)
            authority_parse(authority, &s->authority);
        link_bind(b, node, s);
    }
}

struct cites
read_cites(const struct builder *b, const xmlNode *node)
{
    size_t n = count_children(node, "cite"), kept = 0;
    struct cite *list = ARENA_ARRAY(b->ctx->arena, struct cite, n);
    for (xmlNode *c = next_named(node->children, "cite"); c; c = next_named(c->next, "cite")) {
        const struct citation_source *source =
            link_target(b, node_attribute(c, "source"), ANCHOR_SOURCE);
        if (!source)
            continue;
        struct cite *cite = &list[kept++];
        const char *authority = node_attribute(c, "authority");
        *cite = (struct cite){
            .source = source,
            .authority = source->authority,
            .at = node_attribute(c, "at"),
            .node = c,
        };
        if (authority)
            authority_parse(authority, &cite->authority);
    }
    return (struct cites){ list, kept };
}

static const struct {
    const char *attribute;
    enum value_kind kind;
} value_kinds[] = {
    { "money", VALUE_MONEY },
    { "percent", VALUE_PERCENT },
    { "count", VALUE_COUNT },
    { "quantity", VALUE_QUANTITY },
    { "duration", VALUE_DURATION },
    { "date", VALUE_DATE },
    { "text", VALUE_TEXT },
};

/* The figure in "EUR 1.50", "5 kg" or "10": from its first digit or sign on. */
static double
figure(const char *text)
{
    return g_ascii_strtod(text + strcspn(text, "-0123456789."), NULL);
}

static void
read_bands(const struct builder *b, struct fact_value *value)
{
    size_t n = count_children(value->node, "band");
    value->bands = ARENA_ARRAY(b->ctx->arena, struct band, n);
    value->n_bands = n;
    xmlNode *node = value->node->children;
    for (size_t i = 0; i < n; i++) {
        struct band *band = &value->bands[i];
        node = next_named(node, "band");
        band->upto_text = node_attribute(node, "upto");
        band->percent_text = node_attribute(node, "percent");
        if (!band->percent_text)
            band->percent_text = "0";
        band->upto = band->upto_text ? figure(band->upto_text) : INFINITY;
        band->percent = figure(band->percent_text);
        node = node->next;
    }
}

static void
read_value(const struct builder *b, struct fact_value *value, xmlNode *node)
{
    const char *bound = node_attribute(node, "bound");
    value->node = node;
    value->kind = VALUE_TEXT;
    value->text = "";
    for (size_t i = 0; i < G_N_ELEMENTS(value_kinds); i++) {
        const char *text = node_attribute(node, value_kinds[i].attribute);
        if (text) {
            value->kind = value_kinds[i].kind;
            value->text = text;
        }
    }
    value->to = node_attribute(node, "to");
    value->bound = !bound                      ? BOUND_NONE
                   : g_str_equal(bound, "min") ? BOUND_MIN
                   : g_str_equal(bound, "max") ? BOUND_MAX
                                               : BOUND_NONE;
    value->period = node_period(node);
    value->confidence = read_confidence(node);
    value->cites = read_cites(b, node);
    read_bands(b, value);
    if (value->n_bands)
        value->kind = VALUE_BANDS;
}

/* A value whose end is unknown holds until the next one begins. */
static void
settle_ends(struct fact *fact)
{
    for (size_t i = 0; i < fact->n_values; i++) {
        struct period *period = &fact->values[i].period;
        if (!period->unknown_until)
            continue;
        for (size_t k = 0; k < fact->n_values; k++) {
            const struct date *next = &fact->values[k].period.from;
            if (next->first > period->from.first && next->first < period->until.first)
                period->until = *next;
        }
    }
}

void
build_facts(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_FACT];
    model->n_facts = nodes->len;
    model->facts = ARENA_ARRAY(b->ctx->arena, struct fact, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct fact *fact = &model->facts[i];
        fact->index = i;
        fact->node = nodes->pdata[i];
        fact->id = node_id(b, fact->node, i);
        fact->n_values = count_children(fact->node, "value");
        fact->values = ARENA_ARRAY(b->ctx->arena, struct fact_value, fact->n_values);
        xmlNode *node = fact->node->children;
        for (size_t k = 0; k < fact->n_values; k++) {
            node = next_named(node, "value");
            read_value(b, &fact->values[k], node);
            node = node->next;
        }
        settle_ends(fact);
        link_bind(b, fact->node, fact);
    }
    /* Names may speak of other facts, so they come when all values are known. */
    for (size_t i = 0; i < nodes->len; i++) {
        struct fact *fact = &model->facts[i];
        fact->name = child_text(b, fact->node, "name");
        if (!fact->name)
            fact->name = fact->id;
    }
}

/*
 * Which name a term has on the as-of day: of those in use the one that ended first, since an
 * older name says until when it was used and the present one need not say since when.
 */
static const xmlNode *
current_name(const struct builder *b, const struct term *term)
{
    const xmlNode *best = node_child(term->node, "name");
    day best_until = DAY_MAX;
    bool found = false;
    for (xmlNode *n = next_named(term->node->children, "name"); n;
         n = next_named(n->next, "name")) {
        struct period period = node_period(n);
        if (!period_holds(&period, b->ctx->as_of))
            continue;
        if (!found || period.until.first < best_until) {
            best = n;
            best_until = period.until.first;
        }
        found = true;
    }
    return best;
}

void
build_terms(struct builder *b)
{
    struct model *model = b->model;
    GPtrArray *nodes = b->nodes[ANCHOR_TERM];
    model->n_terms = nodes->len;
    model->terms = ARENA_ARRAY(b->ctx->arena, struct term, nodes->len);
    for (size_t i = 0; i < nodes->len; i++) {
        struct term *term = &model->terms[i];
        term->index = i;
        term->node = nodes->pdata[i];
        term->id = node_id(b, term->node, i);
        size_t n = count_children(term->node, "name");
        term->other_names = ARENA_ARRAY(b->ctx->arena, const char *, n);
        const xmlNode *current = current_name(b, term);
        term->name = current ? model_text(b->ctx, model, current) : term->id;
        for (xmlNode *name = next_named(term->node->children, "name"); name;
             name = next_named(name->next, "name")) {
            if (name != current)
                term->other_names[term->n_other_names++] = model_text(b->ctx, model, name);
        }
        link_bind(b, term->node, term);
    }
}
