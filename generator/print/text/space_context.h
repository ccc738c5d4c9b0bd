/*
 * Finds out, from a font's tables (OpenType GSUB, GPOS), whether glyphs beside a space affect a
 * word.
 */
#ifndef PROVISO_PRINT_TEXT_SPACE_CONTEXT_H
#define PROVISO_PRINT_TEXT_SPACE_CONTEXT_H

#include "print/text/font.h"

/*
 * Examines the substitutions and positionings that are on: those Pango always uses, and those
 * named in features.
 */
struct space_context *space_context_new(PangoFont *font, const char *features);
void space_context_free(struct space_context *context);

#endif
