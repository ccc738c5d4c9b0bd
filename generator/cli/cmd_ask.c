/*
 * proviso ask: prints one verdict.  The handbook is read but not checked, so that a question
 * about one practice does not fail because of another.  Unknown names are reported
 * nevertheless, and so is a contradiction that affects the question.
 */
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/output.h"

#include <stdio.h>
#include <string.h>

/* At most this many names are suggested at a time. */
#define MAX_OFFERS 5

static bool
contains(const char *text, const char *part)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    g_autofree char *sought = g_utf8_casefold(part, -1);
    return strstr(folded, sought) != NULL;
}

static void
offer(const struct practice *practice, const struct practice **offered, size_t *n)
{
    for (size_t i = 0; i < *n; i++) {
        if (offered[i] == practice)
            return;
    }
    if (*n == MAX_OFFERS)
        return;
    fprintf(stderr, "%s  %s  %s\n", *n ? "" : "Did you mean one of these?\n", practice->id,
        practice->title);
    offered[(*n)++] = practice;
}

/*
 * Suggests the nearest name first, then those with the word in their name, title or question.
 */
static void
report_practice(const struct model *model, const char *name)
{
    const struct practice *offered[MAX_OFFERS];
    size_t n = 0;
    const struct anchor *former = model_former(model, name);
    if (former && former->kind == ANCHOR_PRACTICE) {
        fprintf(stderr, "proviso: \"%s\" is called \"%s\" now\n", name, former->id);
        return;
    }
    fprintf(stderr, "proviso: no practice is named \"%s\"\n", name);
    const char *nearest = model_nearest(model, name, ANCHOR_PRACTICE);
    if (nearest)
        offer(model_practice(model, nearest), offered, &n);
    for (size_t i = 0; i < model->n_practices; i++) {
        if (contains(model->practices[i].id, name))
            offer(&model->practices[i], offered, &n);
    }
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        if (contains(practice->title, name) || contains(practice->question, name))
            offer(practice, offered, &n);
    }
    if (n == 0)
        fprintf(stderr, "Try a word of its title: the handbook has %zu practices.\n",
            model->n_practices);
}

static void
list_roles(const struct model *model)
{
    fputs("The roles are:\n", stderr);
    for (size_t i = 0; i < model->n_roles; i++)
        fprintf(stderr, "  as=%s  %s\n", model->roles[i].id, model->roles[i].name);
}

static bool
report_name(const struct model *model, const char *name, enum anchor_kind kind)
{
    const char *nearest = model_nearest(model, name, kind);
    fprintf(stderr, "proviso: no %s is named \"%s\"", strchr(anchor_kind_words(kind), ' ') + 1,
        name);
    if (kind == ANCHOR_CASE && model_role(model, name))
        fprintf(stderr, "; it is a role: write as=%s", name);
    else if (nearest)
        fprintf(stderr, "; did you mean \"%s\"?", nearest);
    fputc('\n', stderr);
    if (kind == ANCHOR_ROLE && !nearest)
        list_roles(model);
    return false;
}

static bool
take_role(struct reply *reply, const char *name)
{
    reply->role = model_role(reply->model, name);
    return reply->role || report_name(reply->model, name, ANCHOR_ROLE);
}

/* Adds a case; a situation has one case of each circumstance. */
static bool
take_case(struct reply *reply, struct case_limit *limits, const char *name)
{
    const struct answer_case *found = model_case(reply->model, name);
    if (!found)
        return report_name(reply->model, name, ANCHOR_CASE);
    for (size_t i = 0; i < reply->said.n; i++) {
        if (limits[i].circumstance != found->circumstance)
            continue;
        fprintf(stderr, "proviso: \"%s\" cannot be combined with another case of \"%s\"\n",
            name, found->circumstance->id);
        return false;
    }
    limits[reply->said.n++] =
        (struct case_limit){ found->circumstance, UINT64_C(1) << found->index };
    return true;
}

