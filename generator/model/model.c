/* Functions for all readers of the model: names of things, lookups, texts of nodes. */
#include "model/model.h"
#include "model/fact.h"
#include "model/quote.h"
#include "model/validate.h"

#include <string.h>

static const char *const kind_words[] = {
    [ANCHOR_ROLE] = "a role",
    [ANCHOR_CIRCUMSTANCE] = "a circumstance",
    [ANCHOR_CASE] = "a case",
    [ANCHOR_AUTHORITY] = "an authority",
    [ANCHOR_SOURCE] = "a source",
    [ANCHOR_FACT] = "a fact",
    [ANCHOR_TERM] = "a term",
    [ANCHOR_CHAPTER] = "a chapter",
    [ANCHOR_PRACTICE] = "a practice",
    [ANCHOR_RULE] = "a rule",
    [ANCHOR_SECTION] = "a section",
    [ANCHOR_GUIDE] = "a guide",
    [ANCHOR_SCENARIO] = "a scenario",
    [ANCHOR_FIGURE] = "a figure",
    [ANCHOR_TABLE] = "a table",
    [ANCHOR_OTHER] = "a part of the text",
};

const char *
anchor_kind_words(enum anchor_kind kind)
{
    return kind_words[kind];
}

const struct anchor *
model_anchor(const struct model *model, const char *id)
{
    return g_hash_table_lookup(model->anchors, id);
}

static const void *
target(const struct model *model, const char *id, enum anchor_kind kind)
{
    const struct anchor *anchor = model_anchor(model, id);
    return anchor && anchor->kind == kind ? anchor->target : NULL;
}

const struct practice *
model_practice(const struct model *model, const char *id)
{
    return target(model, id, ANCHOR_PRACTICE);
}

const struct role *
model_role(const struct model *model, const char *id)
{
    return target(model, id, ANCHOR_ROLE);
}

const struct answer_case *
model_case(const struct model *model, const char *id)
{
    return target(model, id, ANCHOR_CASE);
}

const char *
model_number(const struct model *model, const xmlNode *node)
{
    return g_hash_table_lookup(model->numbers, node);
}

uint64_t
case_set_limit(const struct case_set *set, const struct circumstance *circumstance)
{
    for (size_t i = 0; i < set->n; i++) {
        if (set->limits[i].circumstance == circumstance)
            return set->limits[i].cases;
    }
    return ~UINT64_C(0);
}

/* A date attribute; `open` if it is missing or not a date. */
static struct date
date_or(const xmlNode *node, const char *attribute, day open)
{
    struct date date;
    const char *text = node_attribute(node, attribute);
    if (text && date_parse(text, &date))
        return date;
    return (struct date){ .first = open };
}

struct period
node_period(const xmlNode *node)
{
    struct period period = { .until = date_or(node, "until", DAY_MAX) };
    const char *until = node_attribute(node, "until");
    const char *about = node_attribute(node, "about");
    period.attested = !node_attribute(node, "from") && node_attribute(node, "attested");
    period.from = date_or(node, period.attested ? "attested" : "from", DAY_MIN);
    period.unknown_until = until && g_str_equal(until, "unknown");
    period.about_from = list_has_word(about, "from");
    period.about_until = list_has_word(about, "until");
    if (period.from.first >= period.until.first)
        return PERIOD_ALWAYS;
    return period;
}

bool
node_stands(const xmlNode *node, day on)
{
    bool is_dated = false;
    for (const xmlAttr *a = node->properties; a && !is_dated; a = a->next)
        is_dated = attribute_is_period((const char *)a->name);
    if (!is_dated)
        return true;
    struct period period = node_period(node);
    return period_holds(&period, on);
}

/*
 * State while the text of a node is collected.  Empty references are replaced by titles, which
 * may contain references in turn.  Depth and amount are limited, because a few lines could
 * otherwise ask for more text than fits in memory.
 */
#define MAX_NESTING 4
#define MAX_STEPS   20000

struct gathering {
    struct ctx *ctx;
    const struct model *model;
    day on;
    GString *out;
    bool hides_figures; /* replaces each value-of by "#" */
    int nesting;
    size_t steps; /* nodes visited within references */
};

static void gather(struct gathering *g, const xmlNode *node);

/* The text for an empty ref or term: the name or title of its target. */
static void
gather_reference(struct gathering *g, const char *id)
{
    const struct anchor *anchor = id ? model_anchor(g->model, id) : NULL;
    if (!anchor || g->nesting >= MAX_NESTING)
        return;
    if (anchor->kind == ANCHOR_TERM && anchor->target) {
        g_string_append(g->out, ((const struct term *)anchor->target)->name);
        return;
    }
    const xmlNode *title = NULL;
    static const char *const titles[] = { "title", "caption", "name" };
    for (size_t i = 0; !title && i < G_N_ELEMENTS(titles); i++)
        title = node_child(anchor->node, titles[i]);
    if (anchor->kind == ANCHOR_RULE)
        title = node_child(anchor->node->parent, "title");
    if (!title)
        return;
    g->nesting++;
    gather(g, title);
    g->nesting--;
}

