#include "web/data.h"

#include "base/files.h"
#include "base/resource.h"
#include "model/narrow.h"
#include "web/internal.h"

/* --- Shared by the lists --- */

void
data_words(struct data *data, const char *name, const xmlNode *node)
{
    if (node)
        json_text(&data->json, name, model_text(data->ctx, data->model, node));
}

void
data_period(struct data *data, const struct period *period)
{
    struct json *j = &data->json;
    json_day(j, "from", period->from.first);
    json_day(j, "until", period->until.first);
    json_flag(j, "attested", period->attested);
    json_flag(j, "aboutFrom", period->about_from);
    json_flag(j, "aboutUntil", period->about_until);
    json_flag(j, "unknownUntil", period->unknown_until);
}

void
data_confidence(struct data *data, enum confidence confidence)
{
    static const char *const names[] = {
        [CONFIDENCE_UNSAID] = NULL,
        [CONFIDENCE_LOW] = "low",
        [CONFIDENCE_MEDIUM] = "medium",
        [CONFIDENCE_HIGH] = "high",
    };
    json_text(&data->json, "confidence", names[confidence]);
}

void
data_cites(struct data *data, const struct cites *cites)
{
    struct json *j = &data->json;
    json_open(j, "cites", '[');
    for (size_t i = 0; i < cites->n; i++) {
        json_open(j, NULL, '{');
        json_text(j, "source", cites->list[i].source->id);
        json_text(j, "at", cites->list[i].at);
        json_text(j, "authority", cites->list[i].authority->id);
        json_flag(j, "later", cites->list[i].is_later);
        json_close(j, '}');
    }
    json_close(j, ']');
}

void
data_roles(struct data *data, role_set roles)
{
    data_role_list(data, "roles", roles);
}

void
data_role_list(struct data *data, const char *name, role_set roles)
{
    struct json *j = &data->json;
    json_open(j, name, '[');
    for (size_t i = 0; i < data->model->n_roles; i++) {
        if (roles >> i & 1)
            json_text(j, NULL, data->model->roles[i].id);
    }
    json_close(j, ']');
}

void
data_cases(struct data *data, const char *name, const struct case_set *set)
{
    struct json *j = &data->json;
    json_open(j, name, '{');
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *c = set->limits[i].circumstance;
        json_open(j, c->id, '[');
        for (size_t k = 0; k < c->n_cases; k++) {
            if (set->limits[i].cases >> k & 1)
                json_text(j, NULL, c->cases[k].id);
        }
        json_close(j, ']');
    }
    json_close(j, '}');
}

/* --- Roles, and the circumstances that a verdict can depend on --- */

static void
add_role(struct json *j, const struct role *role)
{
    json_line(j);
    json_open(j, NULL, '{');
    json_text(j, "id", role->id);
    json_text(j, "name", role->name);
    json_text(j, "plural", role->plural);
    json_text(j, "is", role->is ? role->is->id : NULL);
    json_close(j, '}');
}

static void
add_circumstance(struct data *data, const struct circumstance *c)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, NULL, '{');
    json_text(j, "id", c->id);
    json_text(j, "name", c->name);
    json_text(j, "question", c->question);
    data_cases(data, "given", &c->given);
    json_open(j, "cases", '[');
    for (size_t k = 0; k < c->n_cases; k++) {
        json_open(j, NULL, '{');
        json_text(j, "id", c->cases[k].id);
        json_text(j, "name", c->cases[k].name);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void
add_chapter(struct json *j, const struct chapter *chapter)
{
    json_line(j);
    json_open(j, NULL, '{');
    json_text(j, "id", chapter->id);
    json_text(j, "number", chapter->number);
    json_text(j, "label", chapter->label);
    json_text(j, "title", chapter->title);
    g_autofree char *address = g_strconcat(chapter->id, ".html", NULL);
    json_text(j, "href", address);
    json_open(j, "practices", '[');
    for (size_t i = 0; i < chapter->n_practices; i++) {
        if (chapter->practices[i]->is_shown)
            json_text(j, NULL, chapter->practices[i]->id);
    }
    json_close(j, ']');
    json_close(j, '}');
}

static void
add_vocabulary(struct data *data)
{
    struct json *j = &data->json;
    const struct model *model = data->model;
    json_line(j);
    json_open(j, "roles", '[');
    for (size_t i = 0; i < model->n_roles; i++)
        add_role(j, &model->roles[i]);
    json_close(j, ']');
    json_line(j);
    json_open(j, "circumstances", '[');
    for (size_t i = 0; i < model->n_circumstances; i++)
        if (!model_leaves_out(model, model->circumstances[i].node))
            add_circumstance(data, &model->circumstances[i]);
    json_close(j, ']');
    json_line(j);
    json_open(j, "chapters", '[');
    for (size_t i = 0; i < model->n_chapters; i++) {
        if (model->chapters[i].is_shown)
            add_chapter(j, &model->chapters[i]);
    }
    json_close(j, ']');
}

static void
add_head(struct data *data)
{
    struct json *j = &data->json;
    const struct model *model = data->model;
    json_text(j, "$schema", DATA_SCHEMA);
    json_text(j, "format", "proviso-handbook-1");
    json_text(j, "id", model->id);
    json_text(j, "title", model->title);
    json_text(j, "subtitle", model->subtitle);
    json_text(j, "publisher", model->publisher);
    json_text(j, "lang", model->lang);
    json_text(j, "site", model->site_href);
    json_text(j, "edition", model->edition);
    json_day(j, "editionDate", model->edition_date.first);
    json_day(j, "previousEdition", model->edition_previous.first);
    json_day(j, "asOf", data->answers->on);
}

void
data_write(
    struct ctx *ctx, const struct model *model, struct answers *answers, struct files *files)
{
    struct data data = {
        .json = { .out = g_string_new(NULL) },
        .ctx = ctx,
        .model = model,
        .answers = answers,
    };
    json_open(&data.json, NULL, '{');
    add_head(&data);
    add_vocabulary(&data);
    data_practices(&data);
    data_facts(&data);
    data_terms(&data);
    data_sources(&data);
    data_changes(&data);
    json_close(&data.json, '}');
    g_string_append_c(data.json.out, '\n');
    files_add(files, "handbook.json", g_string_free_to_bytes(data.json.out));
    size_t size;
    const char *schema = resource_find("web/" DATA_SCHEMA, &size);
    files_add(files, DATA_SCHEMA, g_bytes_new_static(schema, size));
}
