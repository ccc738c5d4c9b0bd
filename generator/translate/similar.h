/* Compares two texts by the words they share (Dice's coefficient). */
#ifndef PROVISO_TRANSLATE_SIMILAR_H
#define PROVISO_TRANSLATE_SIMILAR_H

#include <stdbool.h>

/* True if they share most words.  Both are UTF-8, with spaces between words. */
bool is_similar(const char *one, const char *two);

#endif
