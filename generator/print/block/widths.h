/* Widths of columns that stand side by side. */
#ifndef PROVISO_PRINT_BLOCK_WIDTHS_H
#define PROVISO_PRINT_BLOCK_WIDTHS_H

#include "base/length.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a column needs: the least and the widest width of its content, and the width its style
 * gives it: `spec` (> 0 a width, 0 a share, < 0 as wide as its text) and min_width.
 */
struct demand {
    scaled least, most, spec, min_width;
    bool is_equal; /* shares regardless of its text */
};

/* Divides `width` among n columns. */
void demand_share(const struct demand *demands, size_t n, scaled width, scaled *widths);

/* The total minimum width; in less, words would be cut. */
scaled demand_least(const struct demand *demands, size_t n);

#endif
