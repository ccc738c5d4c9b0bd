/*
 * A handbook in another language: the texts of po/LANG.po in place of the original's, and never
 * a stale rule.  A text without a translation, or whose original has changed since, is the
 * original, marked; only what no rule depends on may stand in an older translation.  Names,
 * rules, figures and days are not texts: they are the original's in every language.
 *
 * In the tree, in the namespace of what is derived:
 *   d:state="missing|stale|older"    on an element whose text is not an up-to-date translation
 *   d:translation="whole|partly|none"  on a practice
 *   d:original="en" d:revised="2026-11-23" d:texts="97" d:translated="90"   on the root
 * A text that is the original says so by xml:lang, too.
 */
#ifndef PROVISO_TRANSLATE_TRANSLATE_H
#define PROVISO_TRANSLATE_TRANSLATE_H

#include "load/load.h"

/* How far a part is translated. */
struct translated {
    const xmlNode *node;                         /* a practice; NULL: all that is in none */
    const char *name;                            /* its xml:id, or "-" */
    size_t n_texts, n_whole, n_stale, n_missing; /* the rest stands in an older translation */
};

struct translation {
    const char *lang, *original; /* BCP 47 */
    const char *revised;         /* the day of the PO file, "2026-11-23", or NULL */
    struct translated all;
    GArray *parts; /* struct translated: practices in their order, the rest last */
};

/*
 * Translates the document in place.  NULL where nothing was to be done: `lang` is the
 * original's language, or there is no PO file for it (after a finding).  What is wrong with the
 * PO file are `po` and `translation` errors; texts that are the original are `stale-text`
 * warnings.  Lives in ctx->arena.
 */
struct translation *translate(struct ctx *ctx, xmlDoc *doc, const char *lang);

/* The language's file: po/pt-BR.po or, as gettext writes it, po/pt_BR.po; NULL: there is none.
 */
const struct source *translate_find(struct ctx *ctx, const char *lang);

/* Languages that po/ beside the handbook has files for, sorted; the caller frees it. */
char **translate_languages(const struct ctx *ctx);

/* "whole", "partly", "none" */
const char *translated_words(const struct translated *part);

#endif