/* --for has the same meaning as as=ROLE. */
static bool
take_for(struct reply *reply, const char *name)
{
    const struct role *said = reply->role;
    if (!name)
        return true;
    if (!take_role(reply, name))
        return false;
    if (!said || said == reply->role)
        return true;
    fprintf(stderr, "proviso: --for %s and as=%s are two roles\n", name, said->id);
    return false;
}

static bool
take_situation(struct reply *reply, char **words, int n)
{
    struct case_limit *limits =
        ARENA_ARRAY(reply->ctx->arena, struct case_limit, n > 0 ? n : 1);
    reply->said.limits = limits;
    for (int i = 0; i < n; i++) {
        bool is_role = g_str_has_prefix(words[i], "as=");
        if (is_role ? !take_role(reply, words[i] + 3) : !take_case(reply, limits, words[i]))
            return false;
    }
    return true;
}

static int
reply_status(const struct reply *reply)
{
    const struct partial_decision *partial = &reply->partial;
    switch (partial->result) {
    case PARTIAL_DECIDED:
        return partial->decision.outcome == OUTCOME_DECIDED ? EXIT_FINE : EXIT_CONTENT;
    case PARTIAL_TOO_MANY:
        return EXIT_CONTENT;
    case PARTIAL_OPEN:
    case PARTIAL_IMPOSSIBLE:
        break;
    }
    return EXIT_USAGE;
}

static int
answer(struct reply *reply, bool as_json)
{
    const struct partial_decision *partial = &reply->partial;
    reply->partial = answers_ask(
        reply->ctx->arena, reply->answers, reply->practice, reply->role, &reply->said);
    if (partial->result == PARTIAL_IMPOSSIBLE)
        fprintf(stderr, "proviso: \"%s\" arises only in other cases of \"%s\"\n",
            partial->odd->id, partial->against->id);
    else if (partial->result == PARTIAL_TOO_MANY)
        fprintf(stderr, "proviso: \"%s\" has too many situations to look through\n",
            reply->practice->id);
    else if (as_json)
        reply_print_json(reply);
    else if (partial->result == PARTIAL_OPEN)
        reply_print_missing(reply);
    else
        reply_print(reply);
    return reply_status(reply);
}

static int
ask(struct run *run, const struct options *options)
{
    struct reply reply = { .ctx = &run->ctx, .model = run->model, .answers = run->answers };
    const char *name = options->arguments[1];
    reply.practice = model_practice(run->model, name);
    if (!reply.practice) {
        report_practice(run->model, name);
        return EXIT_USAGE;
    }
    if (!take_situation(&reply, options->arguments + 2, options->n_arguments - 2) ||
        !take_for(&reply, options->for_role))
        return EXIT_USAGE;
    if (reply.practice->is_spoiled) {
        fprintf(stderr, "proviso: the rules of \"%s\" have errors\n", name);
        return EXIT_CONTENT;
    }
    return answer(&reply, options->format == FORMAT_JSON);
}

int
cmd_ask(const struct options *options)
{
    bool is_batch = options->batch != NULL;
    if (is_batch && options->n_arguments != 1) {
        fprintf(stderr, "proviso: ask --batch needs a handbook, and nothing else\n"
                        "Try \"proviso ask --help\".\n");
        return EXIT_USAGE;
    }
    if (is_batch && options->for_role) {
        fprintf(stderr, "proviso: --for does not go with --batch: its lines say as=ROLE\n"
                        "Try \"proviso ask --help\".\n");
        return EXIT_USAGE;
    }
    if (!is_batch && options->n_arguments < 2) {
        fprintf(stderr, "proviso: ask needs a handbook and a practice\n"
                        "Try \"proviso ask --help\".\n");
        return EXIT_USAGE;
    }
    output_look(options, options->arguments[0]);
    /* Findings go to standard error: standard output is for the answer. */
    struct options reading = *options;
    reading.format = FORMAT_HUMAN;
    reading.quiet =
        options->quiet || options->lang; /* the answer states what is not translated */
    struct run run;
    run_model(&run, &reading, options->arguments[0]);
    int status = EXIT_CONTENT;
    if (run.model)
        status = is_batch ? ask_batch(&run, options->batch) : ask(&run, options);
    return run_end(&run, status);
}
