/*
 * Ensures that no edition shows a folder of the machine on which it was made; one that does
 * ends the run.
 */
#ifndef PROVISO_CLI_PRIVATE_CHECK_H
#define PROVISO_CLI_PRIVATE_CHECK_H

#include "base/ctx.h"

#include <libxml/tree.h>

struct files; /* base/files.h */

/* Checks the output of a template, from a node on: text and attributes. */
void private_check_tree(struct ctx *ctx, const char *template, const xmlNode *tree);

/* Checks what will be published in the folder `output`. */
void private_check_files(struct ctx *ctx, const char *output, const struct files *files);

#endif
