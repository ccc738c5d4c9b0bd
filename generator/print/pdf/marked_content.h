/*
 * Marked-content sequences (ISO 32000-1, 14.6): which stretch of a page's content belongs to
 * which tag.
 */
#ifndef PROVISO_PRINT_PDF_MARKED_CONTENT_H
#define PROVISO_PRINT_PDF_MARKED_CONTENT_H

#include "print/pdf/tag.h"

/* One marked-content sequence. */
struct marked_content {
    const struct tag *tag; /* NULL: an artifact */
    enum artifact artifact;
    int id;           /* of those that have a tag, from 0; -1: an artifact */
    char *actual;     /* what a picture in the text stands for (14.9.4), or NULL */
    uint64_t letters; /* sum of the text in it (letters.h) */
    unsigned n_forms; /* signs, bars and pictures in it */
};

/* The sequences of one page, in the order in which they were begun. */
struct page_marks {
    struct marked_content *marks;
    size_t n, room;
    int n_ids;
};

/* Does more of the tag, or of an artifact of that kind, go on with the sequence? */
bool marked_content_takes(
    const struct marked_content *mark, const struct tag *tag, enum artifact artifact);

/*
 * What is drawn next belongs to the tag or, with tag NULL, is an artifact.  Returns the id of
 * a new sequence, or -1 when it is an artifact or the last one goes on.
 */
int marked_content_begin(
    struct page_marks *page, const struct tag *tag, enum artifact artifact);

/* As marked_content_begin, for a sequence of its own that stands for `text`, which it owns. */
int marked_content_begin_actual(struct page_marks *page, const struct tag *tag, char *text);
void page_marks_clear(struct page_marks *page);

/* The operator that begins the sequence; EMC ends it. */
void marked_content_put(GString *out, const struct marked_content *mark);

#endif
