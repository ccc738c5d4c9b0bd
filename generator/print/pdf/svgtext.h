/* The text of an SVG drawing, which librsvg sets with the fonts that it finds. */
#ifndef PROVISO_PRINT_PDF_SVGTEXT_H
#define PROVISO_PRINT_PDF_SVGTEXT_H

#include <stddef.h>

/*
 * Returns the characters of all text elements in UTF-8, one line each.  Titles, descriptions,
 * comments and other text that is not shown are left out, as are entities that the drawing
 * declares.  The caller frees the result with g_free.
 */
char *svg_text(const void *data, size_t size);

/*
 * Returns what is wrong with such text, or NULL; the caller frees it.  It reports private-use
 * characters and characters that no font has which librsvg uses (the fonts of Pango's default
 * font map for cairo).
 */
char *svg_text_fault(const char *text);

#endif
