/*
 * Every kind of finding: its stable code, how bad it is, and what it means in a sentence or
 * two. `check --explain` prints these texts, SARIF carries them, and tests hold the manual to
 * them.
 */
#ifndef PROVISO_FINDING_CODES_H
#define PROVISO_FINDING_CODES_H

#include "base/diag.h"

struct code {
    const char *name;
    enum severity severity;
    const char *summary; /* a few words that say what is wrong */
    const char *help;    /* what it means and how to correct it */
};

/* All of them, errors first, as the manual lists them. */
const struct code *codes_all(size_t *n);

/* NULL if there is no such code. */
const struct code *code_find(const char *name);

#endif
