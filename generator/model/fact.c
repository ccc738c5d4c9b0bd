/* A fact's value on a day, in words and figures. */
#include "model/fact.h"
#include "model/computed_value.h"
#include "model/format.h"
#include "model/history.h"
#include "model/quote.h"
#include "model/words.h"

#include <string.h>

const struct fact_value *
fact_on(const struct fact *fact, day on, bool *ambiguous)
{
    const struct fact_value *found = NULL;
    *ambiguous = false;
    for (size_t i = 0; i < fact->n_values; i++) {
        if (!period_holds(&fact->values[i].period, on))
            continue;
        if (found)
            *ambiguous = true;
        else
            found = &fact->values[i];
    }
    return found;
}

#define NO_BREAK "\u00a0"

static const char *
money_text(struct ctx *ctx, const char *lang, const char *text)
{
    char code[4];
    const char *figure;
    return format_split_money(text, code, &figure) ? format_money(ctx, lang, code, figure)
                                                   : text;
}

/* "3500 kg": formats the figure for the language and keeps the author's unit. */
static const char *
format_quantity(struct ctx *ctx, const char *lang, const char *text)
{
    size_t size = strcspn(text, " ");
    if (!text[size])
        return format_number(ctx, lang, text);
    const char *figure = arena_strndup(ctx->arena, text, size);
    return arena_printf(ctx->arena, "%s" NO_BREAK "%s", format_number(ctx, lang, figure),
        text + size + strspn(text + size, " "));
}

/* One figure of a value; text that is not well-formed for its kind is left unchanged. */
static const char *
format_one(struct ctx *ctx, const char *lang, enum value_kind kind, const char *text)
{
    struct date date;
    switch (kind) {
    case VALUE_MONEY:
        return money_text(ctx, lang, text);
    case VALUE_PERCENT:
        return format_percent(ctx, lang, text);
    case VALUE_COUNT:
        return format_number(ctx, lang, text);
    case VALUE_QUANTITY:
        return format_quantity(ctx, lang, text);
    case VALUE_DURATION: {
        const char *duration = format_duration(ctx, lang, text);
        return duration ? duration : text;
    }
    case VALUE_DATE:
        return date_parse(text, &date) ? format_date(ctx, lang, &date) : text;
    case VALUE_TEXT:
    case VALUE_BANDS:
        break;
    }
    return text;
}

/* "100% up to EUR 50, then 50% up to EUR 200, then 10%" */
static const char *
format_bands(struct ctx *ctx, const struct model *model, const struct fact_value *value)
{
    struct arena *a = ctx->arena;
    const char *text = NULL;
    for (size_t i = 0; i < value->n_bands; i++) {
        const struct band *band = &value->bands[i];
        const char *percent = format_percent(ctx, model->lang, band->percent_text);
        const char *upto =
            band->upto_text ? money_text(ctx, model->lang, band->upto_text) : NULL;
        const char *key = !upto ? "fact.band-rest" : i == 0 ? "fact.band" : "fact.band-next";
        const char *part =
            i == 0 && !upto ? percent : word(a, model->words, key, percent, upto, NULL);
        text = text ? word(a, model->words, "list.comma", text, part, NULL) : part;
    }
    return text ? text : "";
}

const char *
fact_format(struct ctx *ctx, const struct model *model, const struct fact_value *value)
{
    static const char *const bounds[] = {
        [BOUND_MIN] = "fact.at-least",
        [BOUND_MAX] = "fact.at-most",
    };
    if (value->kind == VALUE_BANDS)
        return format_bands(ctx, model, value);
    const char *text = format_one(ctx, model->lang, value->kind, value->text);
    if (value->to) {
        const char *to = format_one(ctx, model->lang, value->kind, value->to);
        text = word(ctx->arena, model->words, "fact.range", text, to, NULL);
    }
    if (value->bound == BOUND_NONE)
        return text;
    return word(ctx->arena, model->words, bounds[value->bound], text, NULL, NULL);
}

/* Of values that hold at once, the one that began last usually replaced the others. */
static void
suggest_until(struct ctx *ctx, struct diag *diag, const struct fact *fact, day on)
{
    const struct fact_value *last = NULL;
    for (size_t i = 0; i < fact->n_values; i++) {
        const struct fact_value *value = &fact->values[i];
        if (period_holds(&value->period, on) &&
            (!last || value->period.from.first > last->period.from.first))
            last = value;
    }
    if (!last || last->period.from.first == DAY_MIN)
        return;
    const char *from = node_attribute(last->node, "from");
    if (!from)
        from = node_attribute(last->node, "attested");
    if (from)
        diag_note(ctx->diags, diag, (struct span){ 0 },
            "end the earlier value with until=\"%s\"", from);
}

/* A value of that day whose end is not after its beginning: that is said, and counts as open.
 */
static bool
has_impossible_period(const struct fact *fact, day on)
{
    for (size_t i = 0; i < fact->n_values; i++) {
        const struct fact_value *value = &fact->values[i];
        const char *from = node_attribute(value->node, "from");
        const char *until = node_attribute(value->node, "until");
        struct date first, last;
        if (period_holds(&value->period, on) && from && until && date_parse(from, &first) &&
            date_parse(until, &last) && first.first >= last.first)
            return true;
    }
    return false;
}

