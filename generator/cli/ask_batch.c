/*
 * proviso ask --batch: answers many situations, one on each line, after loading the handbook
 * once.
 *
 *     # practice, role and cases, as on the command line
 *     take-home as=member power-tool course-not-taken
 *
 * Each line with a question is answered, in order, by one line of JSON with the line's number.
 * A line that cannot be read is a finding, and its answer also states the problem.
 */
#include "cli/ask.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

struct batch {
    struct run *run;
    const struct source *source;
    unsigned line;       /* from 1 */
    const char *problem; /* of this line, or NULL */
};

/* A word of a line. */
struct batch_item {
    const char *text;
    struct span span;
};

static bool
complain(struct batch *batch, const struct batch_item *item, const char *text, const char *hint)
{
    struct ctx *ctx = &batch->run->ctx;
    batch->problem =
        hint ? arena_printf(ctx->arena, "%s; did you mean \"%s\"?", text, hint) : text;
    diag_add(ctx->diags, SEV_ERROR, item->span, "situation", "%s", batch->problem);
    return false;
}

static bool
complain_name(
    struct batch *batch, const struct batch_item *item, const char *name, enum anchor_kind kind)
{
    const char *text = arena_printf(batch->run->ctx.arena, "no %s is named \"%s\"",
        strchr(anchor_kind_words(kind), ' ') + 1, name);
    return complain(batch, item, text, model_nearest(batch->run->model, name, kind));
}

static bool
take_practice(struct batch *batch, struct reply *reply, const struct batch_item *item)
{
    reply->practice = model_practice(reply->model, item->text);
    if (!reply->practice)
        return complain_name(batch, item, item->text, ANCHOR_PRACTICE);
    if (!reply->practice->is_spoiled)
        return true;
    const char *text =
        arena_printf(reply->ctx->arena, "the rules of \"%s\" have errors", reply->practice->id);
    return complain(batch, item, text, NULL);
}

static bool
take_role(struct batch *batch, struct reply *reply, const struct batch_item *item)
{
    const char *name = item->text + strlen("as=");
    if (reply->role)
        return complain(batch, item, "this is a second role: a line can have one only", NULL);
    reply->role = model_role(reply->model, name);
    return reply->role || complain_name(batch, item, name, ANCHOR_ROLE);
}

static bool
take_case(struct batch *batch, struct reply *reply, struct case_limit *limits,
    const struct batch_item *item)
{
    const struct answer_case *found = model_case(reply->model, item->text);
    if (!found)
        return complain_name(batch, item, item->text, ANCHOR_CASE);
    for (size_t i = 0; i < reply->said.n; i++) {
        if (limits[i].circumstance == found->circumstance)
            return complain(batch, item,
                arena_printf(reply->ctx->arena,
                    "\"%s\" cannot be combined with another case of \"%s\"", item->text,
                    found->circumstance->id),
                NULL);
    }
    limits[reply->said.n++] =
        (struct case_limit){ found->circumstance, UINT64_C(1) << found->index };
    return true;
}

static bool
take_items(struct batch *batch, struct reply *reply, struct arena *a,
    const struct batch_item *items, size_t n)
{
    struct case_limit *limits = ARENA_ARRAY(a, struct case_limit, n);
    reply->said.limits = limits;
    if (!take_practice(batch, reply, &items[0]))
        return false;
    for (size_t i = 1; i < n; i++) {
        bool is_role = g_str_has_prefix(items[i].text, "as=");
        if (is_role ? !take_role(batch, reply, &items[i])
                    : !take_case(batch, reply, limits, &items[i]))
            return false;
    }
    return true;
}

