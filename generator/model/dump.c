/* Prints the whole model as text: a line for each struct, with its parts indented below. */
#include "model/fact.h"
#include "model/facts.h"
#include "model/internal.h"

#include <string.h>

static void
put_text(FILE *out, const char *what, const char *text)
{
    if (text)
        fprintf(out, " %s=\"%s\"", what, text);
}

static void
put_date(FILE *out, const char *what, const struct date *date)
{
    char iso[11];
    if (date->first == DAY_MIN || date->first == DAY_MAX)
        return;
    static const size_t sizes[] = {
        [PRECISION_DAY] = 10,
        [PRECISION_MONTH] = 7,
        [PRECISION_YEAR] = 4,
    };
    day_format(date->first, iso);
    fprintf(out, " %s=%.*s", what, (int)sizes[date->precision], iso);
}

static void
put_period(FILE *out, const struct period *period)
{
    put_date(out, period->attested ? "attested" : "from", &period->from);
    put_date(out, "until", &period->until);
    if (period->about_from)
        fputs(" about-from", out);
    if (period->about_until)
        fputs(" about-until", out);
    if (period->unknown_until)
        fputs(" end-unknown", out);
}

/* "roles=member,volunteer" or "roles=none"; nothing if the set holds all of `whole`. */
static void
put_set(FILE *out, const struct model *model, const char *name, role_set roles)
{
    const char *between = "=";
    fprintf(out, " %s%s", name, roles ? "" : "=none");
    for (size_t i = 0; i < model->n_roles; i++) {
        if (roles >> i & 1) {
            fprintf(out, "%s%s", between, model->roles[i].id);
            between = ",";
        }
    }
}

static void
put_roles(FILE *out, const struct model *model, role_set roles, role_set whole)
{
    if (roles != whole)
        put_set(out, model, "roles", roles);
}

static void
put_cases(FILE *out, const char *what, const struct case_set *set)
{
    if (!set->n)
        return;
    fprintf(out, " %s=[", what);
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *c = set->limits[i].circumstance;
        const char *between = "";
        fprintf(out, "%s%s:", i ? " " : "", c->id);
        for (size_t k = 0; k < c->n_cases; k++) {
            if (set->limits[i].cases >> k & 1) {
                fprintf(out, "%s%s", between, c->cases[k].id);
                between = "|";
            }
        }
    }
    fputc(']', out);
}

static void
put_confidence(FILE *out, enum confidence confidence)
{
    static const char *const names[] = {
        [CONFIDENCE_UNSAID] = NULL,
        [CONFIDENCE_LOW] = "low",
        [CONFIDENCE_MEDIUM] = "medium",
        [CONFIDENCE_HIGH] = "high",
    };
    if (names[confidence])
        fprintf(out, " confidence=%s", names[confidence]);
}

static void
put_cites(FILE *out, const struct cites *cites, const char *indent)
{
    for (size_t i = 0; i < cites->n; i++) {
        const struct cite *cite = &cites->list[i];
        fprintf(out, "%scite %s %s", indent, cite->source->id, cite->authority->id);
        put_text(out, "at", cite->at);
        fputs(cite->is_later ? " later\n" : "\n", out);
    }
}

static void
put_circumstances(FILE *out, const struct model *model)
{
    for (size_t i = 0; i < model->n_roles; i++) {
        const struct role *role = &model->roles[i];
        fprintf(out, "role %s \"%s\" \"%s\"", role->id, role->name, role->plural);
        if (role->is)
            fprintf(out, " is=%s", role->is->id);
        fputc('\n', out);
    }
    for (size_t i = 0; i < model->n_circumstances; i++) {
        const struct circumstance *c = &model->circumstances[i];
        fprintf(out, "circumstance %s \"%s\" \"%s\"", c->id, c->name, c->question);
        put_cases(out, "given", &c->given);
        fputc('\n', out);
        for (size_t k = 0; k < c->n_cases; k++)
            fprintf(out, "  case %s \"%s\"\n", c->cases[k].id, c->cases[k].name);
    }
}