/* Says that the fact speaks not at all, or with two voices, on the day that is asked for. */
static void
report_value(struct ctx *ctx, const struct fact *fact, const xmlNode *node, day on,
    const struct fact_value *first)
{
    char iso[11];
    day_format(on, iso);
    struct diag *diag;
    if (first && has_impossible_period(fact, on))
        return;
    if (first) {
        diag = diag_add(ctx->diags, SEV_ERROR, node_span(node), "ambiguous-value",
            "\"%s\" has more than one value on %s", fact->id, iso);
        for (size_t i = 0; i < fact->n_values; i++) {
            if (period_holds(&fact->values[i].period, on))
                diag_note(ctx->diags, diag, node_span(fact->values[i].node),
                    "this value holds on that day");
        }
        suggest_until(ctx, diag, fact, on);
        return;
    }
    diag = diag_add(ctx->diags, SEV_ERROR, node_span(node), "no-value",
        "\"%s\" has no value on %s", fact->id, iso);
    diag_note(ctx->diags, diag, node_span(fact->node), "here are its values");
}

day
fact_day(const struct model *model, const xmlNode *value_of, day as_of)
{
    for (const xmlNode *n = value_of; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        const char *on = n == value_of || node_is(n, "step") ? node_attribute(n, "on") : NULL;
        struct date date;
        if (on && date_parse(on, &date))
            return date.first;
        if (node_is(n, "step") && model->edition_date.first != DAY_MIN)
            return model->edition_date.first;
        if (!node_is(n, "rule"))
            continue;
        struct period period = node_period(n);
        if (period.until.first <= as_of)
            return period.until.first - 1;
        return MAX(period.from.first, as_of);
    }
    return as_of;
}

static const struct fact *
fact_of(const struct model *model, const xmlNode *value_of)
{
    const char *id = node_attribute(value_of, "fact");
    const struct anchor *anchor = id ? model_anchor(model, id) : NULL;
    return anchor && anchor->kind == ANCHOR_FACT ? anchor->target : NULL;
}

const struct fact_value *
fact_value_of(const struct model *model, const xmlNode *value_of, day as_of)
{
    const struct fact *fact = fact_of(model, value_of);
    if (!fact)
        return NULL;
    bool is_ambiguous;
    const struct fact_value *value =
        fact_on(fact, fact_day(model, value_of, as_of), &is_ambiguous);
    return is_ambiguous ? NULL : value;
}

/* What the value was throughout the period of a past rule. */
static bool
resolve_history(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct period *period, bool quiet, const char **text)
{
    day ambiguous;
    const struct fact *fact = fact_of(model, value_of);
    *text = history_text(ctx, model, value_of, period, &ambiguous);
    bool is_ambiguous = false;
    const struct fact_value *value =
        ambiguous == DAY_MIN ? NULL : fact_on(fact, ambiguous, &is_ambiguous);
    if (!quiet && (is_ambiguous || !*text))
        report_value(ctx, fact, value_of, is_ambiguous ? ambiguous : period->until.first - 1,
            is_ambiguous ? value : NULL);
    return *text && !is_ambiguous;
}

bool
fact_resolve(struct ctx *ctx, const struct model *model, const xmlNode *value_of, day as_of,
    bool quiet, const char **text)
{
    *text = NULL;
    const char *of = node_attribute(value_of, "of");
    if (model->in_original &&
        strcmp(language_around(model, value_of), model->in_original->lang) == 0)
        model = model->in_original;
    const struct fact *fact = fact_of(model, value_of);
    if (!fact)
        return false;
    struct period period;
    if (history_is_asked(model, value_of, as_of, &period))
        return resolve_history(ctx, model, value_of, &period, quiet, text);
    day on = fact_day(model, value_of, as_of);
    bool is_ambiguous;
    const struct fact_value *value = fact_on(fact, on, &is_ambiguous);
    if (!value || is_ambiguous) {
        if (!quiet)
            report_value(ctx, fact, value_of, on, value);
        return false;
    }
    *text = computed_value_is_asked(value_of)
                ? computed_value_format(ctx, model, value_of, value, as_of)
                : fact_format(ctx, model, value);
    if (*text && history_is_uncertain(value, on))
        *text = word(ctx->arena, model->words, "fact.uncertain", *text,
            history_known_until(ctx, model, value), NULL);
    if (!*text && !quiet) {
        struct diag *diag =
            of ? diag_add(ctx->diags, SEV_ERROR, attribute_span(value_of, "of"), "no-value",
                     "\"%s\" does not tell how much is due of \"%s\"", fact->id, of)
               : diag_add(ctx->diags, SEV_ERROR, node_span(value_of), "no-value",
                     "\"%s\" cannot give the value that is asked for here", fact->id);
        diag_note(ctx->diags, diag, node_span(value->node), "here is its value");
    }
    return *text != NULL;
}
