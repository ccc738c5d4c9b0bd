/*
 * A page in the order of drawing, as stretches: neighbouring texts of one line, font, colour
 * and tag together, so that words neither break nor run together when the text is taken out
 * again; everything else for itself.
 *
 * Programs that do not know tags take text in the order of drawing, so what stands side by side
 * is drawn one after the other, not line by line.
 */
#ifndef PROVISO_PRINT_PDF_DRAW_ORDER_H
#define PROVISO_PRINT_PDF_DRAW_ORDER_H

#include "print/pdf/tag.h"

/* A fragment, and its place in the order of reading. */
struct turn {
    const struct fragment *fragment;
    uint32_t order;
};

struct stretch {
    const struct tags *tags;
    struct turn *turns; /* all of the page, in the order of drawing */
    size_t n;
    size_t first, end; /* of the stretch, in turns */
    struct tag *tag;   /* NULL: an artifact of that kind */
    enum artifact artifact;
    bool is_pictures; /* a text in a font of pictures (emoji), alone */
};

/* Before the first stretch of a page; stretch_end releases what is needed for it. */
struct stretch stretch_start(const struct page *page, const struct tags *tags);
void stretch_end(struct stretch *stretch);

/* Goes on to the next one; false at the end of the page. */
bool stretch_next(struct stretch *stretch);

/* Its first fragment. */
const struct fragment *stretch_first(const struct stretch *stretch);

/* A text near the stretch that is no picture: before it, else behind; NULL on a page without.
 */
const struct fragment *stretch_plain(const struct stretch *stretch);

/* Does a space follow turn i of a text? */
bool stretch_has_space(const struct stretch *stretch, size_t i);

/* Is the font one of pictures, which cairo draws as images without a text? */
bool font_is_pictures(PangoFont *font);

/* U+E000 to U+F8FF and planes 15 and 16 mean nothing outside the font (ISO
 * 19005-3, 6.2.11.7.3). */
bool text_is_private(const struct shaped *shaped);

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
