/* Which of the installed fonts a book sees. */
#ifndef PROVISO_PRINT_TEXT_FAMILIES_H
#define PROVISO_PRINT_TEXT_FAMILIES_H

#include "base/ctx.h"
#include "theme/theme.h"

#include <fontconfig/fontconfig.h>

/*
 * A configuration with the system's folders and caches, none of its rules but the one that
 * scales bitmaps, and of all fonts only the theme's families, their fallbacks, and Noto, as far
 * as their files are there; a file that is there and cannot be read ends the build.  The caller
 * destroys it.
 */
FcConfig *families_config(struct ctx *ctx, const struct theme *theme);

#endif
