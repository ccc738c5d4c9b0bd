/*
 * The checkpoints of the Matterhorn Protocol: what a program can decide, and what a person has
 * to judge, with the evidence that this report offers.
 */
#ifndef PROVISO_AUDIT_CHECKPOINT_H
#define PROVISO_AUDIT_CHECKPOINT_H

#include <stddef.h>

struct checkpoint {
    int number;
    const char *name;
    const char *settled;  /* names of the requirements that a program decides, or "" */
    const char *question; /* what a person has to judge; NULL if nothing */
    const char *evidence; /* members of "evidence" that help to judge, or "" */
    const char *wcag;     /* success criteria that the question is about */
};

const struct checkpoint *checkpoints_all(size_t *n);

#endif
