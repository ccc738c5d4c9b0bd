/*
 * The fragments of a page in the order of drawing, as groups: neighbouring texts of the same
 * line, font, colour and tag form one group, so that extracted text neither splits words nor
 * joins them.  Every other fragment is a group of its own.
 *
 * Programs that ignore tags extract text in the order of drawing, so cells and columns side by
 * side are drawn one after the other, not line by line.
 */
#ifndef PROVISO_PRINT_PDF_DRAW_ORDER_H
#define PROVISO_PRINT_PDF_DRAW_ORDER_H

#include "print/pdf/tag.h"

/* A fragment and its position in the reading order. */
struct turn {
    const struct fragment *fragment;
    uint32_t order;
};

struct draw_group {
    const struct tags *tags;
    struct turn *turns; /* all fragments of the page, in the order of drawing */
    size_t n;
    size_t first, end; /* the group's range in turns */
    struct tag *tag;   /* NULL: an artifact of that kind */
    enum artifact artifact;
    bool is_pictures; /* a single emoji text, in a font of pictures */
};

/* The state before the first group of a page.  draw_group_end frees it. */
struct draw_group draw_group_start(const struct page *page, const struct tags *tags);
void draw_group_end(struct draw_group *group);

/* Advances to the next group; returns false at the end of the page. */
bool draw_group_next(struct draw_group *group);

/* The first fragment of the group. */
const struct fragment *draw_group_first(const struct draw_group *group);

/*
 * A text near the group that is no emoji: the nearest before it, or else the nearest after it.
 * NULL if the page has none.
 */
const struct fragment *draw_group_plain(const struct draw_group *group);

/* The fragment drawn after turn i, or NULL. */
const struct fragment *draw_group_next_of(const struct draw_group *group, size_t i);

/* True if a space follows the text of turn i. */
bool draw_group_has_space(const struct draw_group *group, size_t i);

/* True if the font consists of pictures (emoji), which cairo draws as images without text. */
bool font_is_pictures(PangoFont *font);

/*
 * True if the text has private-use characters: U+E000 to U+F8FF and planes 15 and 16, which
 * have no meaning outside the font (ISO 19005-3, 6.2.11.7.3).
 */
bool text_is_private(const struct shaped *shaped);

#endif
