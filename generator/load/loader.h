/* What the files of this stage share while one handbook is read; nobody else includes this. */
#ifndef PROVISO_LOAD_LOADER_H
#define PROVISO_LOAD_LOADER_H

#include "load/load.h"

#include <libxml/dict.h>

struct loader {
    struct ctx *ctx;
    const struct source *handbook;
    GHashTable *by_path; /* path inside the folder -> const struct span *: where the file was
                            included */
    xmlDict *names;      /* shared by all documents, so that nodes can change document */
    size_t n_elements;   /* read so far, all files together */
    size_t n_files;
    size_t n_bytes;
    bool misses_file; /* one that is included is not there */
};

/* What an element's _private points to, in ctx->arena. */
struct origin {
    struct span span; /* of the start tag */
    bool is_mended;   /* see load_was_mended */
};

/* Beyond one of these is an `xml` finding; load.h has the others. */
#define MAX_ATTRIBUTES 100             /* of one element */
#define MAX_VALUE      ((size_t)65536) /* bytes of one attribute's value */

/* False after a finding: the file is not even to be parsed (limits.c). */
bool limits_hold(struct ctx *ctx, const struct source *source);

/*
 * Parses one file whose root will stand `depth` elements deep.  NULL after a finding.
 * Comments and processing instructions
 * are left out, CDATA sections become text.
 */
xmlDoc *parse_source(struct loader *loader, const struct source *source, size_t depth);

/*
 * Replaces every xi:include of doc, which was read from source, by the root of the file it
 * names.  False when one of the files is not well-formed.
 */
bool include_files(struct loader *loader, xmlDoc *doc, const struct source *source);

#endif
