/* The signs and the standing of a source, drawn as paths. */
#ifndef PROVISO_PRINT_PDF_SIGN_H
#define PROVISO_PRINT_PDF_SIGN_H

#include "theme/theme.h"

#include <cairo.h>

/*
 * Draws the sign of that name ("yes", "if", "must", "should", "exempt", "no", "better-not",
 * "unsettled", "ns", "ended") with its top left corner at (x, y); `paper` is the background
 * colour.  Returns false if there is no such sign.  Changes the current colour.
 */
bool sign_draw(cairo_t *cr, const char *name, double x, double y, double size,
    struct colour colour, struct colour paper);

/*
 * Three bars of that height, of which as many are filled as the standing ("official" ...) has.
 */
scaled bars_width(scaled height);
bool bars_draw(
    cairo_t *cr, const char *standing, double x, double y, double height, struct colour colour);

#endif
