/*
 * The texts of a handbook for translators: one for each run of text and for each attribute that
 * readers see.  A text is written as XML on one line, with white space collapsed and its inline
 * elements unchanged; a separate text inside it is replaced by "<_:NAME-1/>" (as in itstool).
 */
#ifndef PROVISO_TRANSLATE_TEXTS_H
#define PROVISO_TRANSLATE_TEXTS_H

#include "translate/its.h"

struct translated_text {
    xmlNode *node;        /* the element that contains it */
    xmlAttr *attribute;   /* the attribute that holds it, or NULL */
    const char *message;  /* the text to be translated; never empty */
    const char *context;  /* or NULL */
    const char *external; /* path of its file below the handbook's folder; or NULL */
    GPtrArray *inner;  /* xmlNode *: the n-th is replaced by "<_:NAME-n/>", n from 1; or NULL */
    const char *place; /* "pay-outside.any/answer/p[2]": stable when other places change */
    const char *path;  /* "answer/p", "value/@quantity" */
};

#define TEXT_INNER_PREFIX "_:"

/* All texts of a document in its order; in ctx->arena. */
GPtrArray *texts_of(struct ctx *ctx, const struct its *its, xmlDoc *doc);

/* The message for the current content of a drawing: "external ref='PATH' md5='...'". */
const char *text_external(struct ctx *ctx, const char *path, const struct source *source);

/* Writes an element's tag as messages have it: name with its prefix, attributes, no content. */
void text_write_tag(GString *out, const xmlNode *node, bool is_empty);

#endif