static void
put_value(FILE *out, const struct fact_value *value)
{
    fprintf(out, "  %s \"%s\"", value_kind_name(value), value->text);
    put_text(out, "to", value->to);
    if (value_bound_name(value))
        fprintf(out, " bound=%s", value_bound_name(value));
    put_period(out, &value->period);
    put_confidence(out, value->confidence);
    fputc('\n', out);
    for (size_t i = 0; i < value->n_bands; i++) {
        fputs("    band", out);
        put_text(out, "upto", value->bands[i].upto_text);
        fprintf(out, " percent=%s\n", value->bands[i].percent_text);
    }
    put_cites(out, &value->cites, "    ");
}

static void
put_sources(FILE *out, const struct model *model)
{
    for (size_t i = 0; i < model->n_sources; i++) {
        const struct citation_source *s = &model->sources[i];
        fprintf(out, "source %s \"%s\" %s", s->id, s->title, s->authority->id);
        put_text(out, "href", s->href);
        put_text(out, "dating", s->dating);
        put_date(out, "published", &s->published);
        put_date(out, "published-until", &s->published_until);
        put_date(out, "attested", &s->attested);
        put_date(out, "accessed", &s->accessed);
        fputs(s->about_published ? " about" : "", out);
        fputs(s->is_unreliable ? " unreliable\n" : "\n", out);
    }
    for (size_t i = 0; i < model->n_facts; i++) {
        const struct fact *fact = &model->facts[i];
        fprintf(out, "fact %s \"%s\"\n", fact->id, fact->name);
        for (size_t k = 0; k < fact->n_values; k++)
            put_value(out, &fact->values[k]);
    }
    for (size_t i = 0; i < model->n_terms; i++) {
        const struct term *term = &model->terms[i];
        fprintf(out, "term %s \"%s\"", term->id, term->name);
        for (size_t k = 0; k < term->n_other_names; k++)
            put_text(out, "also", term->other_names[k]);
        fputc('\n', out);
    }
}

/* Names the element that has the rule's text, with the rule's id if it is another rule's. */
static void
put_text_node(FILE *out, const struct rule *rule, const char *what, const xmlNode *node)
{
    if (!node)
        return;
    fprintf(out, " %s", what);
    if (node->parent != rule->node)
        fprintf(out, "@%s", xml_attribute(node->parent, "id"));
}

static void
put_rule(FILE *out, const struct model *model, const struct rule *rule)
{
    fprintf(out, "    rule %s %s", rule->id, verdict_name(rule->verdict));
    put_text(out, "label", rule->label);
    put_roles(out, model, rule->roles, rule->practice->roles);
    put_cases(out, "cases", &rule->cases);
    put_period(out, &rule->period);
    put_confidence(out, rule->confidence);
    for (size_t i = 0; i < rule->n_overrides; i++)
        fprintf(out, " overrides=%s", rule->overrides[i]->id);
    for (size_t i = 0; i < rule->n_exempts; i++)
        fprintf(out, " exempts=%s", rule->exempts[i]->id);
    fputs("\n      has", out);
    put_text_node(out, rule, "answer", rule->answer);
    put_text_node(out, rule, "wording", rule->wording);
    put_text_node(out, rule, "because", rule->because);
    put_text_node(out, rule, "instead", rule->instead);
    put_text_node(out, rule, "consequence", rule->consequence);
    for (size_t i = 0; i < rule->n_conditions; i++)
        fprintf(out, " (%s)", rule->conditions[i].letter);
    fputc('\n', out);
    put_cites(out, &rule->cites, "      ");
    for (size_t i = 0; i < rule->n_positions; i++) {
        fprintf(out, "      position %s\n", verdict_name(rule->positions[i].verdict));
        put_cites(out, &rule->positions[i].cites, "        ");
    }
}

