/*
 * Shapes text once: glyphs are cached by text, face, and as much of the surroundings as the
 * font looks at.
 */
#ifndef PROVISO_PRINT_TEXT_SHAPE_H
#define PROVISO_PRINT_TEXT_SHAPE_H

#include "print/text/font.h"

/* A range of cached glyphs: bytes [from, to) of the text asked for. */
struct part {
    const struct shaped *shaped;
    uint32_t from, to;
};

/* A word, or a whole run, in logical order. */
struct word {
    const struct part *parts;
    size_t n;
    scaled space_before; /* width of the space before it, with kerning */
    bool has_unknown;    /* a character that no font has */
    bool has_other_font; /* part of it is set in a fallback font */
    bool is_beyond;      /* contains glyphs that text beyond a space can change */
};

/* Where a word must or may be split. */
struct split {
    uint32_t offset;
    bool is_must; /* false: not inside a ligature */
};

/* The script of the letters around text that has none of its own. */
enum letters { LETTERS_NONE, LETTERS_LATIN, LETTERS_GREEK, LETTERS_CYRILLIC };

/*
 * A word in its paragraph's text; `before` and `after` bytes around it are shaped with it: the
 * space on either side or, for a word with glyphs that text beyond a space can change,
 * is_context and as much as the font's rules look at.
 */
struct word_query {
    const char *text;
    uint32_t size, before, after;
    uint32_t space; /* size of the space in front, or 0 */
    bool is_context;
    enum letters around;
    const struct split *splits; /* in order */
    size_t n_splits;
};

struct shaper;
struct word_cache;

struct shaper *shaper_new(PangoContext *context);
void shaper_free(struct shaper *shaper);

/*
 * Shapes a word, left to right, or a whole run of words, with a split on both sides of each
 * space in it and nothing around it.
 */
const struct word *shaper_word(
    struct shaper *shaper, struct face *face, const struct word_query *query);

/*
 * Shapes an item of pango_itemize as a whole; text is the paragraph's, splits count from the
 * item.
 */
const struct word *shaper_item(struct shaper *shaper, struct face *face, const PangoItem *item,
    const char *text, size_t size, const struct split *splits, size_t n_splits);

/* Shapes a single character of the face, without neighbours: spaces, hyphens. */
const struct shaped *shaper_char(struct shaper *shaper, struct face *face, gunichar c);

/* The numbers of cache hits and misses. */
struct shaper_counts {
    size_t found, shaped;
};
struct shaper_counts shaper_counts(const struct shaper *shaper);

#endif
