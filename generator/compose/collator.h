/* Sorts texts in a language: signs and spaces are ignored, digits sort by their number. */
#ifndef PROVISO_COMPOSE_COLLATOR_H
#define PROVISO_COMPOSE_COLLATOR_H

#include "base/arena.h"

struct collator;

struct collator *collator_new(struct arena *a, const char *lang);
void collator_free(struct collator *c);

/* Texts sort like their keys (by strcmp), which are in the arena. */
const char *collator_key(const struct collator *c, const char *text);

/* The heading for a text: "A" also for "äpple" if the language sorts it there. */
const char *collator_letter(const struct collator *c, const char *text);

#endif
