/*
 * FreeType opens the font files of a theme.
 */
#include "libraries/library.h"

#include "sonames.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#define LIBRARY SONAME_FREETYPE

/* clang-format off */
FORWARD1(FT_Error, FT_Done_Face, FT_Face)
FORWARD1(FT_Error, FT_Done_FreeType, FT_Library)
FORWARD1(FT_Error, FT_Init_FreeType, FT_Library *)
FORWARD4(FT_Error, FT_New_Face, FT_Library, const char *, FT_Long, FT_Face *)
/* clang-format on */
