/* Derives the parts of a practice: headline, rules, role strip, table, validity, timeline. */
#include "compose/annotate.h"
#include "model/history.h"

#define STALE_MONTHS 18 /* a practice that was not checked for longer says so */

static bool
is_current(const struct annotate *an, const struct rule *rule)
{
    return period_holds(&rule->period, an->as_of);
}

/* A figure in a rule's text that took over after the rule began: "EUR 5 since 1 May 2018". */
static const char *
later_figure(const struct annotate *an, const struct rule *rule, const xmlNode *value_of)
{
    const struct fact_value *value = fact_value_of(an->model, value_of, an->as_of);
    const char *figure = NULL;
    if (!value || value->period.from.first <= rule->period.from.first ||
        value->period.from.first > an->as_of || node_attribute(value_of, "on") ||
        history_is_uncertain(value, an->as_of))
        return NULL;
    if (!fact_resolve(an->ctx, an->model, value_of, an->as_of, true, &figure))
        return NULL;
    return say(an, value->period.attested ? "figures.by" : "figures.since", figure,
        date_words(an->ctx, an->model, &value->period.from, value->period.about_from));
}

/* Adds all such figures below a node, each once, after `text`. */
static const char *
later_figures(
    const struct annotate *an, const struct rule *rule, const xmlNode *node, const char *text)
{
    for (const xmlNode *n = node ? node->children : NULL; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || !node_stands(n, an->as_of))
            continue;
        const char *one = node_is(n, "value-of") ? later_figure(an, rule, n) : NULL;
        if (one && (!text || !strstr(text, one)))
            text = text ? say(an, "list.semicolon", text, one) : one;
        text = later_figures(an, rule, n, text);
    }
    return text;
}

/* When the figures of answer and conditions took effect, if later than the rule. */
static const char *
figures_words(const struct annotate *an, const struct rule *rule)
{
    const char *text = later_figures(an, rule, rule->answer, NULL);
    text = later_figures(an, rule, rule->wording, text);
    for (size_t i = 0; i < rule->n_conditions; i++)
        text = later_figures(an, rule, rule->conditions[i].node, text);
    return text;
}

/* True if it decides in any situation, or if there are too many situations to tell. */
static bool
may_decide(const struct rule_table *table, const struct rule *rule)
{
    for (size_t i = 0; i < table->n_rows; i++)
        if (decision_has_rule(&table->rows[i].decision, rule))
            return true;
    return table->too_many;
}

static void
annotate_rule(const struct annotate *an, xmlNode *node, const struct rule *rule,
    const struct practice *practice)
{
    /* Indexed by rule_part. */
    static const char *const parts[] = { "speaks", "also", "other" };
    const struct decision *headline = answers_headline(an->answers, practice);
    derive(an, node, "state", is_current(an, rule) ? "current" : "past");
    derive(an, node, "headline", decision_has_rule(headline, rule) ? "yes" : NULL);
    if (is_current(an, rule))
        derive(an, node, "part", parts[answers_part(an->answers, practice, rule)]);
    derive(an, node, "since-text", since_words(an->ctx, an->model, &rule->period));
    if (is_current(an, rule))
        derive(an, node, "figures-text", figures_words(an, rule));
    /* An end after the as-of day is not known on that day. */
    if (!is_current(an, rule))
        derive(an, node, "until-text", until_words(an->ctx, an->model, &rule->period));
    struct period known = rule->period;
    if (is_current(an, rule))
        known.until.first = DAY_MAX;
    derive(an, node, "period-text", period_words(an->ctx, an->model, &known));
    const struct rule_table *table = answers_table(an->answers, practice);
    const struct table_when *when = rule_table_when(table, rule);
    if (is_current(an, rule) && !may_decide(table, rule))
        derive(an, node, "beaten", "yes");
    const char *where = when ? when_words(an, practice, when) : NULL;
    derive(an, node, "who-text", when && when->n_boxes ? where : who_words(an, rule, practice));
    derive(an, node, "when-text", where);
    derive(an, node, "decides",
        is_current(an, rule) && when ? when_names(an, practice, when) : NULL);
    derive(an, node, "duty", is_current(an, rule) ? rule_table_letter(table, rule) : NULL);

    /* Letters belong to the practice that sets the conditions; copies elsewhere have none. */
    if (node != rule->node || rule->n_conditions == 0)
        return;
    const struct decision alone = { .rules = &rule, .n_rules = 1 };
    derive(an, node, "letters", rule_letters(an, rule->practice, &alone));
    for (size_t i = 0; i < rule->n_conditions; i++)
        derive(an, rule->conditions[i].node, "letter", rule->conditions[i].letter);
}

