/* The stages that every command runs (load, model, check), and the end of a run. */
#ifndef PROVISO_CLI_PIPELINE_H
#define PROVISO_CLI_PIPELINE_H

#include "cli/options.h"
#include "load/load.h"
#include "model/model.h"

struct answers;     /* decide/answers.h */
struct dress;       /* dress/dress.h */
struct translation; /* translate/translate.h */

struct run {
    const struct options *options;
    struct ctx ctx;
    struct load load;
    struct translation *translation; /* to the language of options; NULL: the original */
    struct model *model;             /* NULL if loading failed */
    struct answers *answers; /* what its rules imply on ctx.as_of; NULL if loading failed */
    struct dress *dress;     /* the publisher's files; NULL if the content was not read */
    bool is_composed;        /* composing has begun, so the content has no errors */
    bool is_misused;         /* an option names something unknown; a message was printed */
    size_t n_failed; /* number of requirements of its standard that the finished book fails */
    struct timings timings;
};

/*
 * Loads, models and checks the whole handbook, and then narrows it to the role of --for.
 * Returns false if the content has errors or nothing is left to work on; findings are in
 * run->ctx.diags in any case.
 */
bool run_begin(struct run *run, const struct options *options, const char *path);

/*
 * As run_begin, for the page of one practice: without the checks, and with the answers of that
 * page only.
 */
bool run_begin_page(
    struct run *run, const struct options *options, const char *path, const char *practice);

/* As run_begin, but without the checks. */
bool run_model(struct run *run, const struct options *options, const char *path);

/*
 * Narrows what run_model read to the role of --for, if given.  Returns false if there is no
 * such role, or if nothing remains for it.
 */
bool run_narrow(struct run *run);

/*
 * Frees the content tree and the model of it, which must not be used any more: later stages and
 * findings need only the sources.
 */
void run_drop_content(struct run *run);

/*
 * Prints findings and summary, and frees the run.  Returns status 0 or 1, or `system` if that
 * is not 0.
 */
int run_end(struct run *run, int system);

/* As run_end, but without freeing the run. */
int run_print(struct run *run, int system);

/* Frees the run without printing anything. */
void run_close(struct run *run);

/* True if there are errors, or warnings with --werror. */
bool run_has_errors(const struct run *run);

#endif
