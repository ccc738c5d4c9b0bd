/*
 * A page in the order of drawing, as stretches: neighbouring texts of one line, font, colour
 * and tag together, so that words neither break nor run together when the text is taken out
 * again; everything else for itself.
 *
 * Programs that do not know tags take text in the order of drawing, so what stands side by side
 * is drawn one after the other, not line by line.
 */
#ifndef PROVISO_PRINT_PDF_DRAW_ORDER_H
#define PROVISO_PRINT_PDF_DRAW_ORDER_H

#include "print/pdf/tag.h"

/* A fragment, and its place in the order of reading. */
struct turn {
    const struct fragment *fragment;
    uint32_t order;
};

struct draw_group {
    const struct tags *tags;
    struct turn *turns; /* all of the page, in the order of drawing */
    size_t n;
    size_t first, end; /* of the group, in turns */
    struct tag *tag;   /* NULL: an artifact of that kind */
    enum artifact artifact;
    bool is_pictures; /* a text in a font of pictures (emoji), alone */
};

/* Before the first group of a page; draw_group_end releases what is needed for it. */
struct draw_group draw_group_start(const struct page *page, const struct tags *tags);
void draw_group_end(struct draw_group *group);

/* Goes on to the next one; false at the end of the page. */
bool draw_group_next(struct draw_group *group);

/* Its first fragment. */
const struct fragment *draw_group_first(const struct draw_group *group);

/* A text near the group that is no picture: before it, else behind; NULL on a page without.
 */
const struct fragment *draw_group_plain(const struct draw_group *group);

/* What is drawn behind turn i, or NULL. */
const struct fragment *draw_group_next_of(const struct draw_group *group, size_t i);

/* Does a space follow turn i of a text? */
bool draw_group_has_space(const struct draw_group *group, size_t i);

/* Is the font one of pictures, which cairo draws as images without a text? */
bool font_is_pictures(PangoFont *font);

/* U+E000 to U+F8FF and planes 15 and 16 mean nothing outside the font (ISO
 * 19005-3, 6.2.11.7.3). */
bool text_is_private(const struct shaped *shaped);

#endif
