/*
 * The texts of a handbook as translators see them: one for each run of text and for each
 * attribute that readers see.  A text is written as XML on one line, spaces collapsed, with the
 * elements in it as they are; what is a text of its own within it is "<_:NAME-1/>" (as itstool
 * writes it).
 */
#ifndef PROVISO_TRANSLATE_TEXTS_H
#define PROVISO_TRANSLATE_TEXTS_H

#include "translate/its.h"

struct text {
    xmlNode *node;       /* the element it is in */
    xmlAttr *attribute;  /* the attribute that it is, or NULL */
    const char *message; /* what is translated: never empty */
    const char *context; /* or NULL */
    const char
        *external;     /* the file that it stands for, below the handbook's folder; or NULL */
    GPtrArray *inner;  /* xmlNode *: what "<_:NAME-n/>" stands for, n from 1; or NULL */
    const char *place; /* "pay-outside.any/answer/p[2]": outlives edits elsewhere */
    const char *path;  /* "answer/p", "value/@quantity" */
};

#define TEXT_INNER_PREFIX "_:"

/* All texts of a document, in its order; lives in ctx->arena. */
GPtrArray *texts_of(struct ctx *ctx, const struct its *its, xmlDoc *doc);

/* The message of a drawing as it is now: "external ref='PATH' md5='...'". */
const char *text_external(struct ctx *ctx, const char *path, const struct source *source);

/* The same element in the writing of messages: name with its prefix, attributes, no content. */
void text_write_tag(GString *out, const xmlNode *node, bool is_empty);

#endif
