/*
 * The built-in words: templates/words/LANG.xml, with a key and a text each.  Everything that a
 * reader sees and no author wrote comes from there, in both editions.
 */
#ifndef PROVISO_MODEL_WORDS_H
#define PROVISO_MODEL_WORDS_H

#include "base/ctx.h"

struct words;

/*
 * The words of a language ("en-GB" falls back on "en"), as words/LANG.xml in the handbook's
 * folder changes them, key by key; a change that is not allowed is a `schema` finding.  For a
 * word that the language lacks, the English one serves, with a `missing-word` finding at
 * `span`.  What is not the tag of a language has English words.  Lives in ctx->arena.
 */
struct words *words_load(struct ctx *ctx, const char *lang, struct span span);

/* The text of a key as the file has it, or NULL. */
const char *words_find(const struct words *words, const char *key);

/*
 * From now on, English words in the place of missing ones say that they are English
 * (base/language_mark.h), as the editions show them.
 */
void words_mark_languages(struct words *words);

/* Whether some words say so. */
bool words_are_marked(const struct words *words);

/* The language that the text of a key says it has; NULL for that of the handbook. */
const char *words_language(const struct words *words, const char *key);

bool words_have_letters(const char *text);

/*
 * A piece of the text of a key, marked like the whole, in the arena.  Brackets, commas and
 * spaces at its ends go with the text around.
 */
const char *words_piece(
    struct arena *a, const struct words *words, const char *key, const char *text, size_t size);

/* The number of the placeholder ("{1}" to "{9}") that text begins with; 0 if there is none. */
int words_place(const char *text);

/*
 * Whether the full stop that `rest` begins with is there already, because what was filled in
 * before it ends with one ("1 марта 2024 г.").
 */
bool words_is_ended(const char *filled, const char *rest);

/*
 * The text of a key with {1}, {2}, ... replaced by the arguments, and plural forms selected by
 * them (model/message.h).  The key has to exist; an unknown one is returned itself.
 */
const char *words_format(struct arena *a, const struct words *words, const char *key,
    const char *const *arguments, size_t n);

/* The same for at most three arguments; unused ones are NULL. */
const char *word(struct arena *a, const struct words *words, const char *key, const char *one,
    const char *two, const char *three);

/*
 * "(b)": the letter of a condition or duty (letter_format), or "(B)" of a position, as the
 * language writes it, with the letters of its series: "(ب)", "(나)".  In the arena.
 */
const char *words_letter(struct arena *a, const struct words *words, const char *letter);

/* "A, B or C", joined as the language does; in the arena.  n is 1 or more. */
const char *words_alternatives(
    struct arena *a, const struct words *words, const char *const *texts, size_t n);

#endif
