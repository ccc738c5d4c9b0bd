/* The glyphs of a group of text, and which text they show. */
#ifndef PROVISO_PRINT_PDF_GLYPH_RUN_H
#define PROVISO_PRINT_PDF_GLYPH_RUN_H

#include "print/pdf/draw_order.h"

/* A glyph with its place on the page, y downwards. */
struct placed_glyph {
    unsigned index;
    scaled x, y;
};

/* Bytes of text (borrowed from what was shaped) and how many glyphs show them. */
struct glyph_cluster {
    const char *text;
    unsigned size, n_glyphs;
};

/*
 * The glyphs of a group of text, with the spaces between its words and behind it.  The arrays
 * are kept between runs, so that they grow only once.
 */
struct glyph_run {
    struct placed_glyph *glyphs; /* from left to right */
    size_t n_glyphs, glyph_room;
    struct glyph_cluster *clusters; /* in the order of the text */
    size_t n_clusters, cluster_room;
    bool is_backward; /* the first cluster shows the last glyphs */
};

void glyph_run_init(struct glyph_run *run);
void glyph_run_clear(struct glyph_run *run);

/* Fills the run; `space` is the glyph of a space in the group's font, or 0. */
void glyph_run_set(struct glyph_run *run, const struct draw_group *group, unsigned space);

/* Fills it with a space alone. */
void glyph_run_set_space(struct glyph_run *run, unsigned space, scaled x, scaled y);

#endif
