/* Findings for machines, as JSON. */
#ifndef PROVISO_FINDING_REPORT_H
#define PROVISO_FINDING_REPORT_H

#include "base/diag.h"

void diags_print_json(struct diags *diags, FILE *out);
void diags_print_sarif(struct diags *diags, FILE *out);
void diags_print_gitlab(struct diags *diags, FILE *out);

#endif
