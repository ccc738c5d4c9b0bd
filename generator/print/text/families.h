/* Which of the installed fonts a book sees. */
#ifndef PROVISO_PRINT_TEXT_FAMILIES_H
#define PROVISO_PRINT_TEXT_FAMILIES_H

#include "theme/theme.h"

#include <fontconfig/fontconfig.h>

/*
 * A configuration with the system's folders and caches, none of its rules but the one that
 * scales bitmaps, and of all fonts only the theme's families, their fallbacks, and Noto, as far
 * as their files are there.  The caller destroys it.
 */
FcConfig *families_config(const struct theme *theme);

#endif
