/* Computes the amount due on another, the amount to pay so that one is left, and products. */
#include "model/computed_value.h"
#include "model/fact.h"
#include "model/format.h"
#include "model/words.h"

#include <inttypes.h>
#include <string.h>

/*
 * Amounts and percentages are integers in millionths, so that every sum is exact: 15 digits
 * before the point times 9 digits of a percentage stay far below 128 bits.
 */
__extension__ typedef __int128 wide;

#define MILLION    1000000
#define MAX_DIGITS 15
#define MAX_AMOUNT                                                                             \
    ((wide)MILLION * MILLION * MILLION * 1000) /* as many digits, in millionths */
#define MAX_PERCENT ((wide)MILLION * 1000)
#define MAX_TIMES   ((wide)MILLION * MILLION)
#define WHOLE       ((wide)100 * MILLION) /* 100 per cent */
#define MAX_NESTED  8

struct money {
    char code[4];
    wide millionths;
    bool has_decimals; /* its source has decimals, or the result needs them */
};

/* What to compute; all amounts are in the currency of `base`. */
struct computed_question {
    struct money base; /* taken from, or kept; without code: only the share is asked for */
    bool is_kept;
    wide after;
    wide times;
};

static bool
read_millionths(const char *text, wide *out)
{
    size_t whole = strspn(text, "0123456789");
    const char *fraction = text[whole] == '.' ? text + whole + 1 : text + whole;
    size_t decimals = strspn(fraction, "0123456789");
    if (whole + decimals == 0 || whole > MAX_DIGITS || decimals > 6 || fraction[decimals])
        return false;
    wide value = 0;
    for (size_t i = 0; i < whole; i++)
        value = value * 10 + (text[i] - '0');
    for (size_t i = 0; i < 6; i++)
        value = value * 10 + (i < decimals ? fraction[i] - '0' : 0);
    *out = value;
    return true;
}

static bool
read_percent(const char *text, wide *out)
{
    return read_millionths(text, out) && *out <= MAX_PERCENT;
}

static bool
read_money(const char *text, struct money *out)
{
    const char *figure;
    if (!format_split_money(text, out->code, &figure) ||
        !read_millionths(figure, &out->millionths))
        return false;
    out->has_decimals = strchr(figure, '.') != NULL;
    return true;
}

/* Banker's rounding: halves go to the even neighbour, so that sums of many do not drift. */
static wide
divide_half_even(wide value, wide by)
{
    wide quotient = value / by, twice = value % by * 2;
    return quotient + (twice > by || (twice == by && quotient % 2));
}

/* --- Bands; a percentage is a single band without end ------------------------------------- */

static bool
read_band(const struct band *band, const char *code, wide *upto, wide *percent)
{
    struct money end;
    *upto = MAX_AMOUNT * 2; /* larger than any amount that can be written */
    if (!read_percent(band->percent_text, percent))
        return false;
    if (!band->upto_text)
        return true;
    if (!read_money(band->upto_text, &end) || (code && strcmp(end.code, code) != 0))
        return false;
    *upto = end.millionths;
    return true;
}

/* True if a band ends at an amount with decimals. */
static bool
bands_have_decimals(const struct band *bands, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bands[i].upto_text && strchr(bands[i].upto_text, '.'))
            return true;
    return false;
}

/* The text of the percentage that applies just above `after`, or NULL. */
static const char *
share_above(const struct band *bands, size_t n, wide after)
{
    wide upto, percent;
    for (size_t i = 0; i < n; i++) {
        if (!read_band(&bands[i], NULL, &upto, &percent))
            return NULL;
        if (after < upto)
            return bands[i].percent_text;
    }
    return NULL;
}

/*
 * The amount due on the base, as a fraction: each band takes its share of the part within it.
 */
static bool
due_of(const struct band *bands, size_t n, const struct computed_question *q, wide *over,
    wide *under)
{
    wide below = q->after, top = q->after + q->base.millionths, due = 0;
    for (size_t i = 0; i < n; i++) {
        wide upto, percent;
        if (!read_band(&bands[i], q->base.code, &upto, &percent))
            return false;
        wide end = MIN(top, upto);
        if (end > below)
            due += (end - below) * percent;
        below = MAX(below, end);
    }
    *over = due;
    *under = WHOLE;
    return below == top;
}

