/*
 * A PO file, the format in which translators work (GNU gettext's manual, "The Format of PO
 * Files"): read whole, every entry with its place.  Only what translations of handbooks use:
 * UTF-8, no plural forms, since nothing that counts is in a handbook's text.
 */
#ifndef PROVISO_TRANSLATE_PO_H
#define PROVISO_TRANSLATE_PO_H

#include "base/ctx.h"

struct po_entry {
    const char *context;  /* msgctxt, or NULL */
    const char *id;       /* the text of the original */
    const char *text;     /* its translation; "": none */
    const char *previous; /* what the original said when it was translated; or NULL */
    const char *comments; /* the translators' own, each line with its end; or NULL */
    const char *place;    /* what follows "id: " in an extracted comment, or NULL */
    bool is_fuzzy;
    bool is_obsolete;               /* commented out by "#~" */
    struct span id_span, text_span; /* from the keyword's string to the end of the last one */
};

struct po {
    const struct source *source;
    const char *header; /* text of the first entry, "" where there is none */
    const char *header_comments;
    const char *revised; /* day of PO-Revision-Date, "2026-11-23", or NULL */
    GPtrArray *entries;  /* struct po_entry *, the header left out */
    GHashTable *by_key;  /* po_key -> struct po_entry *, those not obsolete */
};

/*
 * Reads the file; what is wrong with it becomes `po` findings, and the entry concerned is left
 * out.  `lang` is what the header's Language should say.  Lives in ctx->arena.
 */
struct po *po_read(struct ctx *ctx, const struct source *source, const char *lang);

/* The entry of a text, or NULL. */
struct po_entry *po_find(const struct po *po, const char *context, const char *id);

#endif
