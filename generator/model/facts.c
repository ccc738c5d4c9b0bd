/* Facts and their values. */
#include "model/facts.h"
#include "model/fact.h"
#include "model/format.h"
#include "model/internal.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[] = {
    [VALUE_MONEY] = "money",
    [VALUE_PERCENT] = "percent",
    [VALUE_COUNT] = "count",
    [VALUE_QUANTITY] = "quantity",
    [VALUE_DURATION] = "duration",
    [VALUE_DATE] = "date",
    [VALUE_TEXT] = "text",
    [VALUE_BANDS] = "bands",
};
static const char *const bound_names[] = { [BOUND_MIN] = "min", [BOUND_MAX] = "max" };

const char *
value_kind_name(const struct fact_value *value)
{
    return kind_names[value->kind];
}

const char *
value_bound_name(const struct fact_value *value)
{
    return bound_names[value->bound];
}

/* Checks that a value is of exactly one kind. */
static void
check_kind(const struct builder *b, const struct fact_value *value, size_t n_kinds)
{
    if (n_kinds == 1 || (n_kinds == 0 && load_was_repaired(value->node)))
        return; /* the attribute that gives its kind was refused and reported */
    if (n_kinds == 0) {
        diag_add(b->ctx->diags, SEV_ERROR, node_span(value->node), "schema",
            "a value needs \"money\", \"percent\", \"count\", \"quantity\", "
            "\"duration\", \"date\", \"text\" or bands");
        return;
    }
    g_autoptr(GString) names = g_string_new(NULL);
    for (enum value_kind kind = 0; kind < VALUE_BANDS; kind++)
        if (node_attribute(value->node, kind_names[kind]))
            g_string_append_printf(
                names, "%s\"%s\"", names->len ? " and " : "", kind_names[kind]);
    diag_add(b->ctx->diags, SEV_ERROR, node_span(value->node), "schema",
        "a value is said in one way, and this one has %s%s: keep one", names->str,
        value->n_bands ? " and bands" : "");
}

/* True if both ends of a range are figures of the same kind, currency and unit. */
static bool
is_same_measure(enum value_kind kind, const char *from, const char *to)
{
    char code[4], other[4];
    const char *figure;
    struct date date;
    switch (kind) {
    case VALUE_MONEY:
        return format_split_money(from, code, &figure) &&
               format_split_money(to, other, &figure) && g_str_equal(code, other) &&
               format_is_number(figure);
    case VALUE_PERCENT:
    case VALUE_COUNT:
        return format_is_number(to);
    case VALUE_QUANTITY:
        return g_ascii_isdigit(*to) &&
               g_str_equal(from + strcspn(from, " "), to + strcspn(to, " "));
    case VALUE_DURATION:
        return *to == 'P';
    case VALUE_DATE:
        return date_parse(to, &date);
    case VALUE_TEXT:
    case VALUE_BANDS:
        break;
    }
    return true;
}

static void
check_range(const struct builder *b, const struct fact_value *value)
{
    struct diags *diags = b->ctx->diags;
    const xmlNode *node = value->node;
    if (!value->to && value->kind != VALUE_BANDS)
        return;
    if (value->bound != BOUND_NONE)
        diag_add(diags, SEV_ERROR, attribute_span(node, "bound"), "schema",
            "only a single figure can be a bound; a range or bands cannot");
    if (value->to && value->kind == VALUE_BANDS)
        diag_add(diags, SEV_ERROR, attribute_span(node, "to"), "schema",
            "bands cannot have \"to\": the last band has no end");
    else if (value->to && !is_same_measure(value->kind, value->text, value->to))
        diag_add(diags, SEV_ERROR, attribute_span(node, "to"), "schema",
            "\"%s\" is not in the same unit as \"%s\"", value->to, value->text);
}

/*
 * Checks that a currency exists and that amounts have decimals only if it has.  (A price per
 * piece may have more.)
 */
static void
check_money(
    const struct builder *b, const xmlNode *node, const char *attribute, const char *text)
{
    char code[4];
    const char *figure;
    if (!text || !format_split_money(text, code, &figure))
        return;
    struct span span = attribute_span(node, attribute);
    if (!format_is_currency(code))
        diag_add(b->ctx->diags, SEV_ERROR, span, "schema",
            "\"%s\" is not the code of a currency (ISO 4217)", code);
    else if (strchr(figure, '.') && format_currency_digits(code) == 0)
        diag_add(b->ctx->diags, SEV_ERROR, span, "schema",
            "\"%s\" has decimals, but amounts in %s have none", text, code);
}

/* Checks that bands ascend in one currency and that only the last one is open. */
static void
check_bands(const struct builder *b, const struct fact_value *value)
{
    const char *code = NULL;
    const char *problem = NULL;
    double below = 0;
    xmlNode *node = value->node->children;
    for (size_t i = 0; i < value->n_bands; i++) {
        const struct band *band = &value->bands[i];
        node = next_named(node, "band");
        check_money(b, node, "upto", band->upto_text);
        if (band->percent > 100)
            problem = "a band cannot take more than 100 percent";
        else if (!band->upto_text && i + 1 < value->n_bands)
            problem = "only the last band may be without \"upto\"";
        else if (band->upto_text && band->upto <= below)
            problem = "a band must end above the previous one";
        else if (band->upto_text && code && strncmp(code, band->upto_text, 3) != 0)
            problem = "all bands must be in the same currency";
        if (problem) {
            diag_add(b->ctx->diags, SEV_ERROR, node_span(node), "schema", "%s", problem);
            return;
        }
        code = band->upto_text;
        below = band->upto;
        node = node->next;
    }
}

/* The figure in "EUR 1.50", "5 kg" or "10": the text from the first digit or sign. */
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
    size_t n_kinds = 0;
    for (enum value_kind kind = 0; kind < VALUE_BANDS; kind++) {
        const char *text = node_attribute(node, kind_names[kind]);
        if (text) {
            value->kind = kind;
            value->text = text;
            n_kinds++;
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
    check_kind(b, value, n_kinds + (value->n_bands > 0));
    check_range(b, value);
    if (value->kind == VALUE_MONEY) {
        check_money(b, node, "money", value->text);
        check_money(b, node, "to", value->to);
    }
    check_bands(b, value);
}

/* A value whose end is unknown holds until the next value begins. */
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

/* Limits the number of values, because every use of a fact searches them all. */
#define MAX_VALUES 1000

static size_t
count_values(const struct builder *b, const struct fact *fact)
{
    size_t n = count_children(fact->node, "value");
    if (n <= MAX_VALUES)
        return n;
    diag_add(b->ctx->diags, SEV_ERROR, node_span(fact->node), "xml",
        "\"%s\" has more than %d values", fact->id, MAX_VALUES);
    return MAX_VALUES;
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
        fact->n_values = count_values(b, fact);
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
    /* Names may quote other facts, so they are read after all values. */
    for (size_t i = 0; i < nodes->len; i++) {
        struct fact *fact = &model->facts[i];
        fact->name = child_text(b, fact->node, "name");
        if (!fact->name)
            fact->name = fact->id;
    }
}
