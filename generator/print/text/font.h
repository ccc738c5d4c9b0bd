/*
 * The fonts of a run: a map that contains only the theme's families and Noto, unhinted, at 72
 * dpi; and faces.  A face is everything in a style that changes how text looks: family, weight,
 * slope, size, features, language, letter spacing.
 */
#ifndef PROVISO_PRINT_TEXT_FONT_H
#define PROVISO_PRINT_TEXT_FONT_H

#include "print/text/text.h"

#include <hb.h>

struct word_cache;
struct fast_itemizer;

struct word_cache;
struct fast_itemizer;

/* How glyphs beside a space depend on it, read from the font's tables (space_context.c). */
struct space_context {
    bool is_beside;   /* kerning with spaces, or shapes that only the next space decides */
    bool is_beyond;   /* shapes that what stands beyond a space decides ... */
    hb_set_t *beyond; /* ... of those glyphs */
    unsigned reach;   /* so many glyphs away, at most */
    bool ascii_beyond[128]; /* the same for characters */
};

struct face {
    const char *family;
    int weight;
    bool is_italic;
    scaled size, letter_spacing;
    const char *features, *lang;
    bool hyphenate;
    PangoLanguage *language;
    PangoAttrList *attributes; /* font, features, language: for pango_itemize */
    PangoFont *font;           /* the family's own font, used for plain text */
    gunichar hyphen;           /* U+2010 if the font has it */
    int ascent, descent;       /* in thousandths of the size */
    const struct space_context *space;
    struct fast_itemizer *itemizer; /* how plain words are set (fast_itemize.c) */
    struct word_cache *words;       /* word_cache.c */
};

struct fonts;

/*
 * Families that are not installed are `missing-font` findings; if there is no font at all, the
 * run is refused (ctx_refuse).
 */
struct fonts *fonts_new(struct ctx *ctx, const struct theme *theme);
void fonts_free(struct fonts *fonts);

PangoContext *fonts_context(struct fonts *fonts);

/* The face of a style; cached by the style's address. */
struct face *fonts_face(struct fonts *fonts, const struct style *style);

#endif
