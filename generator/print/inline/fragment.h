/* Placed fragments: what layout passes to painting. */
#ifndef PROVISO_PRINT_INLINE_FRAGMENT_H
#define PROVISO_PRINT_INLINE_FRAGMENT_H

#include "print/text/text.h"

enum fragment_kind {
    FRAGMENT_TEXT, /* glyphs on a baseline; x, y is where the baseline begins */
    FRAGMENT_RECT, /* filled with `colour`: rules, backgrounds, tabs */
    FRAGMENT_PATH, /* stroked polyline with rounded corners: lines and boxes of trees */
    FRAGMENT_SIGN, /* x, y is the top left corner, width its size; `paper` is the background */
    FRAGMENT_BARS,
    FRAGMENT_IMAGE
};

/*
 * Whether a drawing belongs to the content, or else the kind of artifact that assistive
 * technology skips (ISO 32000-1, 14.8.2.2).
 */
enum artifact {
    ARTIFACT_NONE, /* content of the box */
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_PAGINATION, /* repeated headings, "(continued)", tabs */
    ARTIFACT_LAYOUT,     /* rules, signs */
    ARTIFACT_BACKGROUND
};

struct point {
    scaled x, y;
};

/* A book has one fragment for each word, so they are kept small. */
struct fragment {
    enum fragment_kind kind : 8;
    enum artifact artifact : 8;
    bool space_after : 1; /* text: a space follows; at the end of a line it has no width here */
    bool is_soft_hyphen : 1; /* text: the hyphen of a broken word, extracted as U+00AD */
    bool is_closed : 1;      /* path: true if it is closed */
    struct colour colour;
    const struct box *box;  /* the box it shows; for text the innermost inline or text box */
    const struct box *link; /* the enclosing `a` box, or NULL */
    scaled x, y, width, height;
    union {
        struct { /* FRAGMENT_TEXT */
            const struct shaped *shaped;
            const struct style *style;
            scaled line_top, line_height; /* of its line: for the areas of links */
            uint32_t line;  /* its line on the page, the same for all fragments of it */
            int16_t glyphs; /* its glyphs are set wider by this, in thousandths */
            int ratio;      /* of its line: stretch or shrink of its spaces, in 1/1024 */
        };
        struct { /* FRAGMENT_PATH */
            const struct point *points;
            size_t n_points;
            scaled stroke, radius;
        };
        struct colour paper; /* FRAGMENT_SIGN */
    };
};

#endif
