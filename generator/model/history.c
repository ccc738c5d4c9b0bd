#include "model/history.h"
#include "model/format.h"

#include "model/fact.h"
#include "model/period_words.h"
#include "model/words.h"

#include <string.h>

/* A day on which a figure may change, as its author wrote it. */
struct cut {
    struct date date;
    bool attested, about, unknown;
};

/* A stretch of days on which a figure is the same. */
struct value_period {
    struct cut from, until;
    const char *text;
    const struct fact_value *value; /* the fact's own value on the first of these days */
};

static const char *
say(struct ctx *ctx, const struct model *model, const char *key, const char *one,
    const char *two)
{
    return word(ctx->arena, model->words, key, one, two, NULL);
}

/* Includes an end that only a later rule has settled (see "until" in proviso-handbook(5)). */
static struct period
rule_period(const struct model *model, const xmlNode *node)
{
    const xmlAttr *id =
        xmlHasNsProp((xmlNode *)(uintptr_t)node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    const char *name = id && id->children ? (const char *)id->children->content : NULL;
    const struct anchor *anchor = name ? model_anchor(model, name) : NULL;
    return anchor && anchor->kind == ANCHOR_RULE && anchor->target
               ? ((const struct rule *)anchor->target)->period
               : node_period(node);
}

bool
history_is_asked(
    const struct model *model, const xmlNode *value_of, day as_of, struct period *period)
{
    if (node_attribute(value_of, "on"))
        return false;
    const xmlNode *n = value_of;
    while (n && n->type == XML_ELEMENT_NODE && !node_is(n, "rule") && !node_is(n, "step"))
        n = n->parent;
    if (!n || n->type != XML_ELEMENT_NODE || !node_is(n, "rule"))
        return false;
    *period = rule_period(model, n);
    return period->until.first <= as_of;
}

/* --- When it may change ------------------------------------------------------------------ */

static int
compare_cuts(const void *left, const void *right)
{
    const struct cut *a = left, *b = right;
    return a->date.first < b->date.first ? -1 : a->date.first > b->date.first;
}

static void
add_cut(GArray *cuts, const struct period *period, struct cut cut)
{
    if (cut.date.first > period->from.first && cut.date.first < period->until.first)
        g_array_append_val(cuts, cut);
}

static void
add_fact(GArray *cuts, const struct model *model, const char *id, const struct period *period)
{
    const struct anchor *anchor = id ? model_anchor(model, id) : NULL;
    if (!anchor || anchor->kind != ANCHOR_FACT || !anchor->target)
        return;
    const struct fact *fact = anchor->target;
    for (size_t i = 0; i < fact->n_values; i++) {
        const struct period *p = &fact->values[i].period;
        /* Beginnings come first: they say more than the end of the value before. */
        add_cut(cuts, period, (struct cut){ p->from, p->attested, p->about_from, false });
        add_cut(
            cuts, period, (struct cut){ p->until, false, p->about_until, p->unknown_until });
    }
}

/* Adds the changes of all facts that the figure is computed from. */
static void
add_facts(GArray *cuts, const struct model *model, const xmlNode *value_of,
    const struct period *period)
{
    static const char *const names[] = { "fact", "of", "keep", "after", "times" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        add_fact(cuts, model, node_attribute(value_of, names[i]), period);
    for (const xmlNode *n = value_of->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && node_is(n, "value-of"))
            add_facts(cuts, model, n, period);
}

/* Sorts by day and keeps each day once, preferring what a beginning says of it. */
static GArray *
cuts_collect(const struct model *model, const xmlNode *value_of, const struct period *period)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));
    const struct cut first = { period->from, period->attested, period->about_from, false };
    const struct cut last = { period->until, false, period->about_until,
        period->unknown_until };
    add_facts(cuts, model, value_of, period);
    g_array_sort(cuts, compare_cuts);
    guint n = 0;
    for (guint i = 0; i < cuts->len; i++) {
        const struct cut cut = g_array_index(cuts, struct cut, i);
        struct cut *before = n ? &g_array_index(cuts, struct cut, n - 1) : NULL;
        if (before && before->date.first == cut.date.first) {
            before->unknown |= cut.unknown;
            before->attested |= cut.attested;
            continue;
        }
        g_array_index(cuts, struct cut, n++) = cut;
    }
    g_array_set_size(cuts, n);
    g_array_prepend_val(cuts, first);
    g_array_append_val(cuts, last);
    return cuts;
}

