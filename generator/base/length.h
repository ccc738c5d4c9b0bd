/*
 * Lengths are integers in 1/1024 pt (1/72 in), Pango's unit at 72 dpi: sums come out the same
 * everywhere, so that dumps can be compared exactly.
 */
#ifndef PROVISO_BASE_LENGTH_H
#define PROVISO_BASE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t scaled;

#define SCALE         1024
#define SCALED_MAX    INT32_MAX
#define SCALED_PT(pt) ((scaled)(SCALE * (pt) + ((pt) < 0 ? -0.5 : 0.5)))
#define PT(length)    ((double)(length) / SCALE)

/*
 * Reads "12pt", "18mm", "2.5cm", "1in", "12px" (1/96 in), "1.5em", "0".  Em lengths are taken
 * of `em`.  False, and *out untouched, when the text is no length.
 */
bool length_parse(const char *text, scaled em, scaled *out);

#endif
