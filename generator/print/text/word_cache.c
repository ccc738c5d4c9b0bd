/*
 * The table of a face's shaped words: open addressing, so that a lookup touches one cache line.
 */
#include "print/text/word_cache.h"

#include <string.h>

#define FIRST_SIZE 256

struct slot {
    uint32_t hash, size;
    uint64_t start; /* start of the key, which tells most words apart */
    const char *key;
    const struct word *word;
};

struct word_cache {
    struct slot *slots;
    size_t mask, used;
};

struct word_cache *
word_cache_new(void)
{
    struct word_cache *t = g_new0(struct word_cache, 1);
    t->slots = g_new0(struct slot, FIRST_SIZE);
    t->mask = FIRST_SIZE - 1;
    return t;
}

void
word_cache_free(struct word_cache *t)
{
    g_free(t->slots);
    g_free(t);
}

static uint32_t
hash_of(const char *key, size_t size)
{
    uint64_t hash = 14695981039346656037U;
    for (; size >= 8; size -= 8, key += 8) {
        uint64_t word;
        memcpy(&word, key, 8);
        hash = (hash ^ word) * 1099511628211U;
        hash ^= hash >> 32;
    }
    uint64_t rest = 0;
    memcpy(&rest, key, size);
    hash = (hash ^ rest ^ (uint64_t)size << 56) * 1099511628211U;
    return (uint32_t)(hash ^ hash >> 32);
}

/* The first eight bytes of a key, or all of it. */
static uint64_t
start_of(const char *key, size_t size)
{
    uint64_t start = 0;
    memcpy(&start, key, MIN(size, sizeof start));
    return start;
}

static struct slot *
slot_of(const struct word_cache *t, uint32_t hash, const char *key, size_t size)
{
    size_t i = hash & t->mask;
    uint64_t start = start_of(key, size);
    for (; t->slots[i].word; i = (i + 1) & t->mask) {
        const struct slot *s = &t->slots[i];
        if (s->hash == hash && s->size == size && s->start == start &&
            (size <= sizeof start || memcmp(s->key, key, size) == 0))
            break;
    }
    return &t->slots[i];
}

static void
grow(struct word_cache *t)
{
    struct word_cache larger = { .slots = g_new0(struct slot, 2 * (t->mask + 1)),
        .mask = 2 * t->mask + 1,
        .used = t->used };
    for (size_t i = 0; i <= t->mask; i++) {
        const struct slot *s = &t->slots[i];
        if (s->word)
            *slot_of(&larger, s->hash, s->key, s->size) = *s;
    }
    g_free(t->slots);
    *t = larger;
}

const struct word *
word_cache_find(const struct word_cache *t, const char *key, size_t size)
{
    return slot_of(t, hash_of(key, size), key, size)->word;
}

void
word_cache_add(struct word_cache *t, const char *key, size_t size, const struct word *word)
{
    if (++t->used * 2 > t->mask)
        grow(t);
    uint32_t hash = hash_of(key, size);
    *slot_of(t, hash, key, size) =
        (struct slot){ hash, (uint32_t)size, start_of(key, size), key, word };
}