/* --- What it was ------------------------------------------------------------------------ */

/* The periods with a single value; joins neighbours whose text is the same. */
static GArray *
value_periods_collect(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const GArray *cuts, day *ambiguous)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct value_period));
    const struct anchor *anchor = model_anchor(model, node_attribute(value_of, "fact"));
    for (guint i = 0; i + 1 < cuts->len; i++) {
        struct value_period s = { .from = g_array_index(cuts, struct cut, i),
            .until = g_array_index(cuts, struct cut, i + 1) };
        day on = s.from.date.first == DAY_MIN ? s.until.date.first - 1 : s.from.date.first;
        bool is_ambiguous;
        s.value = fact_on(anchor->target, on, &is_ambiguous);
        if (is_ambiguous && *ambiguous == DAY_MIN)
            *ambiguous = on;
        fact_resolve(ctx, model, value_of, on, true, &s.text);
        struct value_period *before =
            list->len ? &g_array_index(list, struct value_period, list->len - 1) : NULL;
        if (before && s.text && before->until.date.first == s.from.date.first &&
            strcmp(before->text, s.text) == 0)
            before->until = s.until;
        else if (s.text)
            g_array_append_val(list, s);
    }
    return list;
}

/* --- In words --------------------------------------------------------------------------- */

/* "2014" or "March 2014" if the days are exactly that year or month; else NULL. */
static const char *
unit_words(struct ctx *ctx, const struct model *model, day from, day until)
{
    int year, month, day_of_month;
    if (from == DAY_MIN || until == DAY_MAX)
        return NULL;
    day_to_civil(from, &year, &month, &day_of_month);
    struct date date = { from, PRECISION_YEAR };
    if (day_of_month != 1)
        return NULL;
    if (month == 1 && until == day_from_civil(year + 1, 1, 1))
        return format_date(ctx, model->lang, &date);
    date.precision = PRECISION_MONTH;
    day next =
        month == 12 ? day_from_civil(year + 1, 1, 1) : day_from_civil(year, month + 1, 1);
    return until == next ? format_date(ctx, model->lang, &date) : NULL;
}

/* "USD 53,900 in 2014", "USD 54,600 from 1 May 2015 until 1 January 2017" */
static const char *
dated(struct ctx *ctx, const struct model *model, const char *text, const struct cut *from,
    const struct cut *until)
{
    bool is_plain = !from->attested && !from->about && !until->about && !until->unknown;
    const char *unit =
        is_plain ? unit_words(ctx, model, from->date.first, until->date.first) : NULL;
    if (unit)
        return say(ctx, model, "history.in", text, unit);
    const char *end = until->unknown
                          ? say(ctx, model, "period.end-unknown", NULL, NULL)
                          : say(ctx, model, "period.until",
                                date_words(ctx, model, &until->date, until->about), NULL);
    if (from->date.first == DAY_MIN)
        return say(ctx, model, "history.value", text, end);
    const char *begin = say(ctx, model, from->attested ? "history.by" : "history.from",
        date_words(ctx, model, &from->date, from->about), NULL);
    const char *key = until->unknown ? "list.comma" : "history.value";
    return say(ctx, model, "history.value", text, say(ctx, model, key, begin, end));
}

