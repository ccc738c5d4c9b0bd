/* Does a text still say much of what it said?  Shared words: Dice's coefficient. */
#ifndef PROVISO_TRANSLATE_SIMILAR_H
#define PROVISO_TRANSLATE_SIMILAR_H

#include <stdbool.h>

/* Both are UTF-8, words between spaces. */
bool is_similar(const char *one, const char *two);

#endif
