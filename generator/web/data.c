/*
 * handbook.json: the rules for programs, so that a bot or a test can decide as the book does.
 * Its shape is documented in proviso-handbook(5) and by templates/web/handbook.schema.json.
 */
#include "web/data.h"

#include "decide/table.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* A member that is there only when it says something. */
static void
text_member(JsonBuilder *b, const char *name, const char *value)
{
    if (!value)
        return;
    json_builder_set_member_name(b, name);
    json_builder_add_string_value(b, value);
}

static void
day_member(JsonBuilder *b, const char *name, day d)
{
    if (d == DAY_MIN || d == DAY_MAX)
        return;
    char buffer[11];
    day_format(d, buffer);
    text_member(b, name, buffer);
}

static void
flag_member(JsonBuilder *b, const char *name, bool value)
{
    if (!value)
        return;
    json_builder_set_member_name(b, name);
    json_builder_add_boolean_value(b, TRUE);
}

static void
begin_list(JsonBuilder *b, const char *name)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_array(b);
}

static void
period_members(JsonBuilder *b, const struct period *p)
{
    day_member(b, "from", p->from.first);
    day_member(b, "until", p->until.first);
    flag_member(b, "attested", p->attested);
    flag_member(b, "aboutFrom", p->about_from);
    flag_member(b, "aboutUntil", p->about_until);
    flag_member(b, "unknownUntil", p->unknown_until);
}

/* All text below an element, white space folded. */
static void
element_text(JsonBuilder *b, const char *name, const xmlNode *node)
{
    if (!node)
        return;
    xmlChar *raw = xmlNodeGetContent(node);
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = (const char *)raw; *p; p++) {
        if (!g_ascii_isspace(*p))
            g_string_append_c(out, *p);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    g_strchomp(out->str);
    xmlFree(raw);
    text_member(b, name, out->str);
}

static void
role_members(JsonBuilder *b, const struct model *model, role_set roles)
{
    begin_list(b, "roles");
    for (size_t i = 0; i < model->n_roles; i++) {
        if (roles >> i & 1)
            json_builder_add_string_value(b, model->roles[i].id);
    }
    json_builder_end_array(b);
}

/* "cases": { circumstance: [case ...] }: what is not named may be any. */
static void
case_members(JsonBuilder *b, const char *name, const struct case_set *set)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_object(b);
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *c = set->limits[i].circumstance;
        begin_list(b, c->id);
        for (size_t k = 0; k < c->n_cases; k++) {
            if (set->limits[i].cases >> k & 1)
                json_builder_add_string_value(b, c->cases[k].id);
        }
        json_builder_end_array(b);
    }
    json_builder_end_object(b);
}

