/*
 * Marked-content sequences (ISO 32000-1, 14.6), which assign parts of a page's content to tags.
 */
#ifndef PROVISO_PRINT_PDF_MARKED_CONTENT_H
#define PROVISO_PRINT_PDF_MARKED_CONTENT_H

#include "print/pdf/tag.h"

/* One marked-content sequence. */
struct marked_content {
    const struct tag *tag; /* NULL: an artifact */
    char *actual;          /* the text that a picture stands for (14.9.4), or NULL */
    uint64_t letters;      /* sum of the text in it (letters.h) */
    int id;                /* counts the sequences with a tag from 0; -1: an artifact */
    enum artifact artifact : 8;
    unsigned n_forms : 24; /* number of signs, bars and pictures in it */
};

/* The sequences of one page, in the order in which they begin. */
struct page_marks {
    struct marked_content *marks;
    size_t n, room;
    int n_ids;
    GPtrArray *typefaces; /* struct typeface *: each of its fonts once; NULL: none */
    GArray *forms; /* int: numbers of its signs, bars and pictures, each once; NULL: none */
};

/* True if content of this tag, or of this kind of artifact, can continue the sequence. */
bool marked_content_takes(
    const struct marked_content *mark, const struct tag *tag, enum artifact artifact);

/*
 * Declares that the next drawing belongs to the tag or, with tag NULL, is an artifact.  Returns
 * the id of a new sequence, or -1 for an artifact or if the current sequence continues.
 */
int marked_content_begin(
    struct page_marks *page, const struct tag *tag, enum artifact artifact);

/*
 * As marked_content_begin, but always begins a sequence, which owns `text` as its ActualText.
 */
int marked_content_begin_actual(struct page_marks *page, const struct tag *tag, char *text);

/* No more sequences begin: gives back what was reserved for them. */
void page_marks_fit(struct page_marks *page);
void page_marks_clear(struct page_marks *page);

/* Appends the operator that begins the sequence; EMC ends it. */
void marked_content_put(GString *out, const struct marked_content *mark);

#endif
