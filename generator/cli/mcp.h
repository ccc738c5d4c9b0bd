/*
 * Internal to proviso mcp: messages (cmd_mcp.c) call tools (mcp_tools.c), which answer from the
 * current handbook (mcp_handbook.c).
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
 * The handbook, read and checked; it is read again if one of its files has changed.  Returns
 * NULL, and *why for g_free, if it cannot be read.  Borrowed until the next call.
 */
struct run *mcp_handbook_run(struct mcp_handbook *handbook, char **why);

/*
 * The same search index as that of the site; NULL, and *why, if the handbook has errors.
 * Borrowed until the next call.
 */
struct search *mcp_handbook_search(struct mcp_handbook *handbook, char **why);

/* --- Tools --- */

/*
 * The answer of a tool.  The tool adds members to `data`, an object under construction, and
 * states the same in `text` for people.  If the caller can correct the problem with other
 * arguments, it is a `problem`, and data and text are not used.
 */
struct mcp_reply {
    JsonBuilder *data;
    GString *text;
    char *problem;
};

/* Sets the problem, formatted; returns false, so that a tool can return it. */
bool mcp_fail(struct mcp_reply *reply, const char *format, ...) G_GNUC_PRINTF(2, 3);

/*
 * An argument that is a string; NULL if it is absent, or of another type, which is a problem.
 */
const char *mcp_text(struct mcp_reply *reply, JsonObject *arguments, const char *name);

/* Adds the place of the practice on the site: `page`, and `url` if the handbook states one. */
void mcp_add_address(struct mcp_reply *reply, const struct model *model, const char *page);

typedef bool mcp_tool_fn(
    struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *reply);
bool mcp_ask(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);
bool mcp_find(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);
bool mcp_changes(struct mcp_handbook *handbook, JsonObject *arguments, struct mcp_reply *out);

/* The member "tools" of the answer to tools/list. */
JsonNode *mcp_tools_list(void);

/*
 * The result of tools/call.  Returns NULL, and *why for g_free, if there is no such tool or its
 * arguments are not an object.
 */
JsonNode *mcp_tools_call(
    struct mcp_handbook *handbook, const char *name, JsonNode *arguments, char **why);

#endif
