/*
 * Shapes inline content into pieces: everything that line breaking and painting need to know
 * about text.  Words are shaped once and cached (by text, font, features, language); complex
 * scripts and right-to-left text are shaped as whole runs.  Positions are unhinted and not
 * rounded.
 */
#ifndef PROVISO_PRINT_TEXT_TEXT_H
#define PROVISO_PRINT_TEXT_TEXT_H

#include "print/box/box.h"

#include <pango/pango.h>

/*
 * The maximum width of text: far wider than any page (such text is `overfull`), and small
 * enough that a `scaled` does not overflow when it is added to positions on the page.
 */
#define TEXT_WIDTH_MAX (SCALED_MAX / 4)

/* A run of glyphs in one font; the word cache owns it, and all places that show it share it. */
struct shaped {
    PangoFont *font;
    PangoGlyphString *glyphs; /* widths and offsets in `scaled` (1/1024 pt) */
    const char *text;         /* the bytes it shows; log_clusters point into it */
    int text_size;
    bool is_rtl;
    scaled width, ascent, descent; /* its width is at most TEXT_WIDTH_MAX */
    bool has_unknown;              /* a glyph no font has */
    const struct shaped *next; /* text_shape only: the rest of the string, in another font */
};

/* What a paragraph consists of, in logical order. */
enum piece_kind {
    PIECE_SHAPED, /* glyphs */
    PIECE_SPACE,  /* a breakable or fixed space; shows U+0020 */
    PIECE_OBJECT, /* a sign, bars or an image; its width includes its margins */
    PIECE_ANCHOR, /* the start of an inline with an id; no width */
    PIECE_BREAK,  /* forced line end */
    PIECE_HYPHEN  /* a possible break that shows a hyphen at the end of a line (soft hyphen) */
};

/* What the pieces of one text or object share. */
struct piece_home {
    const struct box *box;     /* the text, sign, anchor ... box */
    const struct style *style; /* of the inline it stands in */
    const struct box *link;    /* innermost a box around it, or NULL */
    scaled ascent, descent;    /* of objects */
};

/* A book has two for each word until its pages are drawn, so size matters. */
struct piece {
    const struct piece_home *home;
    const struct shaped
        *shaped;  /* PIECE_SHAPED; the hyphen of PIECE_HYPHEN; the glyph of PIECE_SPACE */
    scaled width; /* of objects too */
    enum piece_kind kind : 8;
    bool break_after : 1; /* a line may end after it (Unicode's rules) without a hyphen */
    uint8_t level;        /* bidi embedding level */
};

struct paragraph {
    const struct box *box;
    struct piece *pieces;
    size_t n;
    bool is_rtl;
};

struct text; /* the font map, caches and dictionaries of a run */

struct text *text_new(struct ctx *ctx, struct theme *theme);
void text_free(struct text *text);

/*
 * Pages are going to be mirrored (page_draw.c), so strings are shaped in the order in which
 * they lie from the right.
 */
void text_mirror(struct text *text);

/*
 * The pieces of a BOX_PARAGRAPH, whose direction is that of its language if that is written
 * from the right, or else that of its first letter.  `page_label(data, box)` returns the text
 * of a BOX_PAGE_REF as far as it is known ("0" in the first pass).  For span.pages it is called
 * for each a.page in it and returns "" or NULL for those that another's text includes
 * ("30-31"); ", " separates the rest. Glyphs that no font has are `missing-glyph` findings.
 */
typedef const char *page_label_fn(void *data, const struct box *page_ref);
struct paragraph *text_paragraph(struct text *text, struct arena *a, const struct box *box,
    page_label_fn *page_label, void *data);

/*
 * Shapes a string in a style, for running headers and the like; in visual order along
 * `next`, from the left, or from the right in a mirrored book.
 */
const struct shaped *text_shape(struct text *text, const struct style *style, const char *s);

/* The total width along `next`. */
scaled text_width(const struct shaped *shaped);

/* Appends the description of a character for findings: "A" (U+0041 LATIN CAPITAL LETTER A). */
void text_name_character(GString *out, uint32_t c);

/* The numbers of cache hits and misses for glyphs. */
void text_counts(const struct text *text, size_t *found, size_t *shaped);

/*
 * The distance from the top of a line box to its baseline: (leading - (a + d) size) / 2 + a
 * size, for the font.
 */
scaled text_baseline(struct text *text, const struct style *style);

#endif
