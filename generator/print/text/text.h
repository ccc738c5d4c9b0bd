/*
 * Inline content to shaped pieces: everything line breaking and painting need to know of text.
 *
 * Words are shaped once and kept (key: text, font, features, language); complex scripts and
 * right-to-left text are shaped as whole runs.  Positions are unhinted and not rounded.
 */
#ifndef PROVISO_PRINT_TEXT_TEXT_H
#define PROVISO_PRINT_TEXT_TEXT_H

#include "print/box/box.h"

#include <pango/pango.h>

/*
 * No text is wider: far beyond any page, where it is an `overfull` finding, and far from
 * overflowing a `scaled` when added to places on the page.
 */
#define TEXT_WIDTH_MAX (SCALED_MAX / 4)

/* One run of glyphs in one font; kept by the word cache, shared by all places that show it. */
struct shaped {
    PangoFont *font;
    PangoGlyphString *glyphs; /* widths and offsets in `scaled` (1/1024 pt) */
    const char *text;         /* the bytes it shows; log_clusters point into it */
    int text_size;
    bool is_rtl;
    scaled width, ascent, descent; /* width: at most TEXT_WIDTH_MAX */
    bool has_unknown;              /* a glyph no font has */
    const struct shaped *next; /* text_shape only: the rest of the string, in another font */
};

/* What a paragraph consists of, in logical order. */
enum piece_kind {
    PIECE_SHAPED, /* glyphs */
    PIECE_SPACE,  /* a breakable or fixed space of that width; shows U+0020 */
    PIECE_OBJECT, /* sign, bars, image in the line; its width holds its margins too */
    PIECE_ANCHOR, /* where an inline with an id begins: no width */
    PIECE_BREAK,  /* forced line end */
    PIECE_HYPHEN  /* possible break: shows a hyphen when the line ends here (soft hyphen) */
};

/* What the pieces of one text or object have in common. */
struct piece_home {
    const struct box *box;     /* the text, sign, anchor ... box */
    const struct style *style; /* of the inline it stands in */
    const struct box *link;    /* innermost a box around it, or NULL */
    scaled ascent, descent;    /* of objects */
};

/* There are two for each word of a book, and they live until its pages are drawn. */
struct piece {
    const struct piece_home *home;
    const struct shaped
        *shaped;  /* PIECE_SHAPED; the hyphen of PIECE_HYPHEN; the glyph of PIECE_SPACE */
    scaled width; /* of objects too */
    enum piece_kind kind : 8;
    bool break_after : 1; /* a line may end after it (Unicode's rules), no glyph added */
    uint8_t level;        /* bidi embedding level */
};

struct paragraph {
    const struct box *box;
    struct piece *pieces;
    size_t n;
    bool is_rtl;
};

struct text; /* font map, caches, dictionaries of a run */

struct text *text_new(struct ctx *ctx, struct theme *theme);
void text_free(struct text *text);

/*
 * The pieces of a BOX_PARAGRAPH.  `page_label(data, box)` gives the text of a BOX_PAGE_REF as
 * known so far ("0" in the first pass).  For span.pages it is asked for each a.page in it;
 * "" or NULL for those that another's text includes ("30-31"), and ", " goes between the rest.
 * Glyphs that no font has are `missing-glyph` findings.
 */
typedef const char *page_label_fn(void *data, const struct box *page_ref);
struct paragraph *text_paragraph(struct text *text, struct arena *a, const struct box *box,
    page_label_fn *page_label, void *data);

/* A string in a style, for running headers and the like; in visual order along `next`. */
const struct shaped *text_shape(struct text *text, const struct style *style, const char *s);

/* The width of all of it, along `next`. */
scaled text_width(const struct shaped *shaped);

/* Adds what a finding says of a character: "A" (U+0041 LATIN CAPITAL LETTER A). */
void text_name_character(GString *out, uint32_t c);

/* How often kept glyphs were found again, and how often text had to be shaped. */
void text_counts(const struct text *text, size_t *found, size_t *shaped);

/* Baseline below the top of a line box: (leading - (a + d) size) / 2 + a size, of the font. */
scaled text_baseline(struct text *text, const struct style *style);

#endif
