/* Lists the fonts and codes of the glyphs that one of cairo's content streams shows. */
#ifndef PROVISO_PRINT_PDF_GLYPH_CODES_H
#define PROVISO_PRINT_PDF_GLYPH_CODES_H

#include <glib.h>
#include <stdbool.h>

struct glyph_code {
    char font[24]; /* the name of its resource, "/f-0-1" */
    unsigned code;
    bool is_wide;     /* two bytes, written in hexadecimal */
    bool is_replaced; /* shown with another text than the font maps it to (ActualText) */
};

/* Returns all codes in their order: an array of struct glyph_code. */
GArray *glyph_codes_read(const char *content);

#endif
