/*
 * Fonts of a theme, and the families that are tried for what one lacks: its `fallback`, "Noto
 * Serif, Arab: Noto Naskh Arabic, Jpan: Noto Serif CJK JP".
 */
#ifndef PROVISO_THEME_FONT_H
#define PROVISO_THEME_FONT_H

#include "theme/theme.h"

/*
 * The families in the order in which they are tried in a language: those of its script come
 * first.  `lang` (BCP 47) may be NULL.  NULL-terminated; the caller frees it with g_strfreev.
 */
char **fallback_families(const char *fallback, const char *lang);

/* The font of that name in the theme; a new one if there is none yet. */
struct theme_font *theme_font_named(struct theme *theme, const char *name);

/* The first code in a fallback list that is no script (ISO 15924), or NULL; g_free it. */
char *fallback_unknown_script(const char *fallback);

#endif
