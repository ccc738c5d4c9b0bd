/* The steps before editions are written, for --dump too. */
#ifndef PROVISO_CLI_EDITION_MAKE_H
#define PROVISO_CLI_EDITION_MAKE_H

#include "cli/edition.h"

/* Is a report on the book wanted? */
bool edition_reports(const struct options *options);

/*
 * Reports problems of the folder of --templates; returns false if it cannot be the intended
 * one.
 */
bool edition_look_into_templates(struct run *run);

/* Writes into the content what is derived from it (compose/compose.h). */
void edition_annotate(struct run *run);

/*
 * Annotates the content and loads the theme, and makes room for products.  False if no edition
 * can be made.
 */
bool edition_begin(struct run *run, struct edition_run *editions);

/* Notes for the cache what was found with a product, and adds it to the findings of the run. */
void edition_end(struct edition_run *editions, struct product *product, struct diags *found);

#endif
