/* Quotation marks of <q>, as the language around it writes them (CLDR). */
#ifndef PROVISO_MODEL_QUOTE_H
#define PROVISO_MODEL_QUOTE_H

#include "model/model.h"

/*
 * The mark that opens or closes a quotation, with the thin space that French puts inside.  A
 * nested quotation has the other marks of its language; one in another language has those of
 * the text around it.  In ctx->arena.
 */
const char *quote_open(struct ctx *ctx, const struct model *model, const xmlNode *q);
const char *quote_close(struct ctx *ctx, const struct model *model, const xmlNode *q);

/* xml:lang of the text in which a node stands: its own, else the nearest element's around it.
 */
const char *language_around(const struct model *model, const xmlNode *node);

#endif