/* Letters the positions of an unsettled rule (A), (B), ..., unlike conditions. */
static void
annotate_positions(const struct annotate *an, const struct practice *practice)
{
    size_t n = 0;
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        for (xmlNode *p = practice->own_rules[i].node->children; p; p = p->next) {
            if (!node_is(p, "position") || is_omitted(an, p))
                continue;
            const char letter[] = { (char)('A' + n % 26), '\0' };
            derive(an, p, "letter", letter);
            n++;
        }
    }
}

/* The copies that copy_exempting made, in the order of the original rules. */
static void
annotate_exempting(const struct annotate *an, const struct practice *practice)
{
    xmlNode *group = practice->node->children;
    while (
        group && !(group->ns == an->ns && strcmp((const char *)group->name, "exempting") == 0))
        group = group->next;
    xmlNode *from = group ? group->children : NULL;
    for (size_t i = 0; from && i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (rule->practice == practice || rule->period.from.first > an->as_of)
            continue;
        derive(an, from, "title", rule->practice->title);
        derive(an, from, "number", model_number(an->model, rule->practice->node));
        if (from->children)
            annotate_rule(an, from->children, rule, practice);
        from = from->next;
    }
}

static void
annotate_strip(const struct annotate *an, const struct practice *practice)
{
    const struct model *model = an->model;
    const struct role_verdict *verdicts = answers_roles(an->answers, practice);
    size_t first = practice_first_role(practice);
    bool differs = false;
    for (size_t i = 0; i < model->n_roles; i++) {
        if (practice->roles >> i & 1)
            differs |= verdicts[i].decision.verdict != verdicts[first].decision.verdict;
    }
    if (!differs)
        return;
    xmlNode *strip = derive_child(an, practice->node, "strip");
    for (size_t i = 0; i < model->n_roles; i++) {
        if (!(practice->roles >> i & 1))
            continue;
        xmlNode *role = derive_child(an, strip, "role");
        derive(an, role, "role", model->roles[i].id);
        derive(an, role, "name", model->roles[i].name);
        derive_decision(an, role, practice, &verdicts[i].decision);
    }
}

/* A boundary of the timeline, as the author of the rule that begins or ends there wrote it. */
static const char *
boundary_words(
    const struct annotate *an, const struct practice *practice, day boundary, bool as_end)
{
    const struct period *begins = NULL, *ends = NULL;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct period *period = &practice->rules[i]->period;
        if (!begins && period->from.first == boundary)
            begins = period;
        if (!ends && period->until.first == boundary)
            ends = period;
    }
    if (ends && (as_end || !begins))
        return until_words(an->ctx, an->model, ends);
    /*
     * "until by 2025" would be wrong English: the next stretch tells how its beginning was
     * attested.
     */
    if (begins)
        return as_end ? date_words(an->ctx, an->model, &begins->from, begins->about_from)
                      : since_words(an->ctx, an->model, begins);
    const struct date date = { .first = boundary, .precision = PRECISION_DAY };
    return date_words(an->ctx, an->model, &date, false);
}

/* Leaves out stretches that begin after the as-of day; returns the one before today's. */
static const struct timeline_entry *
annotate_timeline(const struct annotate *an, const struct practice *practice)
{
    const struct timeline *line = answers_timeline(an->answers, practice);
    const struct timeline_entry *stretches = line->stretches;
    size_t n = line->n, current = 0;
    while (n > 0 && stretches[n - 1].from > an->as_of)
        n--;
    if (n < 2)
        return NULL;
    current = n - 1;
    xmlNode *timeline = derive_child(an, practice->node, "timeline");
    for (size_t i = 0; i < n; i++) {
        const struct timeline_entry *stretch = &stretches[i];
        xmlNode *node = derive_child(an, timeline, "stretch");
        if (stretch->from != DAY_MIN)
            derive(an, node, "since-text", boundary_words(an, practice, stretch->from, false));
        if (i < current && stretch->until != DAY_MAX)
            derive(an, node, "until-text", boundary_words(an, practice, stretch->until, true));
        derive_decision(an, node, practice, &stretch->decision);
        derive(an, node, "current", i == current ? "yes" : NULL);
    }
    return &stretches[current - 1];
}

static bool
is_stale(const struct annotate *an, const struct date *reviewed)
{
    int year, month, day_of_month;
    day_to_civil(reviewed->first, &year, &month, &day_of_month);
    month += STALE_MONTHS - 1;
    /* The day after the same day of a later month, whatever that month's length. */
    return day_from_civil(year + month / 12, month % 12 + 1, 1) + day_of_month - 1 < an->as_of;
}

