/*
 * Draws pictures with cairo: SVG as vectors, JPEG files unchanged, PNG without loss.  A picture
 * that is used twice is opened once.
 */
#ifndef PROVISO_PRINT_PDF_FIGURE_H
#define PROVISO_PRINT_PDF_FIGURE_H

#include <cairo.h>
#include <stdbool.h>

struct figures;
struct picture;

struct figures *figures_new(void);
void figures_free(struct figures *figures);

/*
 * What is wrong with a picture: the code of the finding, and the text after the picture's name.
 */
struct picture_fault {
    const char *code, *text; /* the figures own the text */
};

/*
 * Draws the picture into the rectangle.  Returns false, with *fault set, if it cannot.  The
 * text of an SVG may use only characters that some font has and that are not private-use.
 */
bool figure_draw(struct figures *figures, cairo_t *cr, const struct picture *picture, double x,
    double y, double width, double height, struct picture_fault *fault);

#endif
