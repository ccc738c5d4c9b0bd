/* Edit distance, and the known name that is nearest to a mistyped one ("did you mean ...?"). */
#ifndef PROVISO_BASE_EDIT_DISTANCE_H
#define PROVISO_BASE_EDIT_DISTANCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * How many letters must be put in, left out, changed or swapped with their neighbour to make b
 * of a; `limit` when it takes at least that many, or when one of them is very long.
 */
size_t edit_distance(const char *a, const char *b, size_t limit);

/* A guess that differs in this many letters, a third of the word, would only confuse. */
size_t edit_distance_limit(const char *word);

/* The nearest of n words (the first of several), or NULL when none is near. */
const char *nearest_word(const char *word, const char *const *words, size_t n);

/*
 * Is `near` what was meant beyond doubt?  It differs from word by one slip of the hand (upper
 * case, a letter, two that are swapped, a hyphen), in a part of at least four letters; it
 * begins alike and has the same digits; and no other of the words is as near.
 */
bool nearest_is_certain(const char *word, const char *near, const char *const *words, size_t n);

/* The same of the keys of a set (const char *): of several near ones the first by its bytes. */
const char *nearest_in_set(const char *word, GHashTable *words);

#endif
