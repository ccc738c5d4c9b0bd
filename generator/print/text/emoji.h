/* Names for emoji that no font has. */
#ifndef PROVISO_PRINT_TEXT_EMOJI_H
#define PROVISO_PRINT_TEXT_EMOJI_H

#include "print/text/text.h"

/* True if every character that no font has is an emoji or part of one (UTS 51). */
bool emoji_is_all(const struct shaped *shaped);

/* Their names in words, "[nazar-amulet]"; the caller frees it. */
char *emoji_names(const struct shaped *shaped);

#endif
