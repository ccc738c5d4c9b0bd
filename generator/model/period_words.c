#include "model/period_words.h"
#include "model/fact.h"
#include "model/format.h"
#include "model/words.h"

static const char *
say(struct ctx *ctx, const struct model *model, const char *key, const char *one,
    const char *two)
{
    return word(ctx->arena, model->words, key, one, two, NULL);
}

const char *
date_words(struct ctx *ctx, const struct model *model, const struct date *date, bool is_about)
{
    const char *text = format_date(ctx, model->lang, date);
    return is_about ? say(ctx, model, "date.about", text, NULL) : text;
}

const char *
since_words(struct ctx *ctx, const struct model *model, const struct period *period)
{
    if (period->from.first == DAY_MIN)
        return NULL;
    const char *text = date_words(ctx, model, &period->from, period->about_from);
    return period->attested ? say(ctx, model, "period.by", text, NULL) : text;
}

const char *
since_short_words(struct ctx *ctx, const struct model *model, const struct period *period)
{
    if (period->from.first == DAY_MIN)
        return NULL;
    const char *text = format_date_short(ctx, model->lang, &period->from);
    if (period->about_from)
        text = say(ctx, model, "date.about", text, NULL);
    return period->attested ? say(ctx, model, "period.by", text, NULL) : text;
}

const char *
until_words(struct ctx *ctx, const struct model *model, const struct period *period)
{
    /*
     * An unknown end stays unknown, even if the day is known on which something else took over.
     */
    if (period->unknown_until)
        return say(ctx, model, "period.end-unknown", NULL, NULL);
    if (period->until.first == DAY_MAX)
        return NULL;
    return date_words(ctx, model, &period->until, period->about_until);
}

const char *
period_words(struct ctx *ctx, const struct model *model, const struct period *period)
{
    const char *from = period->from.first == DAY_MIN
                           ? NULL
                           : date_words(ctx, model, &period->from, period->about_from);
    const char *until = until_words(ctx, model, period);
    bool is_open = period->until.first == DAY_MAX || period->unknown_until;
    if (!from && (!until || is_open))
        return until ? until : say(ctx, model, "period.always", NULL, NULL);
    if (!from)
        return say(ctx, model, "period.until", until, NULL);
    if (!until || is_open) {
        const char *since =
            say(ctx, model, period->attested ? "period.by" : "period.since", from, NULL);
        return until ? say(ctx, model, "list.comma", since, until) : since;
    }
    return say(
        ctx, model, period->attested ? "period.by-until" : "period.from-until", from, until);
}
