/*
 * What a page shows, packed: operators that are finished, and texts whose codes are known only
 * when all pages have been seen and cairo has made the fonts (import.h).  A packed page takes a
 * tenth of the memory of its fragments.
 */
#ifndef PROVISO_PRINT_PDF_PAINTING_H
#define PROVISO_PRINT_PDF_PAINTING_H

#include "print/pdf/glyph_run.h"

/* Packs a page.  Coordinates are those of the page: y grows upwards from its lower edge. */
struct painting {
    GString *packed;
    GString *operators; /* not yet in `packed` */
    scaled height;      /* of the page */
    bool has_fill, has_stroke;
    struct colour fill, stroke;
};

void painting_init(struct painting *p);
void painting_clear(struct painting *p);

void painting_begin(struct painting *p, scaled height);

/* Returns the packed page, for g_free. */
void *painting_end(struct painting *p, size_t *size);

/* The next marked-content sequence begins (marked_content.h). */
void painting_mark(struct painting *p);

/* A text in the typeface of that number (resources.h). */
void painting_text(
    struct painting *p, size_t typeface, struct colour colour, const struct run_source *text);
void painting_rect(struct painting *p, const struct fragment *f);
void painting_path(struct painting *p, const struct fragment *f);

/* The form of that number and height. */
void painting_form(struct painting *p, const struct fragment *f, int form, scaled height);

/* Reads a packed page. */
enum painted_kind {
    PAINTED_MARK,
    PAINTED_OPERATORS, /* `size` bytes at `operators` */
    PAINTED_TEXT
};

struct painting_reader {
    const char *p, *end;
    const char *operators;
    size_t size;
    size_t typeface;
    struct run_source text;
    GArray *words; /* struct run_word: of the text */
};

void painting_reader_init(struct painting_reader *r, const void *packed, size_t size);
void painting_reader_clear(struct painting_reader *r);

/* Reads the next item; returns false at the end. */
bool painting_next(struct painting_reader *r, enum painted_kind *kind);

#endif
