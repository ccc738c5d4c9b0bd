/* Paragraphs as lines: broken, measured, and drawn as fragments at their final place. */
#ifndef PROVISO_PRINT_INLINE_INLINE_H
#define PROVISO_PRINT_INLINE_INLINE_H

#include "print/inline/fragment.h"

struct flow;

/* Lengths of the theme that every line needs. */
struct line_metrics {
    int stretch, shrink; /* of the word space in justified text, in 1/1000 */
    int hyphen_penalty;
    unsigned hyphen_lines, short_word;
    int sign_rise; /* height of a sign's centre above the baseline, in 1/1000 em */
    scaled bar_height, bar_line;
    bool is_mirrored; /* the book reads from the right: its pages are mirrored (page_draw.c) */
};

struct line {
    const struct lines *lines;
    size_t first, end;  /* its pieces */
    scaled x;           /* from the edge of the column where the book begins to read */
    scaled width;       /* natural width */
    scaled extra;       /* justified: total change in the width of its spaces */
    int glyphs;         /* justified: its glyphs are set wider by this, in thousandths */
    int ratio;          /* as in struct line_end */
    scaled excess;      /* by how much it exceeds the measure */
    bool is_hyphenated; /* a word continues on the next line */
    scaled height, baseline;
};

struct lines {
    const struct paragraph *paragraph;
    const struct box *box;
    const struct style *style; /* of the box, or a smaller one to fit a title */
    scaled measure;
    struct line *line;
    size_t n;
};

/* The pieces of a BOX_PARAGRAPH; cached unless they contain page references. */
const struct paragraph *line_paragraph(struct flow *flow, const struct box *box);

/*
 * The lines of the paragraph for a width of `measure`, the first one shorter by `indent`;
 * cached under the same condition.
 */
const struct lines *line_break(
    struct flow *flow, const struct box *box, scaled measure, scaled indent);

/* The lines of any paragraph, in `style`; not cached. */
struct lines *line_set(struct flow *flow, struct arena *a, const struct paragraph *p,
    const struct box *box, const struct style *style, scaled measure, scaled indent);

/* Computes the width of the longest unbreakable part, and of the whole text on one line. */
void line_extent(struct flow *flow, const struct box *box, scaled *least, scaled *most);

void line_metrics_read(struct line_metrics *metrics, const struct theme *theme);

static inline bool
piece_is_space(const struct piece *piece)
{
    return piece->kind == PIECE_SPACE;
}

#endif
