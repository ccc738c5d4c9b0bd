/* Inside decide: roles that share a diagram. */
#ifndef PROVISO_DECIDE_GUIDE_SHARE_H
#define PROVISO_DECIDE_GUIDE_SHARE_H

#include "decide/diagram.h"

/* The same diagram with one answer for roles whose diagrams are nearly equal. */
struct guide_node *guide_share_roles(struct diagram *d, struct guide_node *root);

#endif
