/*
 * The tool find: searches as the site does, and adds the handbook's answer for each practice.
 */
#include "cli/json_member.h"
#include "cli/mcp.h"
#include "web/html.h"
#include "web/search.h"

#include <string.h>

/* Adds the verdict for a role without any cases, with the rules that decide it. */
static void
add_answer(struct mcp_reply *out, struct reply *reply, const struct role *role)
{
    const struct case_set nothing = { 0 };
    reply->role = role;
    reply->partial =
        answers_ask(reply->ctx->arena, reply->answers, reply->practice, role, &nothing);
    bool is_open = reply->partial.result == PARTIAL_OPEN;
    if (!is_open && reply->partial.result != PARTIAL_DECIDED)
        return;
    json_builder_begin_object(out->data);
    json_add_text(out->data, "as", role->id);
    reply_add_answer(reply, out->data);
    json_builder_end_object(out->data);
    const struct decision *decision = &reply->partial.decision;
    g_string_append_printf(out->text, "   as %s: %s\n", role->id,
        is_open ? "it depends; ask" : verdict_name(decision->verdict));
}

static void
add_answers(struct mcp_reply *out, struct run *run, const struct practice *practice)
{
    struct reply reply = { .ctx = &run->ctx, .model = run->model, .answers = run->answers };
    reply.practice = practice;
    json_add_text(out->data, "practice", practice->id);
    json_begin_list(out->data, "answers");
    for (size_t i = 0; !practice->is_spoiled && i < run->model->n_roles; i++) {
        if (practice->roles >> i & 1)
            add_answer(out, &reply, &run->model->roles[i]);
    }
    json_builder_end_array(out->data);
}

/* "take-home.html" -> its practice; NULL if it is not one. */
static const struct practice *
practice_at(const struct model *model, const char *href)
{
    size_t size = strlen(href);
    if (size < 5 || strcmp(href + size - 5, ".html") != 0)
        return NULL;
    g_autofree char *name = g_strndup(href, size - 5);
    return model_practice(model, name);
}

static void
add_found(struct mcp_reply *out, struct run *run, const xmlNode *doc, guint number)
{
    const char *href = html_attribute(doc, "href"), *question = html_attribute(doc, "question");
    const char *title = html_attribute(doc, "title");
    json_builder_begin_object(out->data);
    json_add_text(out->data, "number", html_attribute(doc, "number"));
    json_add_text(out->data, "title", title);
    json_add_text(out->data, "question", question);
    g_string_append_printf(out->text, "%u. %s%s%s (%s)\n", number, title ? title : href,
        question && *question ? ": " : "", question ? question : "", href);
    const struct practice *practice = practice_at(run->model, href);
    if (practice)
        add_answers(out, run, practice);
    mcp_add_address(out, run->model, href);
    json_builder_end_object(out->data);
}

bool
mcp_find(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out)
{
    const char *query = mcp_text(out, arguments, "query");
    if (!query)
        return out->problem ? false : mcp_fail(out, "\"query\" is missing");
    struct search *search = mcp_handbook_search(handbook, &out->problem);
    struct run *run = search ? mcp_handbook_run(handbook, &out->problem) : NULL;
    if (!run)
        return false;
    guint found[SEARCH_MOST], n = search_find(search, query, found);
    json_add_text(out->data, "query", query);
    json_add_day(out->data, "asOf", run->ctx.as_of);
    json_begin_list(out->data, "found");
    for (guint i = 0; i < n; i++)
        add_found(
            out, run, g_array_index(search->docs, struct search_doc, found[i]).node, i + 1);
    json_builder_end_array(out->data);
    if (n == 0)
        g_string_append(out->text, "Nothing is found; try other words.\n");
    return true;
}
