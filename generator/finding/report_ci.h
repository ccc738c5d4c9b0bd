/* Findings for CI services: GitHub's workflow commands and JUnit's XML. */
#ifndef PROVISO_FINDING_REPORT_CI_H
#define PROVISO_FINDING_REPORT_CI_H

#include "base/diag.h"

void diags_print_github(struct diags *diags, FILE *out);
void diags_print_junit(struct diags *diags, FILE *out);

#endif
