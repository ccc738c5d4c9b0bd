/*
 * What pages have in common is drawn by cairo, each thing once: the glyphs of a font, a sign, a
 * picture.  Pages are then put together from these resources by number and place
 * (content_stream.h), which costs a tenth of drawing every page with cairo: cairo records a
 * page, analyses it, plays it back, and prints every number through printf.
 *
 * cairo's file has one page for each part: forms first, then fonts (import.h reads it).
 */
#ifndef PROVISO_PRINT_PDF_RESOURCES_H
#define PROVISO_PRINT_PDF_RESOURCES_H

#include "print/page/page.h"
#include "print/pdf/figure.h"
#include "print/pdf/font_letters.h"

#include <cairo.h>

/* A glyph of a font, and, once cairo's file has been read, how it is written. */
struct glyph {
    unsigned index;
    const char *text; /* what it was first seen to show; NULL: shows nothing on its own */
    size_t size;
    int resource; /* number of the font resource, or -1: cairo wrote none */
    bool is_wide; /* a code of two bytes */
    unsigned code;
    double width; /* in thousandths of the size */
};

/* A font at one size. */
struct typeface {
    PangoFont *font;
    cairo_scaled_font_t *scaled;
    cairo_matrix_t matrix; /* glyphs to page, y downwards */
    unsigned space;        /* glyph of a space, or 0 */
    unsigned inked;        /* a glyph that is visible; G_MAXUINT: the font has none */
    GArray *glyphs;        /* struct glyph, in the order of first use */
    GArray *places;        /* guint by glyph: its place there and 1; 0: not used */
};

/* A sign, bars, a picture or letters that are pictures, as large as it is shown. */
struct form {
    scaled width, height;
    double margin; /* around that, on cairo's page */
    bool is_group; /* pictures: transparency is theirs alone */
};

struct resources;

struct resources *resources_new(void);
void resources_free(struct resources *resources);

/* The font, added when it is new. */
struct typeface *resources_typeface(struct resources *resources, PangoFont *font);

/* Notes that the font's glyph is used; for that text (borrowed), unless its size is 0. */
void typeface_note(struct typeface *typeface, unsigned glyph, const char *text, size_t size);

/*
 * The form that shows a sign, bars or picture, drawn when it is new; -1 when it cannot be:
 * then the fault says what is wrong with the picture.
 */
int resources_form(
    struct resources *resources, const struct fragment *f, struct picture_fault *fault);

/* Draws the fonts and ends cairo's file; the resources own it.  NULL, and a cairo status, when
 * it failed. */
const GByteArray *resources_end(struct resources *resources, cairo_status_t *status);

/* For many threads at once, after resources_end. */
const struct typeface *resources_find_typeface(
    const struct resources *resources, PangoFont *font);
const struct glyph *typeface_glyph(const struct typeface *typeface, unsigned glyph);
int resources_find_form(const struct resources *resources, const struct fragment *f);

/*
 * The typeface's glyphs (struct glyph *) in the order in which cairo shows them, by two calls;
 * *n_with_text are shown by the first.  cairo leaves out a call none of whose glyphs has ink (a
 * font of which only the space is used): such a call begins with a glyph that has some, NULL
 * here, of number typeface->inked.
 */
GPtrArray *typeface_order(const struct typeface *typeface, guint *n_with_text);

/* Adds what the codes of the next font in the file mean; that of one by number, or NULL. */
void resources_add_letters(struct resources *resources, struct font_letters *font);
const struct font_letters *resources_letters(const struct resources *resources, size_t i);

size_t resources_n_forms(const struct resources *resources);
const struct form *resources_form_at(const struct resources *resources, size_t i);
size_t resources_n_typefaces(const struct resources *resources);
struct typeface *resources_typeface_at(const struct resources *resources, size_t i);

#endif
