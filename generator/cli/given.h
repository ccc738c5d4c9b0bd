/* A handbook as the user names it: its file, its folder, or a PDF that carries its source. */
#ifndef PROVISO_CLI_GIVEN_H
#define PROVISO_CLI_GIVEN_H

#include "base/period.h"

#include <stdbool.h>

struct given {
    const char *name; /* the name as given; borrowed */
    char *path;       /* the handbook's file */
    char *folder;     /* a temporary one with the source of a PDF, or NULL */
    bool has_as_of;   /* the PDF was made for a day */
    day as_of;
};

/*
 * Returns an exit status; a message has been printed unless it is EXIT_FINE.  Call given_close
 * in any case.
 */
int given_open(struct given *given, const char *name);
void given_close(struct given *given);

#endif
