/* Widths of columns that stand side by side. */
#ifndef PROVISO_PRINT_BLOCK_WIDTHS_H
#define PROVISO_PRINT_BLOCK_WIDTHS_H

#include "base/length.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Widths of columns that stand side by side in `width`.  A demand is what a column's content
 * needs; `spec` as in struct style (> 0 a width, 0 a share, < 0 as wide as its text), or NULL.
 */
struct demand {
    scaled least, most, spec, min_width;
    bool is_equal; /* shares without regard to its text */
};
void demand_share(const struct demand *demands, size_t n, scaled width, scaled *widths);

/* The minimum width that they need: in less, words are cut. */
scaled demand_least(const struct demand *demands, size_t n);

#endif
