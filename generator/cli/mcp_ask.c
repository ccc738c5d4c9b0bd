/*
 * The tool ask: returns one verdict for one situation, or asks for relevant facts that are
 * missing.
 */
#include "cli/json_member.h"
#include "cli/mcp.h"

static bool
take_practice(struct reply *reply, const char *name, struct mcp_reply *out)
{
    const struct model *model = reply->model;
    const struct anchor *former = model_former(model, name);
    if (former && former->kind == ANCHOR_PRACTICE)
        name = former->id;
    reply->practice = model_practice(model, name);
    if (reply->practice && reply->practice->is_spoiled)
        return mcp_fail(out, "the rules of \"%s\" have errors", name);
    if (reply->practice)
        return true;
    const char *near = model_nearest(model, name, ANCHOR_PRACTICE);
    return near ? mcp_fail(out, "no practice is named \"%s\"; did you mean \"%s\"?", name, near)
                : mcp_fail(out, "no practice is named \"%s\"; the tool \"find\" looks for one",
                      name);
}

/* Lists all names of a kind if none is similar. */
static bool
fail_name(
    struct mcp_reply *out, const struct model *model, const char *name, enum anchor_kind kind)
{
    const char *near = model_nearest(model, name, kind);
    const char *what = strchr(anchor_kind_words(kind), ' ') + 1;
    if (near)
        return mcp_fail(out, "no %s is named \"%s\"; did you mean \"%s\"?", what, name, near);
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < model->names->len; i++) {
        const struct anchor *anchor = model->names->pdata[i];
        if (anchor->kind == kind)
            g_string_append_printf(names, "%s\"%s\"", names->len ? ", " : "", anchor->id);
    }
    return mcp_fail(out, "no %s is named \"%s\"; there are %s", what, name, names->str);
}

static bool
take_case(
    struct reply *reply, struct case_limit *limits, const char *name, struct mcp_reply *out)
{
    const struct answer_case *found = model_case(reply->model, name);
    if (!found)
        return fail_name(out, reply->model, name, ANCHOR_CASE);
    for (size_t i = 0; i < reply->said.n; i++) {
        if (limits[i].circumstance == found->circumstance)
            return mcp_fail(out, "\"%s\" cannot be combined with another case of \"%s\"", name,
                found->circumstance->id);
    }
    limits[reply->said.n++] =
        (struct case_limit){ found->circumstance, UINT64_C(1) << found->index };
    return true;
}

static bool
take_cases(struct reply *reply, JsonObject *arguments, struct mcp_reply *out)
{
    JsonNode *node = json_object_get_member(arguments, "cases");
    if (!node)
        return true;
    if (!JSON_NODE_HOLDS_ARRAY(node))
        return mcp_fail(out, "\"cases\" must be a list of names");
    JsonArray *list = json_node_get_array(node);
    guint n = json_array_get_length(list);
    struct case_limit *limits = ARENA_ARRAY(reply->ctx->arena, struct case_limit, MAX(n, 1));
    reply->said.limits = limits;
    for (guint i = 0; i < n; i++) {
        JsonNode *item = json_array_get_element(list, i);
        if (json_node_get_value_type(item) != G_TYPE_STRING)
            return mcp_fail(out, "\"cases\" must be a list of names");
        if (!take_case(reply, limits, json_node_get_string(item), out))
            return false;
    }
    return true;
}

static bool
take_situation(struct reply *reply, JsonObject *arguments, struct mcp_reply *out)
{
    const char *role = mcp_text(out, arguments, "as");
    if (out->problem)
        return false;
    reply->role = role ? model_role(reply->model, role) : NULL;
    if (role && !reply->role)
        return fail_name(out, reply->model, role, ANCHOR_ROLE);
    return take_cases(reply, arguments, out);
}

bool
mcp_ask(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out)
{
    struct run *run = mcp_handbook_run(handbook, &out->problem);
    if (!run)
        return false;
    struct reply reply = { .ctx = &run->ctx, .model = run->model, .answers = run->answers };
    const char *name = mcp_text(out, arguments, "practice");
    if (!name)
        return out->problem ? false : mcp_fail(out, "\"practice\" is missing");
    if (!take_practice(&reply, name, out) || !take_situation(&reply, arguments, out))
        return false;
    reply.partial =
        answers_ask(run->ctx.arena, reply.answers, reply.practice, reply.role, &reply.said);
    const struct partial_decision *partial = &reply.partial;
    if (partial->result == PARTIAL_IMPOSSIBLE)
        return mcp_fail(out, "\"%s\" arises only in other cases of \"%s\"", partial->odd->id,
            partial->against->id);
    if (partial->result == PARTIAL_TOO_MANY)
        return mcp_fail(
            out, "\"%s\" has too many situations to look through", reply.practice->id);
    reply_add_members(&reply, out->data);
    mcp_add_address(out, run->model, reply_page(&reply));
    g_autofree char *text =
        partial->result == PARTIAL_OPEN ? reply_missing_text(&reply) : reply_text(&reply);
    g_string_append(out->text, text);
    return true;
}
