/*
 * Prints the answer of `proviso ask` as text: verdict, conditions, sources, and what is
 * missing.
 */
#include "cli/ask.h"
#include "model/format.h"
#include "model/period_words.h"
#include "model/words.h"

#include <stdio.h>
#include <string.h>

const struct practice *
reply_replaced_by(const struct reply *reply)
{
    const char *id = node_attribute(reply->practice->node, "replaced-by");
    return id ? model_practice(reply->model, id) : NULL;
}

/* True if one of the practice's rules is in force on the day. */
static bool
is_in_force(const struct practice *practice, day on)
{
    for (size_t i = 0; i < practice->n_own_rules; i++) {
        const struct period *period = &practice->own_rules[i].period;
        if (period->from.first <= on && on < period->until.first)
            return true;
    }
    return false;
}

const struct practice *
reply_replaces(const struct reply *reply)
{
    const struct model *model = reply->model;
    for (size_t i = 0; i < model->n_practices; i++) {
        const char *id = node_attribute(model->practices[i].node, "replaced-by");
        if (id && strcmp(id, reply->practice->id) == 0 &&
            is_in_force(&model->practices[i], reply->ctx->as_of))
            return &model->practices[i];
    }
    return NULL;
}

const char *
reply_page(const struct reply *reply)
{
    return arena_printf(reply->ctx->arena, "%s.html", reply->practice->id);
}

static const char *
say(const struct reply *reply, const char *key, const char *one)
{
    return word(reply->ctx->arena, reply->model->words, key, one, NULL, NULL);
}

static const char *
say_two(const struct reply *reply, const char *key, const char *one, const char *two)
{
    return word(reply->ctx->arena, reply->model->words, key, one, two, NULL);
}

/* Appends a text to a list; NULL begins a list. */
static const char *
join(const struct reply *reply, const char *key, const char *list, const char *text)
{
    return list ? say_two(reply, key, list, text) : text;
}

/* Adds a line of the answer, indented. */
static void
put(const struct reply *reply, const char *text)
{
    g_string_append_printf(reply->text, "  %s\n", text);
}

static const char *
text_of(const struct reply *reply, const xmlNode *node)
{
    return model_text(reply->ctx, reply->model, node);
}

/* "power-tool; loan-running or loan-overdue": as ids to type, or as names to read. */
static const char *
limits_text(const struct reply *reply, const struct case_set *set, bool as_ids)
{
    const char *text = NULL;
    for (size_t i = 0; i < set->n; i++) {
        const struct circumstance *c = set->limits[i].circumstance;
        const char *cases[MODEL_MAX_CASES];
        size_t n = 0;
        for (size_t k = 0; k < c->n_cases; k++) {
            if (set->limits[i].cases >> k & 1)
                cases[n++] = as_ids ? c->cases[k].id : c->cases[k].name;
        }
        if (n > 0)
            text = join(reply, "list.semicolon", text,
                words_alternatives(reply->ctx->arena, reply->model->words, cases, n));
    }
    return text ? text : "";
}

/* "1.2 Passing a tool on" */
static const char *
numbered(const struct reply *reply, const struct practice *practice)
{
    return arena_printf(reply->ctx->arena, "%s%s%s", practice->number,
        *practice->number ? " " : "", practice->title);
}

static void
print_head(const struct reply *reply, const char *verdict)
{
    char iso[11];
    day_format(reply->ctx->as_of, iso);
    g_string_append_printf(reply->text, "%s\n",
        word(reply->ctx->arena, reply->model->words, "ask.head", verdict,
            numbered(reply, reply->practice), iso));
}

/* "(b) beforehand, with the approval of the desk: it is written on the card." */
static void
print_condition(const struct reply *reply, const struct condition *condition)
{
    const char *when = node_attribute(condition->node, "when");
    const char *by = node_attribute(condition->node, "by");
    const char *terms =
        when ? say(reply, arena_printf(reply->ctx->arena, "when.%s", when), NULL) : NULL;
    if (by)
        terms = join(reply, "list.comma", terms, say(reply, "approved-by", by));
    const char *text = text_of(reply, condition->node);
    g_string_append_printf(reply->text, "    %s %s\n",
        words_letter(reply->ctx->arena, reply->model->words, condition->letter),
        terms ? say_two(reply, "scope.case", terms, text) : text);
}

