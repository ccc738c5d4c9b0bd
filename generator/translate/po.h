/*
 * Reads a PO file, the format of translators (GNU gettext's manual, "The Format of PO Files"),
 * with the position of every entry.  Only what translations of handbooks use is supported:
 * UTF-8, and no plural forms, because no text of a handbook depends on a number.
 */
#ifndef PROVISO_TRANSLATE_PO_H
#define PROVISO_TRANSLATE_PO_H

#include "base/ctx.h"

struct po_entry {
    const char *context;  /* msgctxt, or NULL */
    const char *id;       /* the text of the original */
    const char *text;     /* its translation; "" if there is none */
    const char *previous; /* the original as it was when translated; or NULL */
    const char *comments; /* the translators' comments, with line ends; or NULL */
    const char *place;    /* what follows "id: " in an extracted comment, or NULL */
    bool is_fuzzy;
    bool is_obsolete;               /* commented out with "#~" */
    struct span id_span, text_span; /* from the keyword's string to the last one's end */
};

struct po {
    const struct source *source;
    const char *header; /* text of the first entry, "" if there is none */
    const char *header_comments;
    const char *revised; /* day of PO-Revision-Date, "2026-11-23", or NULL */
    GPtrArray *entries;  /* struct po_entry *, without the header */
    GHashTable *by_key;  /* po_key -> struct po_entry *, except obsolete ones */
};

/*
 * Reads the file.  Errors in it become `po` findings, and the entry concerned is dropped.
 * `lang` is the language that the header must name.  The result lives in ctx->arena.
 */
struct po *po_read(struct ctx *ctx, const struct source *source, const char *lang);

/* The entry of a text, or NULL. */
struct po_entry *po_find(const struct po *po, const char *context, const char *id);

#endif
