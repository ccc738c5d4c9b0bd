/* Emoji that no font has: their names stand for them. */
#ifndef PROVISO_PRINT_TEXT_EMOJI_H
#define PROVISO_PRINT_TEXT_EMOJI_H

#include "print/text/text.h"

/* Is everything that no font has in it an emoji, or a part of one (UTS 51)? */
bool emoji_is_all(const struct shaped *shaped);

/* Their names in words, "[nazar-amulet]"; the caller frees it. */
char *emoji_names(const struct shaped *shaped);

#endif
