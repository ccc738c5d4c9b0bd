/* The commands: their table, and the functions that run them. */
#ifndef PROVISO_CLI_CLI_H
#define PROVISO_CLI_CLI_H

#include "cli/options.h"

const struct command *commands_all(size_t *n);
const struct command *command_find(const char *name); /* or NULL */

int cmd_ask(const struct options *options);
int cmd_build(const struct options *options);
int cmd_check(const struct options *options);
int cmd_completions(const struct options *options);
int cmd_diff(const struct options *options);
int cmd_extract(const struct options *options);
int cmd_extract_text(const struct options *options);
int cmd_init(const struct options *options);
int cmd_mcp(const struct options *options);
int cmd_serve(const struct options *options);

#endif
