/*
 * The words that the generator adds: templates/words/LANG.xml, a key and a text each.
 * Everything a reader sees that no author wrote comes from there, in both editions.
 */
#ifndef PROVISO_MODEL_WORDS_H
#define PROVISO_MODEL_WORDS_H

#include "base/ctx.h"

struct words;

/*
 * The words of a language ("en-GB" falls back on "en"), with what words/LANG.xml in the
 * handbook's folder changes of them, key by key; what it cannot change is a `schema` finding.
 * A word that the language lacks is the English one, and a `missing-word` finding at `span`;
 * what is no language, `bad-lang`.  Lives in ctx->arena.
 */
struct words *words_load(struct ctx *ctx, const char *lang, struct span span);

/* The text of a key as it stands in the file, or NULL. */
const char *words_find(const struct words *words, const char *key);

/* Is there a place for an argument ("{1}" ... "{9}")?  Which one; 0: no. */
int words_place(const char *text);

/*
 * The text of a key with {1}, {2} ... replaced by the arguments, and counted by them where it
 * says so (model/message.h).  The key must exist; one that does not is shown as itself.
 */
const char *words_format(struct arena *a, const struct words *words, const char *key,
    const char *const *arguments, size_t n);

/* The same with up to three arguments; the ones not needed are NULL. */
const char *word(struct arena *a, const struct words *words, const char *key, const char *one,
    const char *two, const char *three);

#endif
