/* Order of texts in a language: signs and spaces do not count, figures count by their value. */
#ifndef PROVISO_COMPOSE_COLLATOR_H
#define PROVISO_COMPOSE_COLLATOR_H

#include "base/arena.h"

struct collator;

struct collator *collator_new(struct arena *a, const char *lang);
void collator_free(struct collator *c);

/* Texts are in the order of their keys (by strcmp), which are in the arena. */
const char *collator_key(const struct collator *c, const char *text);

/* The heading a text stands under: "A" also for "äpple" where the language sorts it there. */
const char *collator_letter(const struct collator *c, const char *text);

#endif
