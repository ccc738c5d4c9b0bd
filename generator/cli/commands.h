/* The commands; each stands in a file of its own. */
#ifndef PROVISO_CLI_COMMANDS_H
#define PROVISO_CLI_COMMANDS_H

#include "cli/options.h"

int cmd_ask(const struct options *options);
int cmd_build(const struct options *options);
int cmd_check(const struct options *options);
int cmd_extract(const struct options *options);
int cmd_init(const struct options *options);

#endif
