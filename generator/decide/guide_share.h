/* Internal to decide: diagrams shared by several roles. */
#ifndef PROVISO_DECIDE_GUIDE_SHARE_H
#define PROVISO_DECIDE_GUIDE_SHARE_H

#include "decide/diagram.h"

/* The same diagram, in which roles with nearly equal diagrams share one answer. */
struct guide_node *guide_share_roles(struct diagram *d, struct guide_node *root);

#endif
