/* What a drawing says: SVG's own text, which librsvg sets with the fonts it finds. */
#ifndef PROVISO_PRINT_PDF_SVGTEXT_H
#define PROVISO_PRINT_PDF_SVGTEXT_H

#include <stddef.h>

/*
 * The characters of all text elements, a line each, in UTF-8; titles, descriptions, comments
 * and the like are no text that is shown.  Entities of a drawing's own are left out.  The
 * caller frees it with g_free.
 */
char *svg_text(const void *data, size_t size);

/*
 * What is wrong with such text, or NULL; the caller frees it: a private-use character, or one
 * that no font has which librsvg uses (those of the default font map of Pango for cairo).
 */
char *svg_text_fault(const char *text);

#endif
