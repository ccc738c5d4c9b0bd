/* Words that were shaped already, by the bytes that say what was asked for. */
#ifndef PROVISO_PRINT_TEXT_WORD_CACHE_H
#define PROVISO_PRINT_TEXT_WORD_CACHE_H

#include "print/text/shape.h"

struct word_table *kept_new(void);
void kept_free(struct word_table *t);

const struct word *kept_find(const struct word_table *t, const char *key, size_t size);

/* key and word must live as long as the table. */
void kept_add(struct word_table *t, const char *key, size_t size, const struct word *word);

#endif
