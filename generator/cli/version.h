/* The output of --version: the release, the commit, and the libraries in use. */
#ifndef PROVISO_CLI_VERSION_H
#define PROVISO_CLI_VERSION_H

#include <stdio.h>

/* The release alone: "0.1". */
const char *version_release(void);

void version_print(FILE *out);

#endif
