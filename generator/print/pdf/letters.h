/*
 * A sum over the characters of a text by which two texts are compared whose words may stand in
 * another order, as in lines from right to left.
 */
#ifndef PROVISO_PRINT_PDF_LETTERS_H
#define PROVISO_PRINT_PDF_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The sum of UTF-8 text; that of two texts together is the sum of theirs.  White space counts
 * for nothing, nor do characters without a shape of their own: soft hyphens, joiners, controls.
 */
uint64_t letters_sum(const char *text, size_t size);

#endif
