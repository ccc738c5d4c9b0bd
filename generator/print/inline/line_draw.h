/* Draws lines as fragments. */
#ifndef PROVISO_PRINT_INLINE_LINE_DRAW_H
#define PROVISO_PRINT_INLINE_LINE_DRAW_H

#include "print/inline/canvas.h"

/* Draws a line whose column begins at x and whose top is y. */
void line_draw(struct canvas *canvas, const struct line *line, scaled x, scaled y);

#endif
