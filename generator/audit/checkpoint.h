/*
 * The checkpoints of the Matterhorn Protocol: what a program settles by itself, and what a
 * person has to judge, with the evidence that this report has for it.
 */
#ifndef PROVISO_AUDIT_CHECKPOINT_H
#define PROVISO_AUDIT_CHECKPOINT_H

#include <stddef.h>

struct checkpoint {
    int number;
    const char *name;
    const char *settled;  /* names of requirements that a program settles, or "" */
    const char *question; /* what a person has to judge; NULL: nothing is left to judge */
    const char *evidence; /* members of "evidence" to judge it by, or "" */
    const char *wcag;     /* of the question */
};

const struct checkpoint *checkpoints_all(size_t *n);

#endif
