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
};

/* Registers them with this transformation only. */
void functions_register(xsltTransformContext *transform, struct functions *functions);

#endif
