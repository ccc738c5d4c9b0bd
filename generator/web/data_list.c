/* Facts, terms, sources and changes in handbook.json. */
#include "model/fact.h"
#include "model/facts.h"
#include "model/narrow.h"
#include "web/internal.h"

/* --- Facts --- */

static void
add_bands(struct json *j, const struct fact_value *value)
{
    if (!value->n_bands)
        return;
    json_open(j, "bands", '[');
    for (size_t i = 0; i < value->n_bands; i++) {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        json_open(j, NULL, '{');
        json_text(j, "upto", value->bands[i].upto_text);
        g_ascii_formatd(digits, sizeof digits, "%.12g", value->bands[i].percent);
        json_number(j, "percent", digits);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void
add_value(struct data *data, const struct fact_value *value)
{
    struct json *j = &data->json;
    json_open(j, NULL, '{');
    json_text(j, "kind", value_kind_name(value));
    if (value->kind != VALUE_BANDS)
        json_text(j, "value", value->text);
    json_text(j, "to", value->to);
    json_text(j, "bound", value_bound_name(value));
    add_bands(j, value);
    json_text(j, "text", fact_format(data->ctx, data->model, value));
    data_period(data, &value->period);
    data_confidence(data, value->confidence);
    data_cites(data, &value->cites);
    json_close(j, '}');
}

void
data_facts(struct data *data)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, "facts", '[');
    for (size_t i = 0; i < data->model->n_facts; i++) {
        const struct fact *fact = &data->model->facts[i];
        if (model_leaves_out(data->model, fact->node))
            continue;
        json_line(j);
        json_open(j, NULL, '{');
        json_text(j, "id", fact->id);
        json_text(j, "name", fact->name);
        json_open(j, "values", '[');
        for (size_t k = 0; k < fact->n_values; k++)
            add_value(data, &fact->values[k]);
        json_close(j, ']');
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* --- Terms and sources --- */

void
data_terms(struct data *data)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, "terms", '[');
    for (size_t i = 0; i < data->model->n_terms; i++) {
        const struct term *term = &data->model->terms[i];
        if (model_leaves_out(data->model, term->node))
            continue;
        json_line(j);
        json_open(j, NULL, '{');
        json_text(j, "id", term->id);
        json_text(j, "name", term->name);
        json_open(j, "otherNames", '[');
        for (size_t k = 0; k < term->n_other_names; k++)
            json_text(j, NULL, term->other_names[k]);
        json_close(j, ']');
        data_words(data, "definition", node_child(term->node, "definition"));
        json_close(j, '}');
    }
    json_close(j, ']');
}

void
data_sources(struct data *data)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, "sources", '[');
    for (size_t i = 0; i < data->model->n_sources; i++) {
        const struct citation_source *s = &data->model->sources[i];
        if (model_leaves_out(data->model, s->node))
            continue;
        json_line(j);
        json_open(j, NULL, '{');
        json_text(j, "id", s->id);
        json_text(j, "title", s->title);
        json_text(j, "href", s->href);
        json_text(j, "authority", s->authority->id);
        json_day(j, "published", s->published.first);
        json_day(j, "publishedUntil", s->published_until.first);
        json_flag(j, "aboutPublished", s->about_published);
        json_day(j, "attested", s->attested.first);
        json_text(j, "dating", s->dating);
        json_day(j, "accessed", s->accessed.first);
        json_flag(j, "unreliable", s->is_unreliable);
        data_words(data, "why", s->is_unreliable ? node_child(s->node, "why") : NULL);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* --- Changes --- */

/* As told in "What changed". */
static void
add_change(struct data *data, const struct revision *revision)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, NULL, '{');
    json_text(j, "practice", revision->practice->id);
    json_text(j, "kind", revision_name(revision->kind));
    data_role_list(data, "roles", revision_roles(revision));
    json_text(j, "before", verdict_name(revision->was.verdict));
    json_text(j, "now", verdict_name(revision->is.verdict));
    if (revision->main) {
        json_text(j, "direction", direction_name(revision->direction));
        json_flag(j, "figures", revision->figures);
        json_day(j, "since", revision->main->since.date.first);
    }
    json_close(j, '}');
}

void
data_changes(struct data *data)
{
    struct json *j = &data->json;
    const struct revisions *revisions = answers_revisions(data->answers);
    if (!revisions->n)
        return;
    json_line(j);
    json_open(j, "changes", '[');
    for (size_t i = 0; i < revisions->n; i++)
        add_change(data, &revisions->list[i]);
    json_close(j, ']');
}
