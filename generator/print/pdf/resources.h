/*
 * Draws what pages share with cairo, each thing once: the glyphs of a font, a sign, a picture.
 * Pages are then assembled from these resources by number and place (content_stream.h).  This
 * takes a tenth of the time of drawing every page with cairo, which records a page, analyses
 * it, replays it, and formats every number with printf.
 *
 * cairo's file has one page for each part: first the forms, then the fonts (import.h reads it).
 */
#ifndef PROVISO_PRINT_PDF_RESOURCES_H
#define PROVISO_PRINT_PDF_RESOURCES_H

#include "print/page/page.h"
#include "print/pdf/figure.h"
#include "print/pdf/font_letters.h"

#include <cairo.h>

/* A glyph of a font and, once cairo's file has been read, the code that shows it. */
struct glyph {
    unsigned index;
    const char *text; /* text it was first seen to show, or NULL */
    size_t size;
    bool is_part; /* it has shown that text only together with other glyphs */
    int resource; /* number of the font resource, or -1 if cairo wrote none */
    bool is_wide; /* a code of two bytes */
    unsigned code;
    double width; /* in thousandths of the font size */
};

/* A font at one size. */
struct typeface {
    size_t number; /* its place among the typefaces */
    PangoFont *font;
    cairo_scaled_font_t *scaled;
    cairo_matrix_t matrix; /* from glyph to page coordinates, y downwards */
    unsigned space;        /* the glyph of a space, or 0 */
    scaled space_width;
    unsigned inked; /* a visible glyph, or G_MAXUINT if the font has none */
    GArray *glyphs; /* struct glyph, in the order of first use */
    GArray *places; /* guint, by glyph: its index in `glyphs` + 1, or 0 if unused */
};

/* A sign, bars, a picture or an emoji at the size in which it is shown. */
struct form {
    scaled width, height;
    double margin;       /* around the form, on cairo's page */
    bool is_transparent; /* known once cairo's file has been read */
};

struct resources;

struct resources *resources_new(void);
void resources_free(struct resources *resources);

/* Returns the typeface of the font, which is added if it is new. */
struct typeface *resources_typeface(struct resources *resources, PangoFont *font);

/* Records that the glyph is used; it shows that text (borrowed), unless `size` is 0. */
void typeface_note(struct typeface *typeface, unsigned glyph, const char *text, size_t size);

/*
 * Records that the glyph is used together with others, of whose text this is a part (borrowed).
 * Every code of a PDF/UA must have a text of its own; one that a glyph shows alone is better.
 */
void typeface_note_part(
    struct typeface *typeface, unsigned glyph, const char *text, size_t size);

/*
 * Returns the form that shows a sign, bars or a picture, drawn now if it is new; or -1, with
 * the fault set, if it cannot be drawn.
 */
int resources_form(
    struct resources *resources, const struct fragment *f, struct picture_fault *fault);

/*
 * Draws the fonts and ends cairo's file, which the resources own.  Returns NULL, and the status
 * of cairo, if it failed.
 */
const GByteArray *resources_end(struct resources *resources, cairo_status_t *status);

/* Safe to call from several threads, after resources_end. */
const struct glyph *typeface_glyph(const struct typeface *typeface, unsigned glyph);

/*
 * Returns the typeface's glyphs (struct glyph *) in the order in which cairo shows them, with
 * two calls; the first call shows *n_with_text of them.  cairo omits a call if none of its
 * glyphs has ink (only the space of a font is used).  Such a call begins with an inked glyph,
 * which is NULL here and has the number typeface->inked.
 */
GPtrArray *typeface_order(const struct typeface *typeface, guint *n_with_text);

/*
 * Adds the text to which the codes of the next font in the file map; finds it by the font's
 * number, or returns NULL.
 */
void resources_add_letters(struct resources *resources, struct font_letters *font);
const struct font_letters *resources_letters(const struct resources *resources, size_t i);

size_t resources_n_forms(const struct resources *resources);
struct form *resources_form_at(const struct resources *resources, size_t i);
size_t resources_n_typefaces(const struct resources *resources);
struct typeface *resources_typeface_at(const struct resources *resources, size_t i);

#endif
