/*
 * The sites of earlier days below that of the main one: site/2018-03-01/.  Each is a run of its
 * own, for its site alone: the errors of any day stop the build, and warnings are those of the
 * main day.
 */
#ifndef PROVISO_CLI_DAYS_H
#define PROVISO_CLI_DAYS_H

#include "cli/edition.h"

/* As many days as `--days changes` takes. */
#define DAYS_MAX 12

struct day_run {
    struct options options; /* those of the main run, for this day */
    struct run run;
    struct edition_run editions;
};

/* Those of one main run, whose site they stand below; the earliest first. */
struct day_runs {
    struct day_run **runs;
    size_t n;
};

/*
 * Finds the days that --days asks for, in the arena of `main`, which has been begun and not yet
 * composed.  NULL without --days; else terminated by DAY_MAX.  Days that are not before the
 * main one are misuse (main->is_misused), after a message.
 */
const day *days_find(struct run *main);

/*
 * Makes the site of each day: `main` is the run of the same language, and its pages will lead
 * to those sites (main->editions->days, set here).  False after an error of any.
 */
bool days_make(struct day_runs *days, struct run *main, struct edition_run *editions,
    const struct options *options, const char *handbook, const day *list);

/*
 * Puts the sites of the days into that of the main one.  Every page can be asked for on every
 * day: where a day has none of that name, a page says so.
 */
void days_join(struct day_runs *days, struct files *site);

/* Moves what the runs found into `diags`: errors that are not there yet. */
void days_tell(struct day_runs *days, struct diags *diags);

/* Did the system refuse anything to one of them?  `first` then says what. */
bool days_refused(const struct day_runs *days, struct ctx *first);

void days_clear(struct day_runs *days);

#endif
