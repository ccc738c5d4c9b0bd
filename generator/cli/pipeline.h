/* The stages every command runs: load, model, check; and how a run ends. */
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
    struct translation *translation; /* into options->lang; NULL: it is the original */
    struct model *model;             /* NULL when loading failed */
    struct answers *answers;         /* what its rules imply, on ctx.as_of; NULL likewise */
    struct dress *dress; /* the publisher's files; NULL when the content was not read */
    bool is_composed;    /* the editions were begun: the content had no errors */
    bool is_misused;     /* an option names what the handbook has not; a message said so */
    size_t n_failed;     /* requirements of its standard that the finished book fails */
    struct timings timings;
};

/*
 * Loads, models and checks the handbook.  False when later stages have nothing to work on or
 * the content has errors; findings stay in run->ctx.diags either way.  The checks are those of
 * the whole handbook; then it is narrowed to the role of --for.
 */
bool run_begin(struct run *run, const struct options *options, const char *path);

/* The same without the checks. */
bool run_model(struct run *run, const struct options *options, const char *path);

/*
 * Narrows what run_model read to the role of --for; does nothing without it.  False when there
 * is no such role, or nothing is left for it.
 */
bool run_narrow(struct run *run);

/*
 * Lets go of the content tree and the model of it, which nothing may ask from here on: what was
 * composed and what will be said of it needs only the sources.
 */
void run_drop_content(struct run *run);

/* Prints findings and summary; the exit status is 0 or 1, or `system` when that is not 0. */
int run_end(struct run *run, int system);

/* The same without freeing the run. */
int run_print(struct run *run, int system);

/* Frees what the run holds, without a word.  run_end does so too. */
void run_close(struct run *run);

/* Does the content have errors, or warnings that count as such? */
bool run_has_errors(const struct run *run);

#endif