/*
 * The amount to pay so that the base is left.  Skips whole bands while more is wanted than they
 * leave; in the last one, divides the rest by the share that the band leaves.
 */
static bool
paid_to_keep(const struct band *bands, size_t n, const struct computed_question *q, wide *over,
    wide *under)
{
    wide below = q->after, paid = 0, wanted = q->base.millionths * WHOLE;
    for (size_t i = 0; i < n; i++) {
        wide upto, percent;
        if (!read_band(&bands[i], q->base.code, &upto, &percent))
            return false;
        if (upto <= below)
            continue;
        if (percent > WHOLE)
            return false;
        wide left = WHOLE - percent, room = upto - below;
        if (left > 0 && wanted <= room * left) {
            *over = paid * left + wanted;
            *under = left;
            return true;
        }
        wanted -= room * left;
        paid += room;
        below = upto;
    }
    return false;
}

/* --- Reading the question ---------------------------------------------------------------- */

static const struct fact_value *
named_value(const struct model *model, const char *id, day on)
{
    bool is_ambiguous;
    const struct anchor *anchor = model_anchor(model, id);
    if (!anchor || anchor->kind != ANCHOR_FACT || !anchor->target)
        return NULL;
    const struct fact_value *value = fact_on(anchor->target, on, &is_ambiguous);
    return is_ambiguous || (value && value->to) ? NULL : value;
}

/* An amount, either written out or the value of a fact. */
static bool
read_amount(const struct model *model, const char *text, day on, struct money *out)
{
    if (read_money(text, out))
        return true;
    const struct fact_value *value = named_value(model, text, on);
    return value && value->kind == VALUE_MONEY && read_money(value->text, out);
}

/* A number, either written out or the value of a fact: "2080 hours" is 2080. */
static bool
read_number(struct ctx *ctx, const struct model *model, const char *text, day on, wide *out)
{
    if (read_millionths(text, out))
        return *out <= MAX_TIMES;
    const struct fact_value *value = named_value(model, text, on);
    if (!value || (value->kind != VALUE_COUNT && value->kind != VALUE_QUANTITY))
        return false;
    const char *figure = arena_strndup(ctx->arena, value->text, strcspn(value->text, " "));
    return read_millionths(figure, out) && *out <= MAX_TIMES;
}

static const xmlNode *
inner_of(const xmlNode *value_of)
{
    return node_child(value_of, "value-of");
}

bool
computed_value_is_asked(const xmlNode *value_of)
{
    return node_attribute(value_of, "of") || node_attribute(value_of, "keep") ||
           node_attribute(value_of, "after") || node_attribute(value_of, "times") ||
           inner_of(value_of);
}

static bool answer(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct fact_value *value, day as_of, int depth, struct money *out);

/* The amount of the <value-of> inside another, which may have a day of its own. */
static bool
read_inner(struct ctx *ctx, const struct model *model, const xmlNode *inner, day as_of,
    int depth, struct money *out)
{
    const struct fact_value *value = fact_value_of(model, inner, as_of);
    return value && depth < MAX_NESTED &&
           answer(ctx, model, inner, value, as_of, depth + 1, out);
}

static bool
read_question(struct ctx *ctx, const struct model *model, const xmlNode *value_of, day as_of,
    int depth, struct computed_question *q)
{
    const day on = fact_day(model, value_of, as_of);
    const char *of = node_attribute(value_of, "of"), *keep = node_attribute(value_of, "keep");
    const char *after = node_attribute(value_of, "after");
    const char *times = node_attribute(value_of, "times");
    const xmlNode *inner = inner_of(value_of);
    struct money counted = { .millionths = 0 };
    *q = (struct computed_question){ .is_kept = keep != NULL, .times = MILLION };
    if ((of != NULL) + (keep != NULL) + (inner != NULL) > 1)
        return false;
    if ((of || keep) && !read_amount(model, of ? of : keep, on, &q->base))
        return false;
    if (inner && !read_inner(ctx, model, inner, as_of, depth, &q->base))
        return false;
    if (after && !read_amount(model, after, on, &counted))
        return false;
    if (after && q->base.code[0] && strcmp(counted.code, q->base.code) != 0)
        return false;
    q->after = counted.millionths;
    q->base.has_decimals |= counted.has_decimals;
    return !times || read_number(ctx, model, times, on, &q->times);
}

