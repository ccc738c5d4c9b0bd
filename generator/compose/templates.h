/*
 * The files of templates: the program's own, called proviso:NAME, and those of the folder of
 * --templates.  An address is what XSLT calls them by: proviso:NAME, or a path as a URI.
 */
#ifndef PROVISO_COMPOSE_TEMPLATES_H
#define PROVISO_COMPOSE_TEMPLATES_H

#include "load/load.h"

/* DIR/NAME when there is one, else proviso:NAME; the caller frees it. */
char *templates_address(struct ctx *ctx, const char *name, const char *folder);

bool templates_is_builtin(const char *address);

/* NULL when there is none, or it lies anywhere else. */
const struct source *templates_source(struct ctx *ctx, const char *address);

#endif
