/*
 * The conformance report of the book: read from the finished file, then made into data, a page
 * and a book of its own.
 */
#ifndef PROVISO_CLI_CONFORMANCE_H
#define PROVISO_CLI_CONFORMANCE_H

#include "cli/edition.h"

struct pdf_info; /* print/pdf/pdf.h */

/* The report's tree, for --dump; NULL after a refusal.  The caller frees it. */
xmlDoc *conformance_tree(
    struct run *run, const struct edition *edition, GBytes *book, const char *medium);

/*
 * Fills the product with the report on those bytes.  False when the run is refused.  What
 * fails is said on standard error, and is in run->n_failed.
 */
bool conformance_make(struct run *run, struct product *product, GBytes *book,
    struct theme *theme, const struct pdf_info *info);

#endif
