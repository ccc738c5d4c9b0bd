/*
 * Parses a translation as XML and compares it with its original: generated text, links,
 * citations and numbers must be the same in every language.
 */
#ifndef PROVISO_TRANSLATE_FRAGMENT_H
#define PROVISO_TRANSLATE_FRAGMENT_H

#include "translate/po.h"
#include "translate/texts.h"

/*
 * The translation of a text, as the content of the root element of a new document that the
 * caller frees.  Returns NULL after a `translation` finding at the entry.
 */
xmlDoc *fragment_read(struct ctx *ctx, const struct its *its,
    const struct translated_text *text, const struct po_entry *entry);

#endif
