/*
 * proviso mcp: answers programs and agents with the Model Context Protocol over standard input
 * and output: JSON-RPC 2.0, one message on each line (modelcontextprotocol.io, revision
 * 2025-06-18, "stdio").  It offers only tools, keeps no state except the handbook, and ends
 * with its input.
 */
#include "cli/cli.h"
#include "cli/json_member.h"
#include "cli/mcp.h"
#include "cli/version.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* JSON-RPC 2.0, 5.1. */
enum rpc_error {
    RPC_PARSE_ERROR = -32700,
    RPC_INVALID_REQUEST = -32600,
    RPC_METHOD_NOT_FOUND = -32601,
    RPC_INVALID_PARAMS = -32602
};

/* The newest first, which is offered to a client that asks for an unknown one. */
static const char *const revisions_known[] = { "2025-06-18", "2025-03-26", "2024-11-05" };

/* Limits nesting, because json-glib parses messages recursively. */
#define MAX_DEPTH 100

#define MAX_MESSAGE ((ssize_t)16 * 1024 * 1024)

struct message {
    struct mcp_handbook *handbook;
    JsonNode *id;       /* NULL: a notification */
    JsonObject *params; /* NULL: none */
};

static void
send_node(JsonBuilder *b)
{
    g_autoptr(JsonNode) root = json_builder_get_root(b);
    g_autofree char *text = json_to_string(root, FALSE);
    printf("%s\n", text);
    (void)fflush(stdout); /* main checks for errors */
}

static void
begin_answer(JsonBuilder *b, JsonNode *id)
{
    json_builder_begin_object(b);
    json_add_text(b, "jsonrpc", "2.0");
    json_builder_set_member_name(b, "id");
    json_builder_add_value(b, id ? json_node_copy(id) : json_node_new(JSON_NODE_NULL));
}

static void
send_error(JsonNode *id, enum rpc_error code, const char *text)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    begin_answer(b, id);
    json_builder_set_member_name(b, "error");
    json_builder_begin_object(b);
    json_builder_set_member_name(b, "code");
    json_builder_add_int_value(b, code);
    json_add_text(b, "message", text);
    json_builder_end_object(b);
    json_builder_end_object(b);
    send_node(b);
}

/* Sends the result, and takes ownership of it. */
static void
send_result(JsonNode *id, JsonNode *result)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    begin_answer(b, id);
    json_builder_set_member_name(b, "result");
    json_builder_add_value(b, result);
    json_builder_end_object(b);
    send_node(b);
}

static const char *
text_member(JsonObject *object, const char *name)
{
    JsonNode *node = object ? json_object_get_member(object, name) : NULL;
    bool is_text =
        node && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_STRING;
    return is_text ? json_node_get_string(node) : NULL;
}

/* --- Methods --- */

static void
initialize(const struct message *m)
{
    const char *asked = text_member(m->params, "protocolVersion");
    const char *revision = revisions_known[0];
    for (size_t i = 0; asked && i < G_N_ELEMENTS(revisions_known); i++) {
        if (strcmp(asked, revisions_known[i]) == 0)
            revision = revisions_known[i];
    }
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_add_text(b, "protocolVersion", revision);
    json_builder_set_member_name(b, "capabilities");
    json_builder_begin_object(b);
    json_builder_set_member_name(b, "tools");
    json_builder_begin_object(b);
    json_builder_end_object(b);
    json_builder_end_object(b);
    json_builder_set_member_name(b, "serverInfo");
    json_builder_begin_object(b);
    json_add_text(b, "name", "proviso");
    json_add_text(b, "version", version_release());
    json_builder_end_object(b);
    json_add_text(b, "instructions",
        "A handbook on what people may and may not do. Find a practice, ask for its verdict, put "
        "what is missing to the person, and give the answer with its rule, date, source and "
        "address.");
    json_builder_end_object(b);
    send_result(m->id, json_builder_get_root(b));
}

static void
ping(const struct message *m)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    json_builder_end_object(b);
    send_result(m->id, json_builder_get_root(b));
}

static void
list_tools(const struct message *m)
{
    send_result(m->id, mcp_tools_list());
}

static void
call_tool(const struct message *m)
{
    g_autofree char *why = NULL;
    JsonNode *arguments = m->params ? json_object_get_member(m->params, "arguments") : NULL;
    JsonNode *result =
        mcp_tools_call(m->handbook, text_member(m->params, "name"), arguments, &why);
    if (result)
        send_result(m->id, result);
    else
        send_error(m->id, RPC_INVALID_PARAMS, why);
}

