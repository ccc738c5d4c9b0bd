/* The print edition: from the print tree to boxes, text, layout and PDF. */
#ifndef PROVISO_PRINT_PRINT_H
#define PROVISO_PRINT_PRINT_H

#include "print/pdf/pdf.h"

/*
 * The boxes of a print tree.  print_boxes_add takes what is finished out of a tree that is
 * still being made, so that it is never there as a whole; print_boxes_end takes the rest.
 */
struct print_boxes;
struct print_boxes *print_boxes_new(struct ctx *ctx, struct theme *theme);
void print_boxes_add(struct print_boxes *boxes, xmlDoc *print_tree);
void print_boxes_end(struct print_boxes *boxes, xmlDoc *print_tree);
bool print_boxes_any(const struct print_boxes *boxes); /* false: there is nothing to print */
void print_boxes_free(struct print_boxes *boxes);

/*
 * Makes the PDF of all boxes.  With dump_stage "boxes", "lines", "pages" or "tags", it writes
 * that stage as text to `dump` instead and returns NULL.
 */
GBytes *print_edition(struct ctx *ctx, struct theme *theme, const struct print_boxes *boxes,
    const struct pdf_info *info, const char *dump_stage, FILE *dump);

/*
 * Lays out the book only for the findings that print_edition would add.
 */
void print_check(struct ctx *ctx, struct theme *theme, const struct print_boxes *boxes);

#endif