static void
annotate_checked(const struct annotate *an, xmlNode *validity, const struct practice *practice)
{
    /* An edition ignores checks made after its day. */
    const struct date *reviewed = &practice->reviewed;
    if (reviewed->first != DAY_MIN && reviewed->first <= an->as_of) {
        const char *text = date_words(an->ctx, an->model, reviewed, false);
        derive(an, validity, "checked-text", say(an, "validity.checked", text, NULL));
        if (is_stale(an, reviewed))
            derive(an, validity, "stale-text", say(an, "validity.stale", text, NULL));
    }
    if (practice->review_by.first != DAY_MIN) {
        const char *text = date_words(an->ctx, an->model, &practice->review_by, false);
        derive(an, validity, "review-text", say(an, "validity.review", text, NULL));
    }
    if (practice->owner)
        derive(an, validity, "owner-text", say(an, "validity.owner", practice->owner, NULL));
}

/* The least certain of the deciding rules. */
static const char *
headline_confidence(const struct decision *headline)
{
    enum confidence least = CONFIDENCE_HIGH;
    for (size_t i = 0; i < headline->n_rules; i++) {
        enum confidence confidence = headline->rules[i]->confidence;
        if (confidence != CONFIDENCE_UNSAID && confidence < least)
            least = confidence;
    }
    return least == CONFIDENCE_LOW      ? "confidence.low"
           : least == CONFIDENCE_MEDIUM ? "confidence.medium"
                                        : NULL;
}

/* The last of its rules to end; NULL if one is in force. */
static const struct rule *
last_ended(const struct annotate *an, const struct practice *practice)
{
    const struct rule *last = NULL;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (is_current(an, rule))
            return NULL;
        if (rule->period.from.first > an->as_of)
            continue;
        if (!last || rule->period.until.first > last->period.until.first)
            last = rule;
    }
    return last;
}

/* "Ended 1 June 2020." */
static const char *
ended_words(const struct annotate *an, const struct rule *last)
{
    if (last->period.unknown_until)
        return say(an, "validity.ended-unknown", NULL, NULL);
    return say(an, "validity.ended", until_words(an->ctx, an->model, &last->period), NULL);
}

static void
annotate_validity(const struct annotate *an, const struct practice *practice,
    const struct rule_table *table, const struct decision *headline, const struct rule *ended)
{
    xmlNode *validity = derive_child(an, practice->node, "validity");
    const struct since *since = &table->since;
    if (headline->n_rules > 0 && since->date.first != DAY_MIN) {
        const char *key = since->attested ? "validity.by" : "validity.since";
        const char *text = date_words(an->ctx, an->model, &since->date, since->about);
        derive(an, validity, "since-text", say(an, key, text, NULL));
    }
    const char *figures = headline->n_rules > 0 ? figures_words(an, headline->rules[0]) : NULL;
    if (figures)
        derive(an, validity, "figures-text", say(an, "validity.figures", figures, NULL));
    if (ended)
        derive(an, validity, "ended-text", ended_words(an, ended));
    const struct timeline_entry *before = annotate_timeline(an, practice);
    if (before) {
        derive(an, validity, "before-verdict", verdict_name(before->decision.verdict));
        derive(an, validity, "before-text", boundary_words(an, practice, before->until, true));
    }
    annotate_checked(an, validity, practice);
    const char *confidence = headline_confidence(headline);
    if (confidence)
        derive(an, validity, "confidence-text", say(an, confidence, NULL, NULL));
}

void
annotate_practice(const struct annotate *an, const struct practice *practice)
{
    xmlNode *node = practice->node;
    const struct decision *headline = answers_headline(an->answers, practice);
    const struct rule_table *table = answers_table(an->answers, practice);
    const struct rule *ended = last_ended(an, practice);
    size_t n_current = 0;
    for (size_t i = 0; i < practice->n_rules; i++)
        n_current += is_current(an, practice->rules[i]);

    derive(an, node, "number", model_number(an->model, node));
    annotate_scope(an, practice);
    derive(an, node, "state", ended ? "ended" : "current");
    derive(
        an, node, "ended-text", ended ? until_words(an->ctx, an->model, &ended->period) : NULL);
    if (!ended && headline->verdict == VERDICT_ENDED)
        ended = answers_ended(an->answers, practice);
    derive(an, node, "silent-text", role_words(an, practice->silent, true));
    derive(an, node, "several", n_current > 1 ? "yes" : NULL);
    derive(an, node, "act", practice_common_act(an->model, practice));
    derive_decision(an, node, practice, headline);
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        const struct rule *rule = &practice->own_rules[i];
        if (!is_omitted(an, rule->node))
            annotate_rule(an, rule->node, rule, practice);
    }
    annotate_exempting(an, practice);
    annotate_positions(an, practice);
    annotate_strip(an, practice);
    annotate_table(an, practice);
    annotate_asks(an, practice);
    annotate_validity(an, practice, table, headline, ended);
    annotate_cites(an, node, practice->id);
    annotate_see_also(an, practice);
}
