/*
 * Builds several languages: one run for each, the original first, and one set of outputs:
 * handbook.pdf, handbook.de.pdf.  The site of the original contains those of the others, site/
 * and site/de/.  A language that is made alone has its own names: site.de/.
 */
#ifndef PROVISO_CLI_LANGUAGES_H
#define PROVISO_CLI_LANGUAGES_H

#include "cli/days.h"

struct language_run {
    struct options options; /* as given, with the language of the run */
    struct run run;
    struct edition_run editions;
    struct day_runs days; /* whose sites stand below its own */
    bool is_good;
};

struct languages {
    struct language_run **runs;
    size_t n;
};

/* Runs all languages of --lang; returns false after errors.  Call languages_end in any case. */
bool languages_make(
    struct languages *languages, const struct options *options, const char *handbook);

/* Why --lang cannot name a language, for g_free; NULL if it can. */
char *language_refusal(const char *lang);

/*
 * The name of an output in a language, NULL for the original's: "handbook.pdf",
 * "handbook.de.pdf".  The caller frees it.
 */
char *language_output(const char *lang, const char *output);

/*
 * Puts the sites of earlier days into that of their language, and those of translations into
 * that of the original, where both are made.
 */
void languages_join_sites(struct languages *languages);

/*
 * Prints the findings of all runs, except those of translations that repeat the original's, and
 * frees everything.  Returns the exit status, as run_end does.
 */
int languages_end(struct languages *languages, int status);

/* The languages of --lang without the original, each once; the caller frees the list. */
GPtrArray *languages_named(struct run *original);

#endif
