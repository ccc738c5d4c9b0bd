/*
 * What a reader is told of other days: which there are, and on an earlier one what has become
 * of each answer since.
 */
#include "compose/annotate.h"

#include "decide/revision.h"

static void
add_day(const struct annotate *an, xmlNode *days, const struct compose_day *of)
{
    char iso[11];
    const struct date date = { .first = of->on, .precision = PRECISION_DAY };
    xmlNode *node = derive_child(an, days, "day");
    day_format(of->on, iso);
    derive(an, node, "date", iso);
    derive(an, node, "text", date_words(an->ctx, an->model, &date, false));
    derive(an, node, "path", of->path);
    derive(an, node, "here", of->is_here ? "yes" : NULL);
    derive(an, node, "main", of->is_main ? "yes" : NULL);
}

static const struct revision *
revision_of(const struct revisions *since, const struct practice *practice)
{
    for (size_t i = 0; i < since->n; i++)
        if (since->list[i].practice == practice)
            return &since->list[i];
    return NULL;
}

static void
add_today(
    const struct annotate *an, const struct practice *practice, const struct revision *revision)
{
    xmlNode *node = derive_child(an, practice->node, "today");
    derive(an, node, "kind", revision ? revision_name(revision->kind) : "same");
    if (!revision)
        return;
    derive(an, node, "was", verdict_name(revision->was.verdict));
    derive(an, node, "is", verdict_name(revision->is.verdict));
    if (!revision->main || revision->main->since.date.first == DAY_MIN)
        return;
    const struct since *since = &revision->main->since;
    const struct period period = {
        .from = since->date, .attested = since->attested, .about_from = since->about
    };
    derive(an, node, "since-text", since_words(an->ctx, an->model, &period));
}

void
compose_days(struct ctx *ctx, const struct model *model, const struct compose_days *days)
{
    xmlNode *root = xmlDocGetRootElement(model->doc);
    struct annotate an = {
        .ctx = ctx,
        .model = (struct model *)(uintptr_t)model,
        .a = ctx->arena,
        .as_of = ctx->as_of,
        .root = root,
        .ns = xmlSearchNsByHref(model->doc, root, (const xmlChar *)NS_DERIVED),
    };
    xmlNode *list = derive_child(&an, root, "days");
    for (size_t i = 0; i < days->n; i++)
        add_day(&an, list, &days->list[i]);
    for (size_t i = 0; days->since && i < model->n_practices; i++)
        add_today(&an, &model->practices[i], revision_of(days->since, &model->practices[i]));
}