static const struct {
    const char *name;
    void (*run)(const struct message *message);
} methods[] = {
    { "initialize", initialize },
    { "ping", ping },
    { "tools/list", list_tools },
    { "tools/call", call_tool },
};

/* --- Messages --- */

static bool
is_id(JsonNode *id)
{
    GType type = JSON_NODE_HOLDS_VALUE(id) ? json_node_get_value_type(id) : G_TYPE_INVALID;
    return type == G_TYPE_STRING || type == G_TYPE_INT64;
}

/* What is wrong with a message, or NULL if it is a request, a notification or a response. */
static const char *
fault_of(JsonNode *root, JsonNode **id)
{
    if (!JSON_NODE_HOLDS_OBJECT(root))
        return "a message must be an object";
    JsonObject *object = json_node_get_object(root);
    JsonNode *found = json_object_get_member(object, "id");
    if (found && !is_id(found))
        return "\"id\" must be a string or an integer";
    *id = found;
    if (g_strcmp0(text_member(object, "jsonrpc"), "2.0") != 0)
        return "\"jsonrpc\" must be \"2.0\"";
    bool is_answer =
        json_object_has_member(object, "result") || json_object_has_member(object, "error");
    if (!is_answer && !text_member(object, "method"))
        return "\"method\" is missing";
    return NULL;
}

/* Notifications and responses are not answered. */
static void
take_request(struct mcp_handbook *handbook, JsonObject *object, JsonNode *id)
{
    const char *name = text_member(object, "method");
    JsonNode *params = json_object_get_member(object, "params");
    if (!id || !name)
        return;
    size_t i = 0;
    while (i < G_N_ELEMENTS(methods) && strcmp(methods[i].name, name) != 0)
        i++;
    if (i == G_N_ELEMENTS(methods)) {
        g_autofree char *text = g_strdup_printf("there is no method \"%s\"", name);
        send_error(id, RPC_METHOD_NOT_FOUND, text);
    } else if (params && !JSON_NODE_HOLDS_OBJECT(params)) {
        send_error(id, RPC_INVALID_PARAMS, "\"params\" must be an object");
    } else {
        const struct message m = { handbook, id, params ? json_node_get_object(params) : NULL };
        methods[i].run(&m);
    }
}

/* True if brackets are nested deeper than in any message of the protocol. */
static bool
is_too_deep(const char *line, size_t size)
{
    bool is_quoted = false;
    int depth = 0;
    for (size_t i = 0; i < size; i++) {
        char ch = line[i];
        if (is_quoted && ch == '\\')
            i++;
        else if (ch == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && (ch == '{' || ch == '[') && ++depth > MAX_DEPTH)
            return true;
        else if (!is_quoted && (ch == '}' || ch == ']'))
            depth--;
    }
    return false;
}

static void
take_line(struct mcp_handbook *handbook, const char *line, size_t size)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autoptr(GError) error = NULL;
    JsonNode *root = NULL, *id = NULL;
    if (g_utf8_validate_len(line, size, NULL) && !is_too_deep(line, size) &&
        json_parser_load_from_data(parser, line, (gssize)size, &error))
        root = json_parser_get_root(parser);
    if (!root) {
        send_error(NULL, RPC_PARSE_ERROR,
            error ? error->message : "this is not JSON in UTF-8, or is nested too deeply");
        return;
    }
    const char *fault = fault_of(root, &id);
    if (fault)
        send_error(id, RPC_INVALID_REQUEST, fault);
    else
        take_request(handbook, json_node_get_object(root), id);
}

int
cmd_mcp(const struct options *options)
{
    const char *path = options_handbook(options, 0);
    if (!path)
        return EXIT_USAGE;
    struct mcp_handbook *handbook = mcp_handbook_new(options, path);
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    while (!ferror(stdout) && (size = getline(&line, &room, stdin)) >= 0) {
        size_t length = (size_t)size;
        while (length > 0 && g_ascii_isspace(line[length - 1]))
            length--;
        if (size > MAX_MESSAGE)
            send_error(NULL, RPC_INVALID_REQUEST, "the message is larger than 16 MB");
        else if (length > 0)
            take_line(handbook, line, length);
    }
    free(line);
    mcp_handbook_free(handbook);
    return options_flush(EXIT_FINE);
}
