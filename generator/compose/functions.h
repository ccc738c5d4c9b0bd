/* Inside the stage: what templates may ask for (compose.h lists it), for one transformation. */
#ifndef PROVISO_COMPOSE_FUNCTIONS_H
#define PROVISO_COMPOSE_FUNCTIONS_H

#include "compose/compose.h"

#include <libxslt/xsltInternals.h>

#define NS_FUNCTIONS "urn:proviso:functions:1"

/* What the functions read; reached through the transformation's _private. */
struct functions {
    struct ctx *ctx;
    const struct model *model;
};

/* Makes them known to this transformation alone. */
void functions_register(xsltTransformContext *transform, struct functions *functions);

#endif
