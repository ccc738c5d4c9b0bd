/* What struct diags is, for the files that keep it: diag.c and diag_take.c. */
#ifndef PROVISO_BASE_DIAG_LIST_H
#define PROVISO_BASE_DIAG_LIST_H

#include "base/diag.h"

struct diags {
    struct arena *arena;
    GPtrArray *list;      /* struct diag *, in order of finding until sorted */
    GArray *not_shown;    /* struct not_shown */
    unsigned n_taken;     /* batches that were moved here */
    struct diags *joined; /* hold the findings that diags_join moved here; or NULL */
};

/* Something that the edition leaves out and the summary counts. */
struct not_shown {
    size_t n;
    const char *text;
};

#endif
