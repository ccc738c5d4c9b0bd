/* A handbook as somebody names it: its file, its folder, or a PDF that carries its source. */
#ifndef PROVISO_CLI_GIVEN_H
#define PROVISO_CLI_GIVEN_H

#include "base/period.h"

#include <stdbool.h>

struct given {
    const char *name; /* as it was named; borrowed */
    char *path;       /* the handbook's file */
    char *folder;     /* of our own, with the source of a PDF; or NULL */
    bool has_as_of;   /* the PDF was made as of a day */
    day as_of;
};

/* Returns an exit status, after a message where it is not EXIT_FINE; given_close in any case.
 */
int given_open(struct given *given, const char *name);
void given_close(struct given *given);

#endif
