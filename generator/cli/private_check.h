/* No edition shows a folder of the machine that made it: one that does refuses the run. */
#ifndef PROVISO_CLI_PRIVATE_CHECK_H
#define PROVISO_CLI_PRIVATE_CHECK_H

#include "base/ctx.h"

#include <glib.h>
#include <libxml/tree.h>

/* What the template made: its text and its attributes. */
void private_check_tree(struct ctx *ctx, const char *template, const xmlDoc *tree);

/* What will be published in the folder `output` (const char *path -> GBytes *). */
void private_check_files(struct ctx *ctx, const char *output, GTree *files);

#endif
