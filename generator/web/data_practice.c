/* Writes the practices of handbook.json: their rules and what follows from them. */
#include "web/internal.h"

#include <string.h>

static void
add_conditions(struct data *data, const struct rule *rule)
{
    struct json *j = &data->json;
    json_open(j, "provided", '[');
    for (size_t i = 0; i < rule->n_conditions; i++) {
        const struct condition *condition = &rule->conditions[i];
        json_open(j, NULL, '{');
        json_text(j, "letter", condition->letter);
        json_text(j, "when", node_attribute(condition->node, "when"));
        json_text(j, "by", node_attribute(condition->node, "by"));
        data_words(data, "text", condition->node);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void
add_positions(struct data *data, const struct rule *rule)
{
    struct json *j = &data->json;
    if (!rule->n_positions)
        return;
    json_open(j, "positions", '[');
    for (size_t i = 0; i < rule->n_positions; i++) {
        const struct position *position = &rule->positions[i];
        json_open(j, NULL, '{');
        if (position->verdict != VERDICT_NOT_STATED)
            json_text(j, "verdict", verdict_name(position->verdict));
        data_words(data, "text", position->node);
        data_cites(data, &position->cites);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* The situations in which it decides, in the words of both editions. */
static void
add_when(struct json *j, const struct rule *rule)
{
    const xmlAttr *when =
        xmlHasNsProp(rule->node, (const xmlChar *)"when-text", (const xmlChar *)NS_DERIVED);
    if (when && when->children)
        json_text(j, "when", (const char *)when->children->content);
}

static void
add_rule(struct data *data, const struct rule *rule)
{
    struct json *j = &data->json;
    json_open(j, NULL, '{');
    json_text(j, "id", rule->id);
    json_text(j, "label", rule->label);
    json_text(j, "verdict", verdict_name(rule->verdict));
    json_text(
        j, "letter", rule_table_letter(answers_table(data->answers, rule->practice), rule));
    add_when(j, rule);
    data_roles(data, rule->roles);
    data_cases(data, "cases", &rule->cases);
    data_period(data, &rule->period);
    data_confidence(data, rule->confidence);
    json_open(j, "overrides", '[');
    for (size_t i = 0; i < rule->n_overrides; i++)
        if (rule->overrides[i]->roles)
            json_text(j, NULL, rule->overrides[i]->id);
    json_close(j, ']');
    json_open(j, "exempts", '[');
    for (size_t i = 0; i < rule->n_exempts; i++)
        if (rule->exempts[i]->roles)
            json_text(j, NULL, rule->exempts[i]->id);
    json_close(j, ']');
    data_words(data, "answer", rule->answer);
    data_words(data, "wording", rule->wording);
    add_conditions(data, rule);
    data_words(data, "because", rule->because);
    data_words(data, "instead", rule->instead);
    data_words(data, "consequence", rule->consequence);
    add_positions(data, rule);
    data_cites(data, &rule->cites);
    json_close(j, '}');
}

static void
add_decision(struct json *j, const struct decision *decision)
{
    json_text(j, "verdict", verdict_name(decision->verdict));
    json_open(j, "decidedBy", '[');
    for (size_t i = 0; i < decision->n_rules; i++)
        json_text(j, NULL, decision->rules[i]->id);
    json_close(j, ']');
}

/* A row for programs: sets of roles and cases; rows exclude each other. */
static void
add_row(struct data *data, const struct disjoint_table *table, const struct disjoint_row *row)
{
    struct json *j = &data->json;
    g_autofree struct case_limit *limits = g_new(struct case_limit, table->n_columns + 1);
    struct case_set set = { .limits = limits };
    for (size_t k = 0; k < table->n_columns; k++) {
        if (row->cases[k] != UINT64_MAX)
            limits[set.n++] = (struct case_limit){ table->columns[k], row->cases[k] };
    }
    json_open(j, NULL, '{');
    data_roles(data, row->roles);
    data_cases(data, "cases", &set);
    add_decision(j, &row->decision);
    json_day(j, "since", row->since.first);
    json_day(j, "until", row->until.first);
    json_flag(j, "ordinary", row->is_ordinary);
    json_close(j, '}');
}

/* The cells of the matrix: each role's verdict in its ordinary situation. */
static void
add_verdicts(struct data *data, const struct practice *practice)
{
    struct json *j = &data->json;
    const struct role_verdict *verdicts = answers_roles(data->answers, practice);
    json_open(j, "verdicts", '[');
    for (size_t i = 0; i < data->model->n_roles; i++) {
        json_open(j, NULL, '{');
        json_text(j, "role", data->model->roles[verdicts[i].role].id);
        json_text(j, "verdict", verdict_name(verdicts[i].decision.verdict));
        json_flag(j, "differs", verdicts[i].differs);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* What the verdict judges, and for which roles; for all others it is the title. */
static void
add_acts(struct data *data, const struct practice *practice)
{
    struct json *j = &data->json;
    if (!practice->n_acts)
        return;
    json_open(j, "acts", '[');
    for (size_t i = 0; i < practice->n_acts; i++) {
        role_set roles = 0;
        for (size_t k = 0; k < data->model->n_roles; k++) {
            const char *act = practice_act(practice, &data->model->roles[k]);
            if (practice->roles >> k & 1 && act == practice->acts[i].text)
                roles |= (role_set)1 << k;
        }
        json_open(j, NULL, '{');
        json_text(j, "act", practice->acts[i].text);
        data_roles(data, roles);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* "Only for" and "Only where", in the words of both editions. */
static void
add_scope(struct json *j, const struct practice *practice)
{
    const xmlNode *scope = practice->node->children;
    while (scope && !(scope->type == XML_ELEMENT_NODE && scope->ns &&
                        strcmp((const char *)scope->ns->href, NS_DERIVED) == 0 &&
                        strcmp((const char *)scope->name, "scope") == 0))
        scope = scope->next;
    if (!scope)
        return;
    json_text(j, "onlyFor", node_attribute(scope, "roles-text"));
    if (!scope->children)
        return;
    json_open(j, "onlyWhere", '[');
    for (const xmlNode *only = scope->children; only; only = only->next)
        json_text(j, NULL, node_attribute(only, "text"));
    json_close(j, ']');
}

/*
 * A table that is too long is left out, and the run's summary counts it; the rules contain
 * everything.
 */
static void
add_table(struct data *data, const struct practice *practice)
{
    struct json *j = &data->json;
    const struct disjoint_table *table = answers_disjoint(data->answers, practice);
    if (table->too_many || table->n_rows > DATA_MAX_ROWS) {
        data->n_without_table++;
        return;
    }
    json_open(j, "table", '[');
    for (size_t i = 0; i < table->n_rows; i++)
        add_row(data, table, &table->rows[i]);
    json_close(j, ']');
}

static void
add_derived(struct data *data, const struct practice *practice)
{
    add_decision(&data->json, answers_headline(data->answers, practice));
    add_verdicts(data, practice);
    add_table(data, practice);
}

static void
add_former_names(struct json *j, const struct practice *practice)
{
    const char *text = node_attribute(practice->node, "formerly");
    if (!text)
        return;
    g_auto(GStrv) names = g_strsplit_set(text, " \t\r\n", -1);
    json_open(j, "formerly", '[');
    for (char **name = names; *name; name++)
        json_text(j, NULL, **name ? *name : NULL);
    json_close(j, ']');
}

static void
add_practice(struct data *data, const struct practice *practice)
{
    struct json *j = &data->json;
    json_line(j);
    json_open(j, NULL, '{');
    json_text(j, "id", practice->id);
    json_text(j, "number", practice->number);
    json_text(j, "label", practice->label);
    json_text(j, "chapter", practice->chapter->id);
    json_text(j, "title", practice->title);
    json_text(j, "question", practice->question);
    g_autofree char *address = g_strconcat(practice->id, ".html", NULL);
    json_text(j, "href", address);
    data_roles(data, practice->roles);
    data_cases(data, "given", &practice->given);
    add_scope(j, practice);
    add_acts(data, practice);
    if (practice->silent)
        data_role_list(data, "silent", practice->silent);
    json_text(j, "combine", practice->combine_strictest ? "strictest" : NULL);
    add_former_names(j, practice);
    json_text(j, "replacedBy", node_attribute(practice->node, "replaced-by"));
    json_text(j, "owner", practice->owner);
    json_day(j, "reviewed", practice->reviewed.first);
    json_day(j, "reviewBy", practice->review_by.first);
    add_derived(data, practice);
    json_open(j, "rules", '[');
    for (size_t i = 0; i < practice->n_own_rules; i++)
        if (practice->own_rules[i].roles)
            add_rule(data, &practice->own_rules[i]);
    json_close(j, ']');
    json_close(j, '}');
}

void
data_practices(struct data *data)
{
    json_line(&data->json);
    json_open(&data->json, "practices", '[');
    for (size_t i = 0; i < data->model->n_practices; i++) {
        if (data->model->practices[i].is_shown)
            add_practice(data, &data->model->practices[i]);
    }
    json_close(&data->json, ']');
    size_t n = data->n_without_table;
    if (n)
        diags_add_not_shown(data->ctx->diags, n,
            n == 1 ? "table of more than %s rows is not shown in handbook.json"
                   : "tables of more than %s rows are not shown in handbook.json",
            G_STRINGIFY(DATA_MAX_ROWS));
}
