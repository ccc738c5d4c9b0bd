/*
 * The conformance report of the book: computed from the finished file, and published as data,
 * as a page and as a book of its own.
 */
#ifndef PROVISO_CLI_CONFORMANCE_H
#define PROVISO_CLI_CONFORMANCE_H

#include "cli/edition.h"

struct pdf_info; /* print/pdf/pdf.h */

/* The report's tree, for --dump; NULL if the report failed.  The caller frees it. */
xmlDoc *conformance_tree(
    struct run *run, const struct edition *edition, GBytes *book, const char *medium);

/*
 * Fills the product with the report on those bytes.  Returns false if it failed.  Unmet
 * requirements are printed to standard error and counted in run->n_failed.
 */
bool conformance_make(struct run *run, struct product *product, GBytes *book,
    struct theme *theme, const struct pdf_info *info);

#endif
