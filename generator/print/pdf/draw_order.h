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

struct stretch {
    const struct tags *tags;
    struct turn *turns; /* all of the page, in the order of drawing */
    size_t n;
    size_t first, end; /* of the stretch, in turns */
    struct tag *tag;   /* NULL: an artifact of that kind */
    enum artifact artifact;
    bool is_pictures; /* a text in a font of pictures (emoji), alone */
};

/* Before the first stretch of a page; stretch_end releases what is needed for it. */
struct stretch stretch_start(const struct page *page, const struct tags *tags);
void stretch_end(struct stretch *stretch);

/* Goes on to the next one; false at the end of the page. */
bool stretch_next(struct stretch *stretch);

/* Its first fragment. */
const struct fragment *stretch_first(const struct stretch *stretch);

/* A text near the stretch that is no picture: before it, else behind; NULL on a page without.
 */
const struct fragment *stretch_plain(const struct stretch *stretch);

/* What is drawn behind turn i, or NULL. */
const struct fragment *stretch_next_of(const struct stretch *stretch, size_t i);

/* Does a space follow turn i of a text? */
bool stretch_has_space(const struct stretch *stretch, size_t i);

/* Is the font one of pictures, which cairo draws as images without a text? */
bool font_is_pictures(PangoFont *font);

/* U+E000 to U+F8FF and planes 15 and 16 mean nothing outside the font (ISO
 * 19005-3, 6.2.11.7.3). */
bool text_is_private(const struct shaped *shaped);

#endif
