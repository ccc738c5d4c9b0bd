/*
 * Pictures on cairo: SVG as vectors, JPEG as the file has it, PNG without loss.  A picture used
 * twice is read once.
 */
#ifndef PROVISO_PRINT_PDF_FIGURE_H
#define PROVISO_PRINT_PDF_FIGURE_H

#include <cairo.h>
#include <stdbool.h>

struct figures;

struct figures *figures_new(void);
void figures_free(struct figures *figures);

/*
 * Fills the rectangle with the picture; *why (static text) says what is wrong with it when the
 * result is false.
 */
bool figure_draw(struct figures *figures, cairo_t *cr, const char *path, double x, double y,
    double width, double height, const char **why);

#endif
