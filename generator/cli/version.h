/* What --version prints: the release, the commit it was built from, the libraries in use. */
#ifndef PROVISO_CLI_VERSION_H
#define PROVISO_CLI_VERSION_H

#include <stdio.h>

void version_print(FILE *out);

#endif