/* The value as a number, for comparisons; false if it is not a single number. */
static bool
figure_of(const struct value_period *s, const char *unit, double *figure)
{
    const struct fact_value *value = s->value;
    if (!value || value->to || value->kind > VALUE_QUANTITY)
        return false;
    size_t start = strcspn(value->text, "-0123456789.");
    size_t size = strspn(value->text + start, "-0123456789.");
    *figure = g_ascii_strtod(value->text + start, NULL);
    return !unit || (strncmp(value->text, unit, start) == 0 &&
                        strcmp(value->text + start + size,
                            unit + start + strspn(unit + start, "-0123456789.")) == 0);
}

/*
 * "USD 53,500 to USD 55,800": the lowest and the highest; for values that cannot be compared,
 * the first and the last.
 */
static const char *
range_words(
    struct ctx *ctx, const struct model *model, const xmlNode *value_of, const GArray *list)
{
    const struct value_period *all = (const struct value_period *)(const void *)list->data;
    const struct value_period *low = all, *high = &all[list->len - 1];
    double least = 0, most = 0, figure;
    bool is_number = !node_attribute(value_of, "of") && !node_child(value_of, "value-of");
    for (guint i = 0; i < list->len && is_number; i++) {
        is_number = figure_of(&all[i], all[0].value ? all[0].value->text : NULL, &figure);
        if (is_number && (i == 0 || figure < least)) {
            least = figure;
            low = &all[i];
        }
        if (is_number && (i == 0 || figure > most)) {
            most = figure;
            high = &all[i];
        }
    }
    if (!is_number) {
        low = all;
        high = &all[list->len - 1];
    }
    return say(
        ctx, model, is_number ? "fact.range" : "history.first-last", low->text, high->text);
}

static const char *
value_periods_words(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct period *period, const GArray *list)
{
    const struct value_period *all = (const struct value_period *)(const void *)list->data;
    const struct value_period *last = &all[list->len - 1];
    if (list->len == 1 && all[0].from.date.first == period->from.first &&
        all[0].until.date.first == period->until.first)
        return all[0].text;
    if (list->len > HISTORY_MAX_VALUES)
        return dated(
            ctx, model, range_words(ctx, model, value_of, list), &all[0].from, &last->until);
    const char *text = NULL;
    for (guint i = 0; i < list->len; i++) {
        const char *one = dated(ctx, model, all[i].text, &all[i].from, &all[i].until);
        text = text ? say(ctx, model, "list.comma", text, one) : one;
    }
    return text;
}

const char *
history_text(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct period *period, day *ambiguous)
{
    *ambiguous = DAY_MIN;
    GArray *cuts = cuts_collect(model, value_of, period);
    GArray *list = value_periods_collect(ctx, model, value_of, cuts, ambiguous);
    const char *text =
        list->len ? value_periods_words(ctx, model, value_of, period, list) : NULL;
    g_array_free(cuts, TRUE);
    g_array_free(list, TRUE);
    return text;
}

/* --- Values whose end is unknown ---------------------------------------------------------- */

/* The last day it is known to hold: when it was last seen, else when it began. */
static struct date
last_known(const struct fact_value *value)
{
    struct date date;
    const char *seen = node_attribute(value->node, "seen");
    return seen && date_parse(seen, &date) ? date : value->period.from;
}

static int
year_of(day on)
{
    int year, month, day_of_month;
    day_to_civil(on, &year, &month, &day_of_month);
    return year;
}

bool
history_is_uncertain(const struct fact_value *value, day on)
{
    if (!value->period.unknown_until)
        return false;
    const struct date date = last_known(value);
    return date.first == DAY_MIN || year_of(on) > year_of(date.first);
}

const char *
history_known_until(struct ctx *ctx, const struct model *model, const struct fact_value *value)
{
    const struct date date = last_known(value);
    if (date.first == DAY_MIN)
        return say(ctx, model, "fact.not-known", NULL, NULL);
    const struct date year = { day_from_civil(year_of(date.first), 1, 1), PRECISION_YEAR };
    return say(ctx, model, "fact.known-until", format_date(ctx, model->lang, &year), NULL);
}
