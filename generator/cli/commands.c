/* The table of commands. */
#include "cli/cli.h"

#include <string.h>

/* clang-format off */
static const struct command commands[] = {
    { .name = "build", .arguments = "[HANDBOOK.xml]", .max_arguments = 1, .bit = FOR_BUILD,
      .run = cmd_build,
      .summary = "Make the PDF and the site, into out/ beside the handbook unless -o says otherwise." },
    { .name = "check", .arguments = "[HANDBOOK.xml...]", .max_arguments = 256, .bit = FOR_CHECK,
      .run = cmd_check, .summary = "Print every finding of a build; write nothing." },
    { .name = "ask", .arguments = "HANDBOOK.xml PRACTICE [as=ROLE] [CASE...]",
      .max_arguments = 256, .bit = FOR_ASK, .run = cmd_ask,
      .summary = "Print one verdict with its rules, conditions and sources." },
    { .name = "serve", .arguments = "[HANDBOOK.xml]", .max_arguments = 1, .bit = FOR_SERVE,
      .run = cmd_serve, .summary = "Build, watch the files, and show the editions in a browser as they change." },
    { .name = "diff", .arguments = "OLD NEW", .max_arguments = 2, .bit = FOR_DIFF,
      .run = cmd_diff, .summary = "Print what changed for whom between two editions or two days." },
    { .name = "mcp", .arguments = "[HANDBOOK.xml]", .max_arguments = 1, .bit = FOR_MCP, .run = cmd_mcp,
      .summary = "Answer programs and agents (Model Context Protocol, standard input and output)." },
    { .name = "extract", .arguments = "HANDBOOK.pdf", .max_arguments = 1, .bit = FOR_EXTRACT,
      .run = cmd_extract, .summary = "Write the source that a PDF carries into -o DIR." },
    { .name = "extract-text", .arguments = "[HANDBOOK.xml]", .max_arguments = 1,
      .bit = FOR_EXTRACT_TEXT, .run = cmd_extract_text,
      .summary = "Write the texts for translators, and update translations." },
    { .name = "init", .arguments = "DIR", .max_arguments = 1, .bit = FOR_INIT, .run = cmd_init,
      .summary = "Make a new handbook that builds, with editor, CI and ignore files." },
    { .name = "completions", .arguments = "bash|zsh|fish", .max_arguments = 1,
      .bit = FOR_COMPLETIONS, .run = cmd_completions,
      .summary = "Print a shell's completions of these commands and their options." },
};
/* clang-format on */

const struct command *
commands_all(size_t *n)
{
    *n = G_N_ELEMENTS(commands);
    return commands;
}

const struct command *
command_find(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}
