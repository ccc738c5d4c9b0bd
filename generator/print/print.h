/* The print edition: from the print tree to boxes, text, layout and PDF. */
#ifndef PROVISO_PRINT_PRINT_H
#define PROVISO_PRINT_PRINT_H

#include "print/pdf/pdf.h"

/*
 * Makes the PDF of a print tree, which it frees once the boxes are built.  With dump_stage
 * "boxes", "lines", "pages" or "tags", it writes that stage as text to `dump` instead and
 * returns NULL.
 */
GBytes *print_edition(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree,
    const struct pdf_info *info, const char *dump_stage, FILE *dump);

/*
 * Lays out the book of a print tree, which it frees, only for the findings that print_edition
 * would add.
 */
void print_check(struct ctx *ctx, struct theme *theme, xmlDoc *print_tree);

#endif
