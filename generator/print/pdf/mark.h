/*
 * Marked content through cairo, which knows nothing of it: while a page is painted, tiny
 * rectangles in its corner say where the drawing of one tag ends and that of the next begins;
 * later the lines that cairo wrote for them are replaced by marked-content operators.
 *
 * Needs the identity matrix, no clip and no group; the rectangle takes the current colour, so
 * that none has to be set for it.
 */
#ifndef PROVISO_PRINT_PDF_MARK_H
#define PROVISO_PRINT_PDF_MARK_H

#include "print/pdf/tag.h"

#include <cairo.h>

/* One marked-content sequence. */
struct mark {
    const struct tag *tag; /* NULL: an artifact */
    enum artifact artifact;
    int id;       /* of those that have a tag, from 0; -1: an artifact */
    char *actual; /* what a picture in the text stands for (14.9.4), or NULL */
};

/* The sequences of one page, in the order in which they were begun. */
struct page_marks {
    struct mark *marks;
    size_t n, room;
    int n_ids;
    bool is_open;
};

/*
 * What is drawn next belongs to the tag or, with tag NULL, is an artifact.  Returns the id of
 * a new sequence, or -1 when it is an artifact or the open one goes on.
 */
int mark_begin(
    struct page_marks *page, cairo_t *cr, const struct tag *tag, enum artifact artifact);

/* As mark_begin, for a sequence of its own that stands for `size` bytes of text. */
int mark_begin_actual(
    struct page_marks *page, cairo_t *cr, const struct tag *tag, const char *text, size_t size);
void mark_end(struct page_marks *page, cairo_t *cr);
void page_marks_clear(struct page_marks *page);

/*
 * Copies a page's content with operators in place of the rectangles.  False when there are not
 * as many as were drawn: then cairo has turned part of the page into an image, or the text of
 * the page was mistaken for a mark.
 */
bool mark_rewrite(
    const struct page_marks *page, const char *content, size_t size, GString *out);

#endif
