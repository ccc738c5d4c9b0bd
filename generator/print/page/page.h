/*
 * Pages of placed fragments: what layout hands to painting.  Coordinates are from the page's
 * top left corner, y downwards.
 */
#ifndef PROVISO_PRINT_PAGE_PAGE_H
#define PROVISO_PRINT_PAGE_PAGE_H

#include "print/text/text.h"

enum fragment_kind {
    FRAGMENT_TEXT, /* glyphs on a baseline; x,y is the baseline's start */
    FRAGMENT_RECT, /* filled with `colour`: rules, grounds, tabs */
    FRAGMENT_PATH, /* stroked polyline with rounded corners: guide lines, node boxes */
    FRAGMENT_SIGN, /* x,y top left; width is its size; `paper` is the ground behind it */
    FRAGMENT_BARS,
    FRAGMENT_IMAGE
};

/* Whose the drawing is, for assistive technology (ISO 32000-1, 14.8.2.2). */
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

/* There is one for each word of a book. */
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

/* A place that can be linked to. */
struct target {
    const char *id;
    const struct box *box;
    size_t page; /* index */
    scaled x, y; /* top of its line */
};

struct page {
    const struct page_master *master;
    unsigned folio; /* 1 is the cover */
    bool is_verso;
    const char *label;          /* as printed: "12" */
    struct fragment *fragments; /* in painting order: grounds, rules, then the rest */
    size_t n_fragments;
};

struct layout {
    struct arena *arena; /* of all below */
    struct page *pages;
    size_t n_pages;
    struct target *targets; /* in order of their boxes */
    size_t n_targets;
    GHashTable *target_by_id; /* id -> struct target * */
    unsigned passes;          /* until references stood still */
    scaled link_height;       /* of a link's area, at least */
};

/*
 * Lays the whole book out; of BOX_ALTERNATIVES one way stays in the tree.  Repeats until page
 * references stand still (at most 6 passes, then an `unsettled-reference` finding).  What does
 * not fit is an `overfull` finding.
 */
struct layout *layout_book(
    struct ctx *ctx, struct theme *theme, struct text *text, struct box *root);
void layout_clear(struct layout *layout);

void layout_dump_lines(const struct layout *layout, FILE *out);
void layout_dump_pages(const struct layout *layout, FILE *out);

#endif
