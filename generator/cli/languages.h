/*
 * A build in several languages: a run for each, the original's first, and one set of outputs,
 * handbook.pdf, handbook.de.pdf; the site of the original with those of the others below it,
 * site/, site/de/.  A language that is made alone has names of its own: site.de/.
 */
#ifndef PROVISO_CLI_LANGUAGES_H
#define PROVISO_CLI_LANGUAGES_H

#include "cli/edition.h"

struct language_run {
    struct options options; /* those given, and the language of the run */
    struct run run;
    struct editions editions;
    bool is_good;
};

struct languages {
    struct language_run **runs;
    size_t n;
};

/* Runs whatever --lang asks for; languages_end follows in any case.  False after errors. */
bool languages_make(
    struct languages *languages, const struct options *options, const char *handbook);

/* The name of an output in the language of a run: "handbook.pdf", "handbook.de.pdf".  The
 * caller frees it. */
char *language_output(const struct run *run, const char *output);

/* Puts the sites of translations into that of the original, where both are made. */
void languages_join_sites(struct languages *languages);

/*
 * Prints the findings of all, those of translations only where they are not the original's over
 * again, and frees everything.  The exit status, as of run_end.
 */
int languages_end(struct languages *languages, int status);

/* The languages that --lang names, the original left out, each once; the caller frees it. */
GPtrArray *languages_named(const struct run *original);

#endif
