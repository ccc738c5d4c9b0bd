/* What changed since the previous edition: groups, with an entry for each practice. */
#include "compose/annotate.h"
#include "decide/revision_words.h"

#define MAX_OTHERS 2 /* other situations that are named; the rest are counted */

/* --- The sentence that counts them ----------------------------------------------------- */

static size_t
count_kind(const struct revisions *revisions, enum revision_kind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < revisions->n; i++)
        n += revisions->list[i].kind == kind;
    return n;
}

static void
derive_lead(const struct annotate *an, xmlNode *node, const struct revisions *revisions)
{
    const struct model *model = an->model;
    size_t n_shown = 0;
    for (size_t i = 0; i < model->n_practices; i++)
        n_shown += !is_omitted(an, model->practices[i].node);
    const struct date as_of = { .first = an->as_of, .precision = PRECISION_DAY };
    const struct revision_counts counts = revisions_count(an->a, model->words, revisions,
        date_words(an->ctx, an->model, &model->edition_previous, false),
        model->edition_date.first == an->as_of ? say(an, "changes.this-edition", NULL, NULL)
                                               : date_words(an->ctx, an->model, &as_of, false),
        n_shown);
    derive(an, node, "lead-text", counts.lead);
    derive(an, node, "seen-text", counts.seen);
    derive(an, node, "same-text", counts.same);
    derive(an, node, "rest-text", counts.rest);
}

/* --- One practice ---------------------------------------------------------------------- */

static const char *
row_who(const struct annotate *an, const struct change *change, const struct change_row *row)
{
    return change_row_who(an->a, an->model, an->model->words, change, row);
}

/* Other situations whose verdict changed. */
static void
derive_others(const struct annotate *an, xmlNode *node, const struct revision *revision)
{
    size_t n = 0;
    for (size_t i = 0; i < revision->change->n_rows; i++) {
        const struct change_row *row = &revision->change->rows[i];
        if (row->was.verdict == row->is.verdict ||
            change_row_is_sighting(row, an->model->edition_previous.first) || n++ >= MAX_OTHERS)
            continue;
        xmlNode *other = derive_child(an, node, "other");
        derive(an, other, "who-text", row_who(an, revision->change, row));
        derive(an, other, "was", verdict_name(row->was.verdict));
        derive(an, other, "is", verdict_name(row->is.verdict));
    }
    if (n > MAX_OTHERS)
        derive_number(an, node, "more", n - MAX_OTHERS);
}

static void
derive_conditions(const struct annotate *an, xmlNode *node, const char *name,
    const struct condition *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        xmlNode *to = derive_child(an, node, name);
        derive(an, to, "rule", list[i]->rule->id);
        derive(an, to, "letter", list[i]->letter);
    }
}

static bool
cites_source(const struct decision *decision, const struct citation_source *source)
{
    for (size_t i = 0; i < decision->n_rules; i++)
        for (size_t k = 0; k < decision->rules[i]->cites.n; k++)
            if (decision->rules[i]->cites.list[k].source == source)
                return true;
    return false;
}

/*
 * Sources that the deciding rules have now and did not have before, each once; if there are
 * none, what else is new in the rules.
 */
static void
derive_grounds(const struct annotate *an, xmlNode *node, const struct revision *revision)
{
    const struct change_row *row = revision->main->row;
    size_t n = 0;
    for (size_t i = 0; i < an->model->n_sources; i++) {
        const struct citation_source *source = &an->model->sources[i];
        if (!cites_source(&row->is, source) || cites_source(&row->was, source))
            continue;
        derive(an, derive_child(an, node, "source"), "ref", source->id);
        n++;
    }
    for (int i = 0; i < GROUNDS && n == 0; i++)
        if (revision->main->grounds[i])
            derive(an, derive_child(an, node, "ground"), "name", ground_name((enum ground)i));
}

static void
derive_row(const struct annotate *an, xmlNode *node, const struct revision *revision)
{
    const struct revision_row *main = revision->main;
    if (!revision->is_ordinary)
        derive(an, node, "who-text", row_who(an, revision->change, main->row));
    derive(an, node, "rule", main->rule ? main->rule->id : NULL);
    derive(an, node, "rule-before", main->rule_before ? main->rule_before->id : NULL);
    switch (revision->kind) {
    case REVISION_OTHERS:
        derive_others(an, node, revision);
        break;
    case REVISION_CONDITIONS:
        derive_conditions(an, node, "added", main->added, main->n_added);
        derive_conditions(an, node, "dropped", main->dropped, main->n_dropped);
        break;
    case REVISION_SOURCE:
        derive(an, node, "authority", main->authority_is->id);
        derive(an, node, "authority-before", main->authority_was->id);
        break;
    case REVISION_GROUNDS:
        derive_grounds(an, node, revision);
        break;
    default: /* the answer tells it */
        break;
    }
}

static void
add_change(const struct annotate *an, xmlNode *group, const struct revision *revision)
{
    xmlNode *node = derive_child(an, group, "change");
    derive(an, node, "practice", revision->practice->id);
    derive(an, node, "roles", role_names(an, revision_roles(revision)));
    derive(an, node, "was", verdict_name(revision->was.verdict));
    derive(an, node, "is", verdict_name(revision->is.verdict));
    if (revision->main && revision->main->since.date.first != DAY_MIN) {
        const struct since *since = &revision->main->since;
        const struct period period = {
            .from = since->date, .attested = since->attested, .about_from = since->about
        };
        char iso[11];
        day_format(since->date.first, iso);
        derive(an, node, "since", iso);
        derive(an, node, "since-text", since_short_words(an->ctx, an->model, &period));
    }
    if (revision->main)
        derive_row(an, node, revision);
}

void
annotate_changes(const struct annotate *an)
{
    const struct revisions *revisions = answers_revisions(an->answers);
    if (revisions->n == 0)
        return;
    char iso[11];
    xmlNode *node = derive_child(an, an->root, "changes");
    day_format(an->model->edition_previous.first, iso);
    derive(an, node, "previous", iso);
    derive_lead(an, node, revisions);
    xmlNode *group = NULL;
    for (size_t i = 0; i < revisions->n; i++) {
        const struct revision *revision = &revisions->list[i];
        if (i == 0 || revision->kind != revisions->list[i - 1].kind) {
            group = derive_child(an, node, "group");
            derive(an, group, "kind", revision_name(revision->kind));
            derive_number(an, group, "n", count_kind(revisions, revision->kind));
        }
        add_change(an, group, revision);
    }
}
