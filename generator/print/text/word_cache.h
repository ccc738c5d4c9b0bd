/* Shaped words, by the bytes of the request. */
#ifndef PROVISO_PRINT_TEXT_WORD_CACHE_H
#define PROVISO_PRINT_TEXT_WORD_CACHE_H

#include "print/text/shape.h"

struct word_cache *word_cache_new(void);
void word_cache_free(struct word_cache *t);

const struct word *word_cache_find(const struct word_cache *t, const char *key, size_t size);

/* key and word must outlive the table. */
void word_cache_add(
    struct word_cache *t, const char *key, size_t size, const struct word *word);

#endif
