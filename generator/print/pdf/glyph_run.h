/* The glyphs of a group of text, mapped to the text they show. */
#ifndef PROVISO_PRINT_PDF_GLYPH_RUN_H
#define PROVISO_PRINT_PDF_GLYPH_RUN_H

#include "print/pdf/draw_order.h"

/* A glyph with its position on the page, y downwards. */
struct placed_glyph {
    unsigned index;
    scaled x, y;
};

/*
 * Some bytes of text (borrowed from the shaped text) and the number of glyphs that show them.
 */
struct glyph_cluster {
    const char *text;
    unsigned size, n_glyphs;
};

/* Where the space behind a word stands. */
enum run_space { RUN_SPACE_NONE, RUN_SPACE_LEFT, RUN_SPACE_RIGHT };

/* A word of a group of text; a space alone, at x, if `shaped` is NULL. */
struct run_word {
    const struct shaped *shaped;
    scaled x;
    enum run_space space;
    bool is_soft_hyphen;
};

/* The words of a group; `glyphs` as in struct fragment. */
struct run_source {
    scaled y;
    int glyphs;
    const struct run_word *words;
    size_t n;
};

/*
 * The glyphs of a group of text, with the spaces between its words and after it.  The arrays
 * are reused for the next run, so that they grow only once.
 */
struct glyph_run {
    struct placed_glyph *glyphs; /* from left to right */
    size_t n_glyphs, glyph_room;
    struct glyph_cluster *clusters; /* in the order of the text */
    size_t n_clusters, cluster_room;
    bool is_backward; /* right to left: the first cluster is shown by the last glyphs */
};

void glyph_run_init(struct glyph_run *run);
void glyph_run_clear(struct glyph_run *run);

/* Replaces `words` (struct run_word) by those of the group. */
void run_words_set(GArray *words, const struct draw_group *group);

/* Fills the run; `space` is the glyph of a space in the group's font, or 0, and `width` its
 * width. */
void glyph_run_set(
    struct glyph_run *run, const struct run_source *source, unsigned space, scaled width);

#endif
