/*
 * A printed edition: the templates make its boxes, and layout, pages and PDF need nothing but
 * those.  So while the next edition is made from the same content, a thread of its own may lay
 * out and write this one.  Findings, and what the system refuses, are those of one edition
 * after the other.
 */
#ifndef PROVISO_CLI_EDITION_PRINT_H
#define PROVISO_CLI_EDITION_PRINT_H

#include "cli/edition.h"

/*
 * Makes the edition, or begins to: product->is_begun says that it has pages, product->file is
 * there after edition_print_wait.  Until then the theme is that of the thread, but for what
 * never changes (colours, fonts, metrics).
 */
bool edition_print(
    struct run *run, struct edition_run *editions, struct product *product, const char *stage);

/*
 * Waits for the edition that is being printed, if there is one, and ends it.  If the system
 * refused it, forgets what was found and refused in the edition that was made beside it.
 */
void edition_print_wait(struct run *run, struct edition_run *editions);

#endif