/* "Lending terms, section 3 (Official terms)" */
static const char *
citation_text(const struct reply *reply, const struct cite *cite)
{
    const struct authority *authority = cite->authority;
    const char *standing =
        authority->node
            ? text_of(reply, node_child(authority->node, "name"))
            : say(reply, arena_printf(reply->ctx->arena, "authority.%s", authority->id), NULL);
    if (cite->is_later)
        standing = join(reply, "list.comma", standing, say(reply, "source.later.short", NULL));
    const char *source = cite->source->title;
    if (cite->at)
        source = join(reply, "list.comma", source, cite->at);
    return say_two(reply, "ask.citation", source, standing);
}

static void
print_position(const struct reply *reply, const struct position *position)
{
    const char *key =
        arena_printf(reply->ctx->arena, "verdict.%s", verdict_name(position->verdict));
    const char *cites = NULL;
    for (size_t i = 0; i < position->cites.n; i++)
        cites = join(
            reply, "list.semicolon", cites, citation_text(reply, &position->cites.list[i]));
    const char *text =
        say_two(reply, "scope.case", say(reply, key, NULL), text_of(reply, position->node));
    g_string_append_printf(
        reply->text, "    %s\n", cites ? say_two(reply, "list.sentences", text, cites) : text);
}

/* "Rule take-home.untrained, in force since 1 May 2022.  Instead: ..." */
static void
print_rule(const struct reply *reply, const struct rule *rule)
{
    const struct period *period = &rule->period;
    const char *force = say(reply, "ask.in-force", NULL);
    if (period->from.first != DAY_MIN || period->until.first != DAY_MAX)
        force = say(reply, "case.force", period_words(reply->ctx, reply->model, period));
    if (rule->confidence == CONFIDENCE_LOW)
        force = join(reply, "list.comma", force, say(reply, "ask.low-confidence", NULL));
    const char *text = say_two(reply, "ask.rule", rule->id, force);
    if (rule->instead)
        text = join(reply, "list.sentences", text,
            say(reply, "ask.instead", text_of(reply, rule->instead)));
    put(reply, text);
}

static void
print_decider(const struct reply *reply, const struct rule *rule)
{
    put(reply, rule->answer ? text_of(reply, rule->answer)
                            : say(reply, "ask.quoted", text_of(reply, rule->wording)));
    if (rule->n_conditions)
        put(reply, say(reply, "provided-that", NULL));
    for (size_t i = 0; i < rule->n_conditions; i++)
        print_condition(reply, &rule->conditions[i]);
    for (size_t i = 0; i < rule->n_positions; i++)
        print_position(reply, &rule->positions[i]);
    print_rule(reply, rule);
}

static bool
is_same_place(const struct cite *a, const struct cite *b)
{
    return a->source == b->source && a->authority == b->authority &&
           g_strcmp0(a->at, b->at) == 0;
}

/* True if an earlier rule, or this one before its k-th cite, cites the same place. */
static bool
is_repeated(const struct decision *decision, size_t rule, size_t k)
{
    const struct cite *cite = &decision->rules[rule]->cites.list[k];
    for (size_t i = 0; i <= rule; i++) {
        const struct cites *cites = &decision->rules[i]->cites;
        for (size_t m = 0; m < (i == rule ? k : cites->n); m++) {
            if (is_same_place(&cites->list[m], cite))
                return true;
        }
    }
    return false;
}

/* "Sources: Lending terms, section 3 (Official terms). take-home.html" */
static void
print_sources(const struct reply *reply, const struct decision *decision)
{
    const char *list = NULL;
    for (size_t i = 0; i < decision->n_rules; i++) {
        for (size_t k = 0; k < decision->rules[i]->cites.n; k++) {
            if (!is_repeated(decision, i, k))
                list = join(reply, "list.semicolon", list,
                    citation_text(reply, &decision->rules[i]->cites.list[k]));
        }
    }
    const char *page = reply_page(reply);
    put(reply,
        list ? say_two(reply, "list.sentences", say(reply, "ask.sources", list), page) : page);
}

