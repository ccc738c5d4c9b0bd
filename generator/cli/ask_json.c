/*
 * Prints answers as JSON.  Members have the names that handbook.json uses for the same things.
 */
#include "cli/ask.h"
#include "cli/json_member.h"
#include "model/words.h"

#include <stdio.h>

static void
add_node(JsonBuilder *b, const struct reply *reply, const char *name, const xmlNode *node)
{
    if (node)
        json_add_text(b, name, model_text(reply->ctx, reply->model, node));
}

static void
add_flag(JsonBuilder *b, const char *name, bool value)
{
    if (value)
        json_add_flag(b, name, true);
}

static void
add_cites(JsonBuilder *b, const struct cites *cites)
{
    json_begin_list(b, "cites");
    for (size_t i = 0; i < cites->n; i++) {
        const struct cite *cite = &cites->list[i];
        json_builder_begin_object(b);
        json_add_text(b, "source", cite->source->id);
        json_add_text(b, "title", cite->source->title);
        json_add_text(b, "at", cite->at);
        json_add_text(b, "authority", cite->authority->id);
        json_add_text(b, "href", cite->source->href);
        add_flag(b, "later", cite->is_later);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_period(JsonBuilder *b, const struct period *period)
{
    json_add_day(b, "from", period->from.first);
    if (!period->unknown_until)
        json_add_day(b, "until", period->until.first);
    add_flag(b, "attested", period->attested);
    add_flag(b, "aboutFrom", period->about_from);
    add_flag(b, "aboutUntil", period->about_until);
    add_flag(b, "unknownUntil", period->unknown_until);
}

static void
add_conditions(JsonBuilder *b, const struct reply *reply, const struct rule *rule)
{
    json_begin_list(b, "provided");
    for (size_t i = 0; i < rule->n_conditions; i++) {
        const struct condition *condition = &rule->conditions[i];
        json_builder_begin_object(b);
        json_add_text(b, "letter", condition->letter);
        json_add_text(b, "when", node_attribute(condition->node, "when"));
        json_add_text(b, "by", node_attribute(condition->node, "by"));
        add_node(b, reply, "text", condition->node);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_positions(JsonBuilder *b, const struct reply *reply, const struct rule *rule)
{
    if (!rule->n_positions)
        return;
    json_begin_list(b, "positions");
    for (size_t i = 0; i < rule->n_positions; i++) {
        const struct position *position = &rule->positions[i];
        json_builder_begin_object(b);
        if (position->verdict != VERDICT_NOT_STATED)
            json_add_text(b, "verdict", verdict_name(position->verdict));
        add_node(b, reply, "text", position->node);
        add_cites(b, &position->cites);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

void
reply_add_rule(const struct reply *reply, JsonBuilder *b, const struct rule *rule)
{
    static const char *const confidences[] = {
        [CONFIDENCE_UNSAID] = NULL,
        [CONFIDENCE_LOW] = "low",
        [CONFIDENCE_MEDIUM] = "medium",
        [CONFIDENCE_HIGH] = "high",
    };
    json_builder_begin_object(b);
    json_add_text(b, "id", rule->id);
    json_add_text(b, "practice", rule->practice->id);
    json_add_text(b, "verdict", verdict_name(rule->verdict));
    json_add_text(
        b, "letter", rule_table_letter(answers_table(reply->answers, reply->practice), rule));
    add_period(b, &rule->period);
    json_add_text(b, "confidence", confidences[rule->confidence]);
    add_node(b, reply, "answer", rule->answer);
    add_node(b, reply, "wording", rule->wording);
    add_conditions(b, reply, rule);
    add_node(b, reply, "because", rule->because);
    add_node(b, reply, "instead", rule->instead);
    add_node(b, reply, "consequence", rule->consequence);
    add_positions(b, reply, rule);
    add_cites(b, &rule->cites);
    json_builder_end_object(b);
}

/* Adds the rule that ended last, the day, and the practice that replaced it. */
static void
add_ended(JsonBuilder *b, const struct reply *reply)
{
    const struct practice *next = reply_replaced_by(reply);
    if (reply->partial.ended) {
        json_add_text(b, "endedRule", reply->partial.ended->id);
        if (!reply->partial.ended->period.unknown_until)
            json_add_day(b, "ended", reply->partial.ended->period.until.first);
    }
    json_add_text(b, "replacedBy", next ? next->id : NULL);
}

/* Adds the rule that begins next, its first day, and the practice that applied before. */
static void
add_next(JsonBuilder *b, const struct reply *reply)
{
    const struct rule *next = reply->partial.next;
    if (!next)
        return;
    const struct practice *replaces = reply_replaces(reply);
    json_add_text(b, "nextRule", next->id);
    json_add_day(b, "begins", next->period.from.first);
    json_add_text(b, "replaces", replaces ? replaces->id : NULL);
}

static void
add_decision(JsonBuilder *b, const struct reply *reply)
{
    static const char *const outcomes[] = {
        [OUTCOME_DECIDED] = NULL,
        [OUTCOME_CONTRADICTION] = "contradiction",
        [OUTCOME_CYCLE] = "override-cycle",
    };
    const struct decision *decision = &reply->partial.decision;
    if (outcomes[decision->outcome]) {
        json_add_text(b, "finding", outcomes[decision->outcome]);
    } else {
        const char *name = verdict_name(decision->verdict);
        const char *key = arena_printf(reply->ctx->arena, "verdict.%s", name);
        json_add_text(b, "verdict", name);
        json_add_text(b, "word", words_find(reply->model->words, key));
    }
    if (decision->verdict == VERDICT_ENDED)
        add_ended(b, reply);
    if (decision->verdict == VERDICT_NOT_STATED || decision->verdict == VERDICT_NOT_KNOWN)
        add_next(b, reply);
    add_flag(b, "silent",
        decision->verdict == VERDICT_NOT_STATED && reply->role &&
            reply->practice->silent >> reply->role->index & 1);
    json_begin_list(b, "rules");
    for (size_t i = 0; i < decision->n_rules; i++)
        reply_add_rule(reply, b, decision->rules[i]);
    json_builder_end_array(b);
}

static void
add_choice(JsonBuilder *b, const char *id, const char *name)
{
    json_builder_begin_object(b);
    json_add_text(b, "id", id);
    json_add_text(b, "name", name);
    json_builder_end_object(b);
}

static void
add_missing(JsonBuilder *b, const struct reply *reply)
{
    json_begin_list(b, "missing");
    for (size_t i = 0; i < reply->partial.n_questions; i++) {
        const struct open_question *question = &reply->partial.questions[i];
        const struct circumstance *c = question->circumstance;
        json_builder_begin_object(b);
        json_add_text(b, "asks", c ? "case" : "role");
        if (c) {
            json_add_text(b, "circumstance", c->id);
            json_add_text(b, "name", c->name);
            json_add_text(b, "question", c->question);
        }
        add_flag(b, "mayNotArise", question->may_not_arise);
        json_begin_list(b, "choices");
        for (size_t k = 0; k < 64; k++) {
            if (!(question->choices >> k & 1))
                continue;
            add_choice(b, c ? c->cases[k].id : reply->model->roles[k].id,
                c ? c->cases[k].name : reply->model->roles[k].name);
        }
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_situation(JsonBuilder *b, const struct reply *reply)
{
    json_add_text(b, "as", reply->role ? reply->role->id : NULL);
    json_builder_set_member_name(b, "cases");
    json_builder_begin_object(b);
    for (size_t i = 0; i < reply->said.n; i++) {
        const struct case_limit *limit = &reply->said.limits[i];
        size_t at = (size_t)__builtin_ctzll(limit->cases);
        json_add_text(b, limit->circumstance->id, limit->circumstance->cases[at].id);
    }
    json_builder_end_object(b);
}

void
reply_add_answer(const struct reply *reply, JsonBuilder *b)
{
    if (reply->partial.result == PARTIAL_OPEN)
        add_missing(b, reply);
    else
        add_decision(b, reply);
}

void
reply_add_members(const struct reply *reply, JsonBuilder *b)
{
    const struct practice *practice = reply->practice;
    json_add_text(b, "practice", practice->id);
    json_add_text(b, "number", *practice->number ? practice->number : NULL);
    json_add_text(b, "title", practice->title);
    json_add_text(b, "question", practice->question);
    json_add_day(b, "asOf", reply->ctx->as_of);
    add_situation(b, reply);
    reply_add_answer(reply, b);
}

static void
print_reply(const struct reply *reply, unsigned line)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    if (line) {
        json_builder_set_member_name(b, "line");
        json_builder_add_int_value(b, line);
    }
    reply_add_members(reply, b);
    json_add_text(b, "page", reply_page(reply));
    json_builder_end_object(b);

    g_autoptr(JsonNode) root = json_builder_get_root(b);
    g_autofree char *text = json_to_string(root, line == 0);
    printf("%s\n", text);
}

void
reply_print_json(const struct reply *reply)
{
    print_reply(reply, 0);
}

void
reply_print_json_line(const struct reply *reply, unsigned line)
{
    print_reply(reply, line);
}
