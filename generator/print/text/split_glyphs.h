/* Cuts a glyph string at bytes of its text into parts that are kept. */
#ifndef PROVISO_PRINT_TEXT_SPLIT_GLYPHS_H
#define PROVISO_PRINT_TEXT_SPLIT_GLYPHS_H

#include "print/text/shape.h"

/* Text shaped in one font, before it is cut. */
struct shaping {
    const struct face *face;
    const PangoAnalysis *analysis;
    const PangoGlyphString *glyphs;
    const char *text; /* text that the clusters point into */
    uint32_t size;
};

struct glyph_splitter;

struct glyph_splitter *glyph_splitter_new(struct arena *a);
void glyph_splitter_free(struct glyph_splitter *splitter);

/* Bytes [from, to) of a shaping; byte `from` is byte `base` of the text asked for. */
struct window {
    uint32_t from, to, base;
};

/*
 * Appends the parts of a window to `parts` (struct part), cut at the splits within it (counted
 * like `base`).  Cuts only where a cluster begins; if a required split is inside one, the text
 * around it is shaped again in two parts.  Returns true if a character has no glyph.
 */
bool split_glyphs(struct glyph_splitter *splitter, const struct shaping *shaping,
    const struct window *window, const struct split *splits, size_t n, GArray *parts);

/* The width of the glyphs of bytes [from, to), including letter spacing. */
scaled split_width(const struct shaping *shaping, uint32_t from, uint32_t to);

#endif
