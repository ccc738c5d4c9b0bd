#include "print/inline/flow.h"

void
flow_overfull(struct flow *flow, const struct box *box, scaled excess, const char *what)
{
    struct overfull *overfull = ARENA_NEW(flow->arena, struct overfull);
    *overfull = (struct overfull){ *flow->overfulls, box, excess, what };
    *flow->overfulls = overfull;
}
