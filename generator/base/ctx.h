/* What a run carries from stage to stage; each stage's results live in its arena. */
#ifndef PROVISO_BASE_CTX_H
#define PROVISO_BASE_CTX_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/period.h"
#include "base/source.h"
#include "base/timings.h"

struct ctx {
    struct arena *arena; /* lives for the whole run */
    struct sources *sources;
    struct diags *diags;
    const char *folder; /* the handbook's folder, absolute and canonical; set by load */
    int32_t text_size;  /* of the text in print, in 1/1024 pt; 0: as the theme says */
    bool has_as_of;     /* --as-of was given */
    day as_of;          /* the day the edition speaks of; set by model when not given */
    int64_t stamp;      /* seconds since 1970 put into outputs (SOURCE_DATE_EPOCH or as_of) */
    bool has_stamp;
    unsigned jobs;             /* threads that may work at once; 0 or 1: only this one */
    struct timings *timings;   /* times for --timings; NULL without it */
    struct pictures *pictures; /* of the content (picture/picture.h); NULL if not read */
    struct formats *formats;   /* ICU's formatters, made on first use (model/format.c) */
    struct private_paths *private_paths; /* base/private_paths.h; NULL: none are looked for */
    const char *refusal; /* what the system or a library failed to do, or NULL */
};

/*
 * Stops a run that no change of the content would help: the run prints this message, ends with
 * exit status 3 and publishes nothing.  The first call counts.
 */
void ctx_refuse(struct ctx *ctx, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
