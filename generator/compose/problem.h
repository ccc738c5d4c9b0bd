/*
 * Inside the stage: what libxslt and libxml2 say about templates, turned into `template`
 * findings with a place.
 */
#ifndef PROVISO_COMPOSE_PROBLEM_H
#define PROVISO_COMPOSE_PROBLEM_H

#include "base/ctx.h"

#include <libxml/xmlerror.h>
#include <libxslt/xsltInternals.h>

struct problems {
    struct ctx *ctx;
    const struct source *main;           /* where a complaint without a place is shown */
    const xsltTransformContext *running; /* NULL while templates are compiled */
    GHashTable *sources;                 /* address -> const struct source * */
    GString *text;                       /* a line as far as it has come */
    GString *detail;                     /* what XPath said; explains the next complaint */
    struct span place;                   /* named by the line before */
    bool has_place;
    size_t n_errors;
    const char *message; /* the last xsl:message, not yet reported */
    struct span message_place;
    /* What was there before: the handlers belong to the process, the structured one to the
       thread. */
    xmlGenericErrorFunc old_xslt, old_generic;
    void *old_xslt_data, *old_generic_data;
    xmlStructuredErrorFunc old_structured;
    void *old_structured_data;
};

void problems_init(struct problems *problems, struct ctx *ctx);
void problems_clear(struct problems *problems);

/* A template's file, under the address by which libxslt speaks of it. */
void problems_source(
    struct problems *problems, const char *address, const struct source *source);

/*
 * Listens to one transformation; before that, to the compiler.  Between listen and stop the
 * handlers of libxslt (of the process) and libxml2 (of the thread) are ours.
 */
void problems_follow(struct problems *problems, xsltTransformContext *transform);
void problems_listen(struct problems *problems);
void problems_stop(struct problems *problems);

/* A finding of our own. */
void problems_add(struct problems *problems, struct span span, const char *text);

/*
 * Reports what is still open.  A message that ended the transformation is an error, others are
 * warnings.  False when there were errors.
 */
bool problems_settle(struct problems *problems, bool was_stopped);

#endif