/*
 * Prints which roles or cases the practice applies to, if it does not apply to this situation.
 */
static void
print_unconcerned(const struct reply *reply)
{
    const struct practice *practice = reply->practice;
    const struct model *model = reply->model;
    if (!reply->role || practice->roles >> reply->role->index & 1) {
        put(reply, say(reply, "ask.only-with", limits_text(reply, &practice->given, false)));
        return;
    }
    const char *roles = NULL;
    for (size_t i = 0; i < model->n_roles; i++) {
        if (practice->roles >> i & 1)
            roles = join(reply, "list.comma", roles, model->roles[i].name);
    }
    put(reply, say(reply, "ask.concerns", roles ? roles : ""));
}

static void
print_conflict(const struct reply *reply, const struct decision *decision)
{
    bool is_cycle = decision->outcome == OUTCOME_CYCLE;
    print_head(reply, say(reply, is_cycle ? "ask.circle" : "ask.contradiction", NULL));
    for (size_t i = 0; i < decision->n_rules; i++) {
        const struct rule *rule = decision->rules[i];
        struct place place = { 0 };
        struct span span = node_span(rule->node);
        if (span.source)
            place = source_place(span.source, span.start);
        const char *at = arena_printf(
            reply->ctx->arena, "%s:%u", span.source ? span.source->path : "", place.line);
        put(reply, word(reply->ctx->arena, reply->model->words, "ask.rule-says", rule->id, at,
                       verdict_name(rule->verdict)));
    }
    put(reply, say(reply, is_cycle ? "ask.circle-why" : "ask.contradiction-why", NULL));
}

/* " Now: 4.2 Converting." */
static void
print_other(const struct reply *reply, const char *key, const struct practice *other)
{
    if (other)
        g_string_append_printf(reply->text, " %s", say(reply, key, numbered(reply, other)));
}

/* "Ended 1 May 2022. Now: 4.2 Converting." */
static void
print_ended(const struct reply *reply)
{
    const struct rule *last = reply->partial.ended;
    if (!last)
        return;
    const char *text = last->period.unknown_until
                           ? say(reply, "validity.ended-unknown", NULL)
                           : say(reply, "validity.ended",
                                 until_words(reply->ctx, reply->model, &last->period));
    g_string_append_printf(reply->text, "  %s", text);
    print_other(reply, "validity.now", reply_replaced_by(reply));
    g_string_append_c(reply->text, '\n');
}

/* "The first rule on this began 3 April 2020.  Before that: 4.1 Leaving by the opt-out fee." */
static void
print_next(const struct reply *reply)
{
    const struct rule *next = reply->partial.next;
    if (!next)
        return;
    const struct period *period = &next->period;
    g_string_append_printf(reply->text, "  %s",
        say(reply, period->attested ? "validity.first-seen" : "validity.first",
            date_words(reply->ctx, reply->model, &period->from, period->about_from)));
    print_other(reply, "validity.earlier", reply_replaces(reply));
    g_string_append_c(reply->text, '\n');
}

/* Prints why there is no verdict. */
static void
print_nothing(const struct reply *reply, const struct decision *decision)
{
    const char *name = verdict_name(decision->verdict);
    g_string_append_printf(reply->text, "  %s\n",
        say(reply, arena_printf(reply->ctx->arena, "%s.answer", name), NULL));
    if (decision->verdict == VERDICT_ENDED)
        print_ended(reply);
    else
        print_next(reply);
    if (reply->role && reply->practice->silent >> reply->role->index & 1)
        g_string_append_printf(reply->text, "  %s\n", say(reply, "silent", reply->role->name));
}

