/*
 * The glyphs of neighbouring fragments on their way to cairo, with the text that they show
 * (spaces included), so that words neither break nor run together when it is taken out again.
 */
#ifndef PROVISO_PRINT_PDF_GLYPHS_H
#define PROVISO_PRINT_PDF_GLYPHS_H

#include "print/layout/page.h"

#include <cairo.h>

struct glyphs {
    GArray *list, *clusters; /* cairo_glyph_t, cairo_text_cluster_t */
    GString *text;
    /* Of the font asked about last. */
    PangoFont *font;
    unsigned space;
    bool has_space, is_pictures;
};

void glyphs_init(struct glyphs *g);
void glyphs_free(struct glyphs *g);

/*
 * Behind what is there already: left-to-right fragments of one font, or one fragment alone.
 * Returns its right edge.
 */
scaled glyphs_add(struct glyphs *g, const struct fragment *f);

/* A space behind the fragment (in the order of reading), from `x` on the page. */
void glyphs_add_space(struct glyphs *g, const struct fragment *f, scaled x);

/* Shows all in the font of `f`, in cairo's colour, and is empty then. */
void glyphs_show(struct glyphs *g, cairo_t *cr, const struct fragment *f);

/* Is the font one of pictures (emoji), which cairo draws as images without a text? */
bool glyphs_are_pictures(struct glyphs *g, const struct shaped *shaped);

/* U+E000 to U+F8FF and planes 15 and 16 mean nothing outside the font. */
bool glyphs_are_private(const struct shaped *shaped);

#endif
