/* The table of tools that clients see. */
#include "cli/json_member.h"
#include "cli/mcp.h"

#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct {
    const char *name, *title, *description, *input;
    mcp_tool_fn *run;
} tools[] = {
    { "ask", "Ask for a verdict",
      "May somebody do something? The verdict of one practice for one situation, with the rules that "
      "decide it, their conditions, dates and sources, and the address of the page. A practice is named by "
      "its id; the tool \"find\" finds ids. Where something matters that was not said, the answer has "
      "\"missing\": the questions to put to the person, with the ids of their choices; ask again with them. "
      "Never choose for the person.",
      "{\"type\":\"object\",\"properties\":{"
      "\"practice\":{\"type\":\"string\",\"description\":\"id of the practice\"},"
      "\"as\":{\"type\":\"string\",\"description\":\"id of the role of who asks\"},"
      "\"cases\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},"
      "\"description\":\"ids of the cases that hold, one of a circumstance\"}},"
      "\"required\":[\"practice\"],\"additionalProperties\":false}",
      mcp_ask },
    { "find", "Find practices",
      "What the handbook has on a subject, best first, at most ten: practices, guides, terms. Each practice "
      "has its id and, for each role, the verdict with its rules, dates and sources, or what it depends on.",
      "{\"type\":\"object\",\"properties\":{"
      "\"query\":{\"type\":\"string\",\"description\":\"words, as one would type them into a search\"}},"
      "\"required\":[\"query\"],\"additionalProperties\":false}",
      mcp_find },
    { "changes", "What changed",
      "What changed for whom between two days: stricter, less strict, new duties, new, withdrawn, reworded; "
      "with the rules before and after, their dates and sources, and the addresses of the pages.",
      "{\"type\":\"object\",\"properties\":{"
      "\"from\":{\"type\":\"string\",\"description\":\"the earlier day, such as 2018-03-01\"},"
      "\"to\":{\"type\":\"string\",\"description\":\"the later day; without it, that of the edition\"}},"
      "\"required\":[\"from\"],\"additionalProperties\":false}",
      mcp_changes },
};
/* clang-format on */

bool
mcp_fail(struct mcp_reply *reply, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(reply->problem);
    reply->problem = g_strdup_vprintf(format, args);
    va_end(args);
    return false;
}

const char *
mcp_text(struct mcp_reply *reply, JsonObject *arguments, const char *name)
{
    JsonNode *node = json_object_get_member(arguments, name);
    if (!node)
        return NULL;
    if (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING)
        return json_node_get_string(node);
    mcp_fail(reply, "\"%s\" must be a string", name);
    return NULL;
}

void
mcp_add_address(struct mcp_reply *reply, const struct model *model, const char *page)
{
    json_add_text(reply->data, "page", page);
    if (!model->site_href)
        return;
    g_autofree char *url = g_strconcat(model->site_href, page, NULL);
    json_add_text(reply->data, "url", url);
}

JsonNode *
mcp_tools_list(void)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_begin_list(b, "tools");
    for (size_t i = 0; i < G_N_ELEMENTS(tools); i++) {
        json_builder_begin_object(b);
        json_add_text(b, "name", tools[i].name);
        json_add_text(b, "title", tools[i].title);
        json_add_text(b, "description", tools[i].description);
        json_builder_set_member_name(b, "inputSchema");
        json_builder_add_value(b, json_from_string(tools[i].input, NULL));
        json_builder_set_member_name(b, "annotations");
        json_builder_begin_object(b);
        json_add_flag(b, "readOnlyHint", true);
        json_add_flag(b, "openWorldHint", false);
        json_builder_end_object(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
    json_builder_end_object(b);
    return json_builder_get_root(b);
}

/* The answer as text for the model and as data, or a problem that it can correct. */
static JsonNode *
result_of(const struct mcp_reply *reply, JsonNode *data)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_begin_list(b, "content");
    json_builder_begin_object(b);
    json_add_text(b, "type", "text");
    json_add_text(b, "text", reply->problem ? reply->problem : reply->text->str);
    json_builder_end_object(b);
    json_builder_end_array(b);
    if (reply->problem) {
        json_add_flag(b, "isError", true);
    } else {
        json_builder_set_member_name(b, "structuredContent");
        json_builder_add_value(b, json_node_copy(data));
    }
    json_builder_end_object(b);
    return json_builder_get_root(b);
}

JsonNode *
mcp_tools_call(struct mcp_handbook *handbook, const char *name, JsonNode *arguments, char **why)
{
    size_t i = 0;
    while (i < G_N_ELEMENTS(tools) && g_strcmp0(tools[i].name, name) != 0)
        i++;
    if (i == G_N_ELEMENTS(tools)) {
        *why = g_strdup_printf("there is no tool \"%s\"", name ? name : "");
        return NULL;
    }
    if (arguments && !JSON_NODE_HOLDS_OBJECT(arguments)) {
        *why = g_strdup("\"arguments\" must be an object");
        return NULL;
    }
    g_autoptr(JsonObject) none = json_object_new();
    struct mcp_reply reply = { .data = json_builder_new(), .text = g_string_new(NULL) };
    json_builder_begin_object(reply.data);
    tools[i].run(handbook, arguments ? json_node_get_object(arguments) : none, &reply);
    JsonNode *data = NULL;
    if (!reply.problem) {
        json_builder_end_object(reply.data);
        data = json_builder_get_root(reply.data);
    }
    JsonNode *result = result_of(&reply, data);
    if (data)
        json_node_unref(data);
    g_object_unref(reply.data);
    g_string_free(reply.text, TRUE);
    g_free(reply.problem);
    return result;
}
