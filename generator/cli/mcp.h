/*
 * proviso mcp, inside: messages (cmd_mcp.c) call tools (mcp_tools.c), each of which answers
 * from the handbook as it is now (mcp_handbook.c).
 */
#ifndef PROVISO_CLI_MCP_H
#define PROVISO_CLI_MCP_H

#include "cli/ask.h"

#include <json-glib/json-glib.h>

/* --- The handbook --- */

struct mcp_handbook;

struct mcp_handbook *mcp_handbook_new(const struct options *options, const char *path);
void mcp_handbook_free(struct mcp_handbook *handbook);

/*
 * The handbook, read and checked; read again where one of its files is another than before.
 * NULL, and *why for g_free, when it cannot be read.  Borrowed until the next call.
 */
struct run *mcp_handbook_run(struct mcp_handbook *handbook, char **why);

/*
 * The index of its search, as the site has it; NULL, and *why, when it has errors.  Borrowed
 * likewise.
 */
struct search *mcp_handbook_search(struct mcp_handbook *handbook, char **why);

/* --- Tools --- */

/*
 * What a tool found out.  `data` is an object under construction, to which it adds members;
 * `text` says the same for people.  A problem that the caller can mend by other arguments is
 * a `problem`, and data and text are not used.
 */
struct mcp_reply {
    JsonBuilder *data;
    GString *text;
    char *problem;
};

/* Adds the problem, formatted; false, so that a tool can return it. */
bool mcp_fail(struct mcp_reply *reply, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* An argument that is a text; NULL without it, or after a problem where it is something else.
 */
const char *mcp_text(struct mcp_reply *reply, JsonObject *arguments, const char *name);

/* Adds where the practice stands on the site: `page`, and `url` where the handbook says one. */
void mcp_add_address(struct mcp_reply *reply, const struct model *model, const char *page);

typedef bool mcp_tool_fn(
    struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *reply);
bool mcp_ask(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);
bool mcp_find(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);
bool mcp_changes(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);

/* The member "tools" of the answer to tools/list. */
JsonNode *mcp_tools_list(void);

/*
 * The result of tools/call; NULL where there is no such tool, or its arguments are no object:
 * then *why, for g_free.
 */
JsonNode *mcp_tools_call(
    struct mcp_handbook *handbook, const char *name, JsonNode *arguments, char **why);

#endif
