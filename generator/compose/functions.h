/*
 * Internal to the stage: the functions for templates (compose.h lists them), for one
 * transformation.
 */
#ifndef PROVISO_COMPOSE_FUNCTIONS_H
#define PROVISO_COMPOSE_FUNCTIONS_H

#include "compose/compose.h"

#include <libxslt/xsltInternals.h>

#define NS_FUNCTIONS "urn:proviso:functions:1"

/* What the functions read, found through the transformation's _private. */
struct functions {
    struct ctx *ctx;
    const struct model *model;
    const struct compose_writer *writer; /* takes finished parts; NULL: the tree stays whole */
};

/* Hands the parts of a tree to the writer; at the end, those that remain. */
void functions_emit(const struct functions *functions, xmlDoc *tree, bool is_end);

/* Registers them with this transformation only. */
void functions_register(xsltTransformContext *transform, const struct functions *functions);

#endif
