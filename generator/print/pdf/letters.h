/*
 * A sum over the characters of a text.  It does not depend on their order, so it can compare
 * texts whose words are in a different order, as in lines from right to left.
 */
#ifndef PROVISO_PRINT_PDF_LETTERS_H
#define PROVISO_PRINT_PDF_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The sum of UTF-8 text.  The sum of two texts joined is the sum of their sums.  White space
 * and characters without a shape of their own (soft hyphens, joiners, controls) are ignored.
 */
uint64_t letters_sum(const char *text, size_t size);

#endif