static void
cite_members(JsonBuilder *b, const struct cites *cites)
{
    begin_list(b, "cites");
    for (size_t i = 0; i < cites->n; i++) {
        json_builder_begin_object(b);
        text_member(b, "source", cites->list[i].source->id);
        text_member(b, "at", cites->list[i].at);
        text_member(b, "authority", authority_name(cites->list[i].authority));
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_rule(JsonBuilder *b, const struct model *model, const struct rule *rule)
{
    json_builder_begin_object(b);
    text_member(b, "id", rule->id);
    text_member(b, "verdict", verdict_name(rule->verdict));
    role_members(b, model, rule->roles);
    case_members(b, "cases", &rule->cases);
    period_members(b, &rule->period);
    begin_list(b, "overrides");
    for (size_t i = 0; i < rule->n_overrides; i++)
        json_builder_add_string_value(b, rule->overrides[i]->id);
    json_builder_end_array(b);
    element_text(b, "answer", rule->answer ? rule->answer : rule->wording);
    begin_list(b, "provided");
    for (size_t i = 0; i < rule->n_conditions; i++) {
        json_builder_begin_object(b);
        text_member(b, "letter", rule->conditions[i].letter);
        element_text(b, "text", rule->conditions[i].node);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
    cite_members(b, &rule->cites);
    json_builder_end_object(b);
}

static void
add_decision(JsonBuilder *b, const struct decision *d)
{
    text_member(b, "verdict", verdict_name(d->verdict));
    begin_list(b, "decidedBy");
    for (size_t i = 0; i < d->n_rules; i++)
        json_builder_add_string_value(b, d->rules[i]->id);
    json_builder_end_array(b);
}

/* The rule table as the book prints it: sets of cases, the ordinary row first. */
static void
add_table(JsonBuilder *b, const struct ctx *ctx, const struct model *model,
    const struct practice *practice)
{
    struct arena *a = arena_new();
    const struct rule_table *table = table_build(a, model, practice, ctx->as_of);
    begin_list(b, "table");
    for (size_t i = 0; i < table->n_rows; i++) {
        const struct table_row *row = &table->rows[i];
        json_builder_begin_object(b);
        role_members(b, model, row->roles);
        struct case_limit *limits = ARENA_ARRAY(a, struct case_limit, table->n_columns + 1);
        struct case_set set = { .limits = limits };
        for (size_t k = 0; k < table->n_columns; k++) {
            if (row->cases[k] != UINT64_MAX)
                limits[set.n++] = (struct case_limit){ table->columns[k], row->cases[k] };
        }
        case_members(b, "cases", &set);
        add_decision(b, &row->decision);
        day_member(b, "since", row->since.first);
        flag_member(b, "ordinary", row->is_ordinary);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
    arena_free(a);
}

static void
add_practice(JsonBuilder *b, const struct ctx *ctx, const struct model *model,
    const struct practice *practice)
{
    json_builder_begin_object(b);
    text_member(b, "id", practice->id);
    text_member(b, "number", practice->number);
    text_member(b, "chapter", practice->chapter->id);
    text_member(b, "title", practice->title);
    text_member(b, "question", practice->question);
    g_autofree char *address = g_strconcat(practice->id, ".html", NULL);
    text_member(b, "href", address);
    role_members(b, model, practice->roles);
    case_members(b, "given", &practice->given);
    struct arena *a = arena_new();
    const struct decision headline = table_headline(a, model, practice, ctx->as_of);
    add_decision(b, &headline);
    arena_free(a);
    begin_list(b, "rules");
    for (size_t i = 0; i < practice->n_own_rules; i++)
        add_rule(b, model, &practice->own_rules[i]);
    json_builder_end_array(b);
    add_table(b, ctx, model, practice);
    json_builder_end_object(b);
}

static void
add_vocabulary(JsonBuilder *b, const struct model *model)
{
    begin_list(b, "roles");
    for (size_t i = 0; i < model->n_roles; i++) {
        json_builder_begin_object(b);
        text_member(b, "id", model->roles[i].id);
        text_member(b, "name", model->roles[i].name);
        text_member(b, "is", model->roles[i].is ? model->roles[i].is->id : NULL);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
    begin_list(b, "circumstances");
    for (size_t i = 0; i < model->n_circumstances; i++) {
        const struct circumstance *c = &model->circumstances[i];
        json_builder_begin_object(b);
        text_member(b, "id", c->id);
        text_member(b, "name", c->name);
        text_member(b, "question", c->question);
        case_members(b, "given", &c->given);
        begin_list(b, "cases");
        for (size_t k = 0; k < c->n_cases; k++) {
            json_builder_begin_object(b);
            text_member(b, "id", c->cases[k].id);
            text_member(b, "name", c->cases[k].name);
            json_builder_end_object(b);
        }
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_facts(JsonBuilder *b, const struct model *model)
{
    begin_list(b, "facts");
    for (size_t i = 0; i < model->n_facts; i++) {
        const struct fact *fact = &model->facts[i];
        json_builder_begin_object(b);
        text_member(b, "id", fact->id);
        text_member(b, "name", fact->name);
        begin_list(b, "values");
        for (size_t k = 0; k < fact->n_values; k++) {
            const struct fact_value *v = &fact->values[k];
            json_builder_begin_object(b);
            text_member(b, "value", v->text);
            text_member(b, "to", v->to);
            if (v->n_bands)
                begin_list(b, "bands");
            for (size_t m = 0; m < v->n_bands; m++) {
                json_builder_begin_object(b);
                text_member(b, "upto", v->bands[m].upto_text);
                json_builder_set_member_name(b, "percent");
                json_builder_add_double_value(b, v->bands[m].percent);
                json_builder_end_object(b);
            }
            if (v->n_bands)
                json_builder_end_array(b);
            period_members(b, &v->period);
            cite_members(b, &v->cites);
            json_builder_end_object(b);
        }
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_sources(JsonBuilder *b, const struct model *model)
{
    begin_list(b, "sources");
    for (size_t i = 0; i < model->n_sources; i++) {
        const struct citation_source *s = &model->sources[i];
        json_builder_begin_object(b);
        text_member(b, "id", s->id);
        text_member(b, "title", s->title);
        text_member(b, "href", s->href);
        text_member(b, "authority", authority_name(s->authority));
        day_member(b, "published", s->published.first);
        text_member(b, "dating", s->dating);
        day_member(b, "accessed", s->accessed.first);
        flag_member(b, "unreliable", s->is_unreliable);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

void
data_write(struct ctx *ctx, const struct model *model, struct web_site *site)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    text_member(b, "format", "proviso-handbook-1");
    text_member(b, "id", model->id);
    text_member(b, "title", model->title);
    text_member(b, "lang", model->lang);
    day_member(b, "asOf", ctx->as_of);
    text_member(b, "edition", model->edition);
    add_vocabulary(b, model);
    begin_list(b, "practices");
    for (size_t i = 0; i < model->n_practices; i++) {
        if (practice_has_begun(&model->practices[i], ctx->as_of))
            add_practice(b, ctx, model, &model->practices[i]);
    }
    json_builder_end_array(b);
    add_facts(b, model);
    add_sources(b, model);
    json_builder_end_object(b);
    g_autoptr(JsonNode) root = json_builder_get_root(b);
    g_autoptr(JsonGenerator) generator = json_generator_new();
    json_generator_set_root(generator, root);
    gsize size;
    char *text = json_generator_to_data(generator, &size);
    g_tree_insert(site->files, g_strdup("handbook.json"), g_bytes_new_take(text, size));
}
