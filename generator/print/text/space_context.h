/* What a font's tables say about glyphs beside a space (OpenType, GSUB and GPOS). */
#ifndef PROVISO_PRINT_TEXT_SPACE_CONTEXT_H
#define PROVISO_PRINT_TEXT_SPACE_CONTEXT_H

#include "print/text/font.h"

/*
 * Looks through the substitutions and positionings that are on: those Pango always asks for,
 * and the ones named in features.
 */
struct space_habits *habits_new(PangoFont *font, const char *features);
void habits_free(struct space_habits *habits);

#endif