/* A fraction of millionths, rounded to the smallest unit of the currency of `from`. */
static struct money
rounded(const struct money *from, wide over, wide under)
{
    struct money money = { .has_decimals = from->has_decimals };
    memcpy(money.code, from->code, sizeof money.code);
    wide unit = MILLION;
    for (int i = format_currency_digits(from->code); i > 0; i--)
        unit /= 10;
    money.millionths = divide_half_even(over, under * unit) * unit;
    money.has_decimals |= money.millionths % MILLION != 0;
    return money;
}

/* The bands of a value with a single figure; a percentage without bands is `text`. */
static bool
work_out(const struct fact_value *value, const char *text,
    const struct computed_question *asked, struct money *out)
{
    struct computed_question q = *asked;
    struct band flat = { .percent_text = text };
    bool is_flat = value->kind == VALUE_PERCENT;
    const struct band *bands = is_flat ? &flat : value->bands;
    size_t n = is_flat ? 1 : value->n_bands;
    wide over, under;
    if (value->kind == VALUE_MONEY && !q.base.code[0]) {
        struct money money;
        if (!read_money(text, &money) || money.millionths > MAX_AMOUNT)
            return false;
        *out = rounded(&money, money.millionths * q.times, MILLION);
        return true;
    }
    if ((!is_flat && value->kind != VALUE_BANDS) || !q.base.code[0])
        return false;
    q.base.millionths = divide_half_even(q.base.millionths * q.times, MILLION);
    if (q.base.millionths > MAX_AMOUNT || q.after > MAX_AMOUNT)
        return false;
    if (!(q.is_kept ? paid_to_keep : due_of)(bands, n, &q, &over, &under))
        return false;
    q.base.has_decimals |= bands_have_decimals(bands, n);
    *out = rounded(&q.base, over, under);
    return true;
}

static bool
answer(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct fact_value *value, day as_of, int depth, struct money *out)
{
    struct computed_question q;
    return !value->to && read_question(ctx, model, value_of, as_of, depth, &q) &&
           work_out(value, value->text, &q, out);
}

/* --- In words ---------------------------------------------------------------------------- */

/* A sum of whole amounts is printed without decimals, which would suggest more precision. */
static const char *
format_amount(struct ctx *ctx, const struct model *model, const struct money *money)
{
    wide whole = money->millionths / MILLION, rest = money->millionths % MILLION;
    int digits = money->has_decimals ? format_currency_digits(money->code) : 0;
    for (int i = digits; i < 6; i++)
        rest /= 10;
    const char *figure = arena_printf(ctx->arena, "%" PRIu64, (uint64_t)whole);
    if (digits)
        figure = arena_printf(ctx->arena, "%s.%0*" PRIu64, figure, digits, (uint64_t)rest);
    return format_money(ctx, model->lang, money->code, figure);
}

static const char *
format_range(struct ctx *ctx, const struct model *model, const struct fact_value *value,
    const struct computed_question *q)
{
    struct money from, to;
    if (!work_out(value, value->text, q, &from))
        return NULL;
    if (!value->to)
        return format_amount(ctx, model, &from);
    if (!work_out(value, value->to, q, &to))
        return NULL;
    from.has_decimals = to.has_decimals = from.has_decimals || to.has_decimals;
    return word(ctx->arena, model->words, "fact.range", format_amount(ctx, model, &from),
        format_amount(ctx, model, &to), NULL);
}

const char *
computed_value_format(struct ctx *ctx, const struct model *model, const xmlNode *value_of,
    const struct fact_value *value, day as_of)
{
    static const char *const bounds[] = {
        [BOUND_MIN] = "fact.at-least",
        [BOUND_MAX] = "fact.at-most",
    };
    struct computed_question q;
    if (!read_question(ctx, model, value_of, as_of, 0, &q))
        return NULL;
    if (!q.base.code[0] && node_attribute(value_of, "after")) {
        const char *share = value->kind == VALUE_BANDS
                                ? share_above(value->bands, value->n_bands, q.after)
                                : NULL;
        return share ? format_percent(ctx, model->lang, share) : NULL;
    }
    const char *text = format_range(ctx, model, value, &q);
    if (!text || value->bound == BOUND_NONE)
        return text;
    return word(ctx->arena, model->words, bounds[value->bound], text, NULL, NULL);
}
