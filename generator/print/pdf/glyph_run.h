/* The glyphs of a stretch of text, and which text they show. */
#ifndef PROVISO_PRINT_PDF_GLYPH_RUN_H
#define PROVISO_PRINT_PDF_GLYPH_RUN_H

#include "print/pdf/draw_order.h"

/* A glyph with its place on the page, y downwards. */
struct run_glyph {
    unsigned index;
    scaled x, y;
};

/* Bytes of text (borrowed from what was shaped) and how many glyphs show them. */
struct run_cluster {
    const char *text;
    unsigned size, n_glyphs;
};

/*
 * The glyphs of a stretch of text, with the spaces between its words and behind it.  The arrays
 * are kept between runs, so that they grow only once.
 */
struct run {
    struct run_glyph *glyphs; /* from left to right */
    size_t n_glyphs, glyph_room;
    struct run_cluster *clusters; /* in the order of the text */
    size_t n_clusters, cluster_room;
    bool is_backward; /* the first cluster shows the last glyphs */
};

void run_init(struct run *run);
void run_clear(struct run *run);

/* Fills the run; `space` is the glyph of a space in the stretch's font, or 0. */
void run_set(struct run *run, const struct stretch *stretch, unsigned space);

/* Fills it with a space alone. */
void run_set_space(struct run *run, unsigned space, scaled x, scaled y);

#endif
