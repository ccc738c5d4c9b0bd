/* Sources, cites and terms. */
#include "model/internal.h"
#include "model/validate.h"

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
        s->attested = read_date(node, "attested");
        s->about_published = list_has_word(about, "published");
        s->is_unreliable = reliable && g_str_equal(reliable, "no");
        if (!s->title)
            s->title = s->id;
        s->authority = read_authority(b, node, NULL);
        link_bind(b, node, s);
    }
}

bool
source_is_later(const struct citation_source *source, day on)
{
    day known = source->published.first;
    if (source->attested.first != DAY_MIN)
        known = source->attested.first;
    return known != DAY_MIN && known > on;
}

static bool
is_later(const struct model *model, const xmlNode *cite, day on)
{
    const char *id = node_attribute(cite, "source");
    const struct anchor *anchor = id ? model_anchor(model, id) : NULL;
    return anchor && anchor->kind == ANCHOR_SOURCE && anchor->target &&
           source_is_later(anchor->target, on);
}

bool
cite_stands(const struct model *model, const xmlNode *cite_or_against, day on)
{
    if (!is_later(model, cite_or_against, on))
        return true;
    if (!node_is(cite_or_against, "cite"))
        return false;
    const xmlNode *claim = cite_or_against->parent;
    for (xmlNode *n = next_named(claim->children, "cite"); n; n = next_named(n->next, "cite"))
        if (!is_later(model, n, on))
            return false;
    return true;
}

struct cites
read_cites(const struct builder *b, const xmlNode *node)
{
    day on = b->ctx->as_of;
    size_t n = count_children(node, "cite"), kept = 0;
    struct cite *list = ARENA_ARRAY(b->ctx->arena, struct cite, n);
    for (xmlNode *c = next_named(node->children, "cite"); c; c = next_named(c->next, "cite")) {
        const struct citation_source *source =
            link_target(b, node_attribute(c, "source"), ANCHOR_SOURCE);
        if (!source || !cite_stands(b->model, c, on))
            continue;
        struct cite *cite = &list[kept++];
        *cite = (struct cite){
            .source = source,
            .authority = read_authority(b, c, source->authority),
            .at = node_attribute(c, "at"),
            .is_later = source_is_later(source, on),
            .node = c,
        };
    }
    return (struct cites){ list, kept };
}

/*
 * The name of a term on the as-of day: of those in use the one that ends first, because an
 * older name has an `until` and the current one needs no `from`.
 */
static const xmlNode *
current_name(const struct builder *b, const struct term *term)
{
    const xmlNode *best = node_child(term->node, "name");
    day best_until = DAY_MAX;
    bool found = false;
    xmlNode *n = term->node->children;
    for (; (n = next_named(n, "name")); n = n->next) {
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
        xmlNode *name = term->node->children;
        for (; (name = next_named(name, "name")); name = name->next) {
            if (name != current)
                term->other_names[term->n_other_names++] = model_text(b->ctx, model, name);
        }
        link_bind(b, term->node, term);
    }
}
