/*
 * One translation as XML, held against its original: what the program fills in, links and cites
 * must be the same in every language, and so must the numbers.
 */
#ifndef PROVISO_TRANSLATE_FRAGMENT_H
#define PROVISO_TRANSLATE_FRAGMENT_H

#include "translate/po.h"
#include "translate/texts.h"

/*
 * The translation of a text: an element that holds it, in a document of its own that the caller
 * frees.  NULL after a `translation` finding at the entry.
 */
xmlDoc *fragment_read(struct ctx *ctx, const struct its *its, const struct text *text,
    const struct po_entry *entry);

#endif
