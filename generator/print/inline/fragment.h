/* Placed fragments: what layout passes to painting. */
#ifndef PROVISO_PRINT_INLINE_FRAGMENT_H
#define PROVISO_PRINT_INLINE_FRAGMENT_H

#include "print/text/text.h"

enum fragment_kind {
    FRAGMENT_TEXT, /* glyphs on a baseline; x,y is the baseline's start */
    FRAGMENT_RECT, /* filled with `colour`: rules, grounds, tabs */
    FRAGMENT_PATH, /* stroked polyline with rounded corners: lines of trees, boxes of their
                      nodes */
    FRAGMENT_SIGN, /* x,y top left; width is its size; `paper` is the ground behind it */
    FRAGMENT_BARS,
    FRAGMENT_IMAGE
};

/* The owner of a drawing, for assistive technology (ISO 32000-1, 14.8.2.2). */
enum artifact {
    ARTIFACT_NONE, /* belongs to box */
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_PAGINATION, /* repeated heads, "(continued)", tabs */
    ARTIFACT_LAYOUT,     /* rules, signs */
    ARTIFACT_BACKGROUND
};

struct point {
    scaled x, y;
};

/* A book has one for each word. */
struct fragment {
    enum fragment_kind kind : 8;
    enum artifact artifact : 8;
    bool space_after : 1;    /* text: a space follows; at a line's end it has no width here */
    bool is_soft_hyphen : 1; /* text: the hyphen of a broken word, extracted as U+00AD */
    bool is_closed : 1;      /* of a path */
    struct colour colour;
    const struct box *box;  /* the box it shows; for text the innermost inline or text box */
    const struct box *link; /* the a box it stands in, or NULL */
    scaled x, y, width, height;
    union {
        struct { /* FRAGMENT_TEXT */
            const struct shaped *shaped;
            const struct style *style;
            scaled line_top, line_height; /* of its line: link areas */
            uint32_t line; /* number of its line on the page: neighbours of one line share it */
            int16_t glyphs; /* its glyphs are set wider by so many thousandths */
            int ratio; /* of its line, in 1/1024: how far its spaces are stretched or shrunk */
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
