/* Runs the templates of an edition. */
#ifndef PROVISO_CLI_EDITION_TREE_H
#define PROVISO_CLI_EDITION_TREE_H

#include "cli/edition.h"

#include <libxml/tree.h>

struct print_boxes; /* print/print.h */
struct site;        /* web/web.h */

/* The edition's tree as a whole, which the caller frees; NULL after a finding. */
xmlDoc *edition_tree(struct run *run, const struct edition *edition, const struct theme *theme);

/* The boxes of its pages, which the caller frees; NULL after a finding. */
struct print_boxes *edition_boxes(
    struct run *run, const struct edition *edition, struct theme *theme);

/* Hands it to a site in parts; false after a finding. */
bool edition_take_site(struct run *run, const struct edition *edition,
    const struct theme *theme, struct site *site);

#endif
