/* Sentences, in the handbook's language, that say how many practices changed. */
#ifndef PROVISO_DECIDE_REVISION_WORDS_H
#define PROVISO_DECIDE_REVISION_WORDS_H

#include "decide/revision.h"

/* NULL if there is nothing to say. */
struct revision_counts {
    const char *lead; /* "Between 1 May 2020 and this edition, 2 answers changed, ..." */
    const char *seen; /* "One more was first seen in that time; ..." */
    const char
        *same; /* "Another 3 kept their ordinary verdict and changed in something else." */
    const char *rest; /* "The other 8 did not change." */
};

/* About n_shown practices; `from` and `until` name the two editions. */
struct revision_counts revisions_count(struct arena *a, const struct words *words,
    const struct revisions *revisions, const char *from, const char *until, size_t n_shown);

#endif
