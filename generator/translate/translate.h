/*
 * Translates a handbook: replaces its texts by those of po/LANG.po, but never shows an outdated
 * rule.  A text that has no translation, or whose original has changed since, remains in the
 * original language and is marked.  Only texts on which no rule depends may be shown in an
 * older translation.  Names, rules, amounts and days are not texts: they are the same in every
 * language.
 *
 * In the tree, in the namespace of derived data: d:state="missing|stale|older" on an element
 * whose text is not an up-to-date translation d:translation="whole|partly|none" on a practice
 * d:original="en" d:revised="2026-11-23" d:texts="97" d:translated="90" on the root An element
 * that remains in the original language also has xml:lang.
 */
#ifndef PROVISO_TRANSLATE_TRANSLATE_H
#define PROVISO_TRANSLATE_TRANSLATE_H

#include "load/load.h"

/* How much of a part is translated. */
struct translated {
    const xmlNode *node; /* a practice; NULL: everything outside practices */
    const char *name;    /* its xml:id, or "-" */
    size_t n_texts, n_whole, n_stale, n_missing; /* the rest is in an older translation */
};

struct translation {
    const char *lang, *original; /* BCP 47 */
    const char *revised;         /* the date of the PO file, "2026-11-23", or NULL */
    struct translated all;
    GArray *parts; /* struct translated: practices in their order, the rest last */
};

/*
 * Translates the document in place.  Returns NULL if there is nothing to do: `lang` is the
 * original's language, or has no PO file (which is a finding).  Errors in the PO file are `po`
 * and `translation` findings; texts left in the original language are `stale-text` warnings.
 * The result lives in ctx->arena.
 */
struct translation *translate(struct ctx *ctx, xmlDoc *doc, const char *lang);

/*
 * The PO file of the language: po/pt-BR.po or, as gettext names it, po/pt_BR.po; NULL if there
 * is none.
 */
const struct source *translate_find(struct ctx *ctx, const char *lang);

/*
 * The language of a PO file by its name, pt-BR of pt_BR.po; NULL for other names.  The caller
 * frees it.
 */
char *translate_language_of(const char *name);

/*
 * The languages with a PO file in po/ beside the handbook, sorted; the caller frees the list.
 */
char **translate_languages(struct ctx *ctx);

/* "whole", "partly", "none" */
const char *translated_words(const struct translated *part);

#endif