/* Answers with the verdict, or with what is missing; false if the question is impossible. */
static bool
find_out(
    struct batch *batch, struct reply *reply, struct arena *a, const struct batch_item *items)
{
    struct partial_decision *partial = &reply->partial;
    *partial = answers_ask(a, reply->answers, reply->practice, reply->role, &reply->said);
    const char *text;
    if (partial->result == PARTIAL_IMPOSSIBLE)
        text = arena_printf(reply->ctx->arena, "\"%s\" arises only in other cases of \"%s\"",
            partial->odd->id, partial->against->id);
    else if (partial->result == PARTIAL_TOO_MANY)
        text = arena_printf(reply->ctx->arena, "\"%s\" has too many situations to look through",
            reply->practice->id);
    else
        return true;
    return complain(batch, &items[0], text, NULL);
}

static void
print_problem(const struct batch *batch)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_builder_set_member_name(b, "line");
    json_builder_add_int_value(b, batch->line);
    json_builder_set_member_name(b, "error");
    json_builder_add_string_value(b, batch->problem);
    json_builder_end_object(b);
    g_autoptr(JsonNode) root = json_builder_get_root(b);
    g_autofree char *text = json_to_string(root, FALSE);
    printf("%s\n", text);
}

static void
answer_line(struct batch *batch, struct arena *a, const struct batch_item *items, size_t n)
{
    struct reply reply = {
        .ctx = &batch->run->ctx,
        .model = batch->run->model,
        .answers = batch->run->answers,
    };
    batch->problem = NULL;
    if (take_items(batch, &reply, a, items, n) && find_out(batch, &reply, a, items))
        reply_print_json_line(&reply, batch->line);
    else
        print_problem(batch);
}

/* Splits the text between `start` and `end` into words; a comment has none. */
static struct batch_item *
split(const struct source *source, struct arena *a, size_t start, size_t end, size_t *n)
{
    struct batch_item *items = ARENA_ARRAY(a, struct batch_item, (end - start) / 2 + 1);
    *n = 0;
    for (size_t at = start; at < end;) {
        size_t from = at + strspn(source->text + at, " \t\r");
        if (from >= end || (*n == 0 && source->text[from] == '#'))
            break;
        for (at = from; at < end && !strchr(" \t\r", source->text[at]); at++)
            ;
        items[(*n)++] = (struct batch_item){
            arena_strndup(a, source->text + from, at - from),
            { source, (uint32_t)from, (uint32_t)at },
        };
    }
    return items;
}

static void
answer_all(struct batch *batch)
{
    const struct source *source = batch->source;
    for (size_t start = 0; start < source->size; batch->line++) {
        const char *line = source->text + start;
        const char *feed = memchr(line, '\n', source->size - start);
        size_t end = feed ? (size_t)(feed - source->text) : source->size, n;
        struct arena *a = arena_new();
        const struct batch_item *items = split(source, a, start, end, &n);
        if (n)
            answer_line(batch, a, items, n);
        arena_free(a);
        start = end + 1;
    }
}

/* Reads all of standard input; returns NULL and sets *why as sources_open does. */
static const struct source *
read_input(struct sources *sources, char **why)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char piece[65536];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, stdin)) > 0 && text->len <= SOURCE_MAX_SIZE)
        g_string_append_len(text, piece, (gssize)n);
    if (ferror(stdin))
        *why = g_strdup(g_strerror(errno));
    else if (text->len > SOURCE_MAX_SIZE)
        *why = g_strdup("too large");
    return *why ? NULL : sources_text(sources, "standard input", text->str, text->len);
}

int
ask_batch(struct run *run, const char *path)
{
    g_autofree char *why = NULL;
    struct batch batch = { .run = run, .line = 1 };
    batch.source = strcmp(path, "-") == 0 ? read_input(run->ctx.sources, &why)
                                          : sources_open(run->ctx.sources, path, path, &why);
    if (!batch.source) {
        fprintf(stderr, "proviso: %s: %s\n", path, why);
        return EXIT_USAGE;
    }
    if (!g_utf8_validate(batch.source->text, (gssize)batch.source->size, NULL)) {
        fprintf(stderr, "proviso: %s: it is not UTF-8\n", path);
        return EXIT_USAGE;
    }
    answer_all(&batch);
    return EXIT_FINE;
}