/* True if the element's start and end also separate words. */
static bool
parts_words(const xmlNode *node)
{
    static const char *const names[] = { "p", "ul", "ol", "li", "dl", "dt", "dd", "br", "table",
        "caption", "tr", "th", "td", "blockquote", "note", "figure" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (node_is(node, names[i]))
            return true;
    }
    return false;
}

static void
gather_element(struct gathering *g, const xmlNode *node)
{
    const char *text;
    if (node_is(node, "index") || node_is(node, "accept"))
        return;
    if (parts_words(node))
        g_string_append_c(g->out, ' ');
    if (node_is(node, "value-of") && g->hides_figures) {
        g_string_append_c(g->out, '#');
    } else if (node_is(node, "value-of")) {
        if (fact_resolve(g->ctx, g->model, node, g->on, true, &text))
            g_string_append(g->out, text);
    } else if (node_is(node, "ref") && !node->children) {
        gather_reference(g, node_attribute(node, "to"));
    } else if (node_is(node, "term") && !node->children) {
        gather_reference(g, node_attribute(node, "ref"));
    } else if (node_is(node, "q")) {
        g_string_append(g->out, quote_open(g->ctx, g->model, node));
        gather(g, node);
        g_string_append(g->out, quote_close(g->ctx, g->model, node));
    } else {
        gather(g, node);
    }
    if (parts_words(node))
        g_string_append_c(g->out, ' ');
}

static void
gather(struct gathering *g, const xmlNode *node)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (g->nesting && g->steps++ > MAX_STEPS)
            return;
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            g_string_append(g->out, (const char *)n->content);
        else if (n->type == XML_ELEMENT_NODE && node_stands(n, g->on))
            gather_element(g, n);
    }
}

/* Collapses XML white space to single spaces and strips it at both ends. */
static char *
collapse(struct arena *a, const char *text, size_t size)
{
    char *out = arena_alloc(a, size + 1);
    size_t n = 0;
    bool space = false;
    for (const char *p = text; *p; p++) {
        if (strchr(" \t\r\n", *p)) {
            space = n > 0;
        } else {
            if (space)
                out[n++] = ' ';
            space = false;
            out[n++] = *p;
        }
    }
    out[n] = '\0';
    return out;
}

const char *
model_text(struct ctx *ctx, const struct model *model, const xmlNode *node)
{
    return model_text_on(ctx, model, node, ctx->as_of);
}

static const char *
text_gather(struct gathering g, const xmlNode *node)
{
    if (!node)
        return "";
    g_autoptr(GString) text = g_string_new(NULL);
    g.out = text;
    gather(&g, node);
    return collapse(g.ctx->arena, text->str, text->len);
}

const char *
model_text_on(struct ctx *ctx, const struct model *model, const xmlNode *node, day on)
{
    return text_gather((struct gathering){ .ctx = ctx, .model = model, .on = on }, node);
}

const char *
model_text_bare(struct ctx *ctx, const struct model *model, const xmlNode *node, day on)
{
    return text_gather(
        (struct gathering){ .ctx = ctx, .model = model, .on = on, .hides_figures = true },
        node);
}

/* --- Texts that attributes share --- */

static guint
text_hash(gconstpointer text)
{
    return g_str_hash(((const xmlNode *)text)->content);
}

static gboolean
text_equal(gconstpointer a, gconstpointer b)
{
    return xmlStrEqual(((const xmlNode *)a)->content, ((const xmlNode *)b)->content);
}

static void
free_text(gpointer text)
{
    xmlFreeNode(text);
}

xmlNode *
model_shared_text(struct model *model, const char *value)
{
    if (!model->shared)
        model->shared = g_hash_table_new_full(text_hash, text_equal, free_text, NULL);
    const xmlNode wanted = { .content = (xmlChar *)(uintptr_t)value };
    xmlNode *text = g_hash_table_lookup(model->shared, &wanted);
    if (text)
        return text;
    text = xmlNewDocText(model->doc, (const xmlChar *)value);
    text->_private = text; /* tells leave_texts that it is shared */
    g_hash_table_add(model->shared, text);
    return text;
}

/* Takes the shared texts from the attributes at and below a node, which is freed then. */
static void
leave_texts(xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return;
    for (xmlAttr *a = node->properties; a; a = a->next)
        if (a->children && a->children->_private == a->children)
            a->children = a->last = NULL;
    for (xmlNode *child = node->children; child; child = child->next)
        leave_texts(child);
}

static void
free_shared(struct model *model)
{
    xmlNode *root = xmlDocGetRootElement(model->doc);
    if (root)
        leave_texts(root);
    if (model->apart)
        leave_texts(model->apart);
    g_hash_table_destroy(model->shared);
}

void
model_free(struct model *model)
{
    if (!model)
        return;
    if (model->shared)
        free_shared(model);
    xmlFreeNode(model->apart);
    g_hash_table_destroy(model->anchors);
    g_hash_table_destroy(model->former);
    g_hash_table_destroy(model->numbers);
    g_ptr_array_free(model->names, TRUE);
    g_ptr_array_free(model->accepts, TRUE);
    if (model->left_out)
        g_hash_table_destroy(model->left_out);
}