static void
put_practice(FILE *out, const struct model *model, const struct practice *practice)
{
    role_set all = 0;
    for (size_t i = 0; i < model->n_roles; i++)
        all |= UINT64_C(1) << i;
    fprintf(
        out, "  practice %s \"%s\" \"%s\"", practice->id, practice->title, practice->question);
    put_text(out, "number", practice->number);
    put_text(out, "label", practice->label);
    put_roles(out, model, practice->roles, all);
    if (practice->silent)
        put_set(out, model, "silent", practice->silent);
    put_cases(out, "given", &practice->given);
    put_text(out, "owner", practice->owner);
    put_date(out, "reviewed", &practice->reviewed);
    put_date(out, "review-by", &practice->review_by);
    fputs(practice->combine_strictest ? " strictest" : "", out);
    fputs(practice->is_spoiled ? " spoiled" : "", out);
    fputs(practice->is_shown ? "\n" : " not-shown\n", out);
    for (size_t i = 0; i < practice->n_acts; i++) {
        fprintf(out, "    act \"%s\"", practice->acts[i].text);
        put_roles(out, model, practice->acts[i].roles, 0);
        fputc('\n', out);
    }
    for (size_t i = 0; i < practice->n_rules; i++) {
        if (practice->rules[i]->practice == practice)
            put_rule(out, model, practice->rules[i]);
        else
            fprintf(out, "    exempted by %s\n", practice->rules[i]->id);
    }
}

static void
put_chapters(FILE *out, const struct model *model)
{
    for (size_t i = 0; i < model->n_chapters; i++) {
        const struct chapter *chapter = &model->chapters[i];
        fprintf(out, "chapter %s \"%s\"", chapter->id, chapter->title);
        put_text(out, "number", chapter->number);
        put_text(out, "label", chapter->label);
        fputs(chapter->is_shown ? "\n" : " not-shown\n", out);
        for (size_t k = 0; k < chapter->n_practices; k++)
            put_practice(out, model, chapter->practices[k]);
    }
}

static void
put_guides(FILE *out, const struct model *model)
{
    for (size_t i = 0; i < model->n_guides; i++) {
        const struct guide *guide = &model->guides[i];
        fprintf(out, "guide %s \"%s\" number=\"%s\"", guide->id, guide->title, guide->number);
        for (size_t k = 0; k < guide->n_practices; k++)
            fprintf(out, " practice=%s", guide->practices[k]->id);
        for (size_t k = 0; k < guide->n_ask; k++) {
            fprintf(out, " ask=%s",
                guide->ask_kinds[k] == ASK_ROLE   ? "role"
                : guide->ask_kinds[k] == ASK_DATE ? "date"
                                                  : guide->ask[k]->id);
        }
        fputc('\n', out);
    }
}

static void
put_scenarios(FILE *out, const struct model *model)
{
    for (size_t i = 0; i < model->n_scenarios; i++) {
        const struct scenario *scenario = &model->scenarios[i];
        fprintf(out, "scenario %s \"%s\"", scenario->id, scenario->title);
        put_text(out, "people", scenario->people);
        put_text(out, "in", scenario->in ? scenario->in->id : NULL);
        fputc('\n', out);
        for (size_t k = 0; k < scenario->n_steps; k++) {
            const struct step *step = &scenario->steps[k];
            char iso[11];
            day_format(step->on, iso);
            fprintf(out, "  step %s%s", iso, step->has_on ? "" : " (edition)");
            if (step->practice)
                fprintf(out, " practice=%s", step->practice->id);
            if (step->role)
                fprintf(out, " as=%s%s", step->role->id, step->has_role ? "" : " (first)");
            put_cases(out, "cases", &step->cases);
            if (step->has_expect)
                fprintf(out, " expect=%s", verdict_name(step->expect));
            fputc('\n', out);
        }
    }
}

/* Every name in document order, and the numbers of nodes without a struct. */
static void
put_names(FILE *out, const struct model *model)
{
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        fprintf(out, "name %s: %s", anchor->id, anchor_kind_words(anchor->kind));
        put_text(out, "number", model_number(model, anchor->node));
        fputc('\n', out);
    }
}

void
model_dump(const struct model *model, FILE *out)
{
    fprintf(out, "handbook %s \"%s\" lang=%s", model->id, model->title, model->lang);
    put_text(out, "subtitle", model->subtitle);
    put_text(out, "publisher", model->publisher);
    put_text(out, "edition", model->edition);
    put_text(out, "site", model->site_href);
    put_date(out, "date", &model->edition_date);
    put_date(out, "previous", &model->edition_previous);
    fputc('\n', out);
    put_circumstances(out, model);
    put_sources(out, model);
    put_chapters(out, model);
    put_guides(out, model);
    put_scenarios(out, model);
    put_names(out, model);
}