static void
print_decision(const struct reply *reply)
{
    const struct decision *decision = &reply->partial.decision;
    if (decision->outcome != OUTCOME_DECIDED) {
        print_conflict(reply, decision);
        return;
    }
    const char *key =
        arena_printf(reply->ctx->arena, "verdict.%s", verdict_name(decision->verdict));
    print_head(reply, say(reply, key, NULL));
    if (decision->verdict == VERDICT_NOT_CONCERNED)
        print_unconcerned(reply);
    if (decision->verdict >= VERDICT_NOT_STATED && decision->verdict <= VERDICT_NOT_KNOWN)
        print_nothing(reply, decision);
    for (size_t i = 0; i < decision->n_rules; i++)
        print_decider(reply, decision->rules[i]);
    print_sources(reply, decision);
}

/* A choice: the word to type, and its meaning. */
static const char *
choice_word(const struct reply *reply, const struct circumstance *c, size_t i)
{
    const char *role = c ? NULL : reply->model->roles[i].id;
    return c ? c->cases[i].id : arena_printf(reply->ctx->arena, "as=%s", role);
}

static void
print_choices(const struct reply *reply, const struct open_question *question)
{
    const struct circumstance *c = question->circumstance;
    size_t n = c ? c->n_cases : reply->model->n_roles;
    size_t width = 0;
    for (size_t i = 0; i < n; i++) {
        if (question->choices >> i & 1)
            width = MAX(width, strlen(choice_word(reply, c, i)));
    }
    for (size_t i = 0; i < n; i++) {
        if (question->choices >> i & 1)
            g_string_append_printf(reply->text, "    %-*s  %s\n", (int)width,
                choice_word(reply, c, i), c ? c->cases[i].name : reply->model->roles[i].name);
    }
}

/* "tool: What kind of tool is it?" and a line for each choice. */
static void
print_question(const struct reply *reply, const struct open_question *question)
{
    const struct circumstance *c = question->circumstance;
    if (c)
        g_string_append_printf(reply->text, "  %s: %s", c->id, c->question);
    else
        g_string_append_printf(
            reply->text, "  as=ROLE: %s", say(reply, "guide.ask-role", NULL));
    if (c && question->may_not_arise)
        g_string_append_printf(
            reply->text, " %s", say(reply, "ask.only-if", limits_text(reply, &c->given, true)));
    g_string_append_c(reply->text, '\n');
    print_choices(reply, question);
}

/*
 * Replaces no-break spaces, which terminals do not need and which make the text hard to search.
 */
static char *
plain_text(struct reply *reply)
{
    g_string_replace(reply->text, "\u00a0", " ", 0);
    return g_string_free(reply->text, FALSE);
}

/* Prints a note if part of a translation is still in the original language. */
static void
print_translation(struct reply *reply)
{
    const struct model *model = reply->model;
    const xmlAttr *a = xmlHasNsProp(
        reply->practice->node, (const xmlChar *)"translation", (const xmlChar *)NS_DERIVED);
    const char *how = a && a->children ? (const char *)a->children->content : "whole";
    if (strcmp(how, "whole") == 0)
        return;
    struct arena *arena = reply->ctx->arena;
    const char *name = format_language_name(reply->ctx, model->original, model->lang, false);
    g_string_append_printf(reply->text, "  %s\n",
        word(
            arena, model->words, arena_printf(arena, "translation.%s", how), name, NULL, NULL));
}

char *
reply_text(struct reply *reply)
{
    reply->text = g_string_new(NULL);
    print_decision(reply);
    print_translation(reply);
    return plain_text(reply);
}

char *
reply_missing_text(struct reply *reply)
{
    reply->text = g_string_new(NULL);
    g_string_append_printf(
        reply->text, "\"%s\" depends on what was not said:\n", reply->practice->id);
    for (size_t i = 0; i < reply->partial.n_questions; i++)
        print_question(reply, &reply->partial.questions[i]);
    return plain_text(reply);
}

void
reply_print(struct reply *reply)
{
    g_autofree char *text = reply_text(reply);
    fputs(text, stdout);
}

void
reply_print_missing(struct reply *reply)
{
    g_autofree char *text = reply_missing_text(reply);
    fprintf(stderr, "proviso: %s", text);
}
