/*
 * Pictures on cairo: SVG as vectors, JPEG as the file has it, PNG without loss.  A picture used
 * twice is opened once.
 */
#ifndef PROVISO_PRINT_PDF_FIGURE_H
#define PROVISO_PRINT_PDF_FIGURE_H

#include <cairo.h>
#include <stdbool.h>

struct figures;
struct picture;

struct figures *figures_new(void);
void figures_free(struct figures *figures);

/* What is wrong with a picture: the finding, and the words after the picture's name. */
struct picture_fault {
    const char *code, *text; /* the text belongs to the figures */
};

/*
 * Fills the rectangle with the picture; the fault is set when the result is false.  The text of
 * a drawing must be such that fonts have it, and that means something outside its font.
 */
bool figure_draw(struct figures *figures, cairo_t *cr, const struct picture *picture, double x,
    double y, double width, double height, struct picture_fault *fault);

#endif
