/* The data about itself that a finished book carries: title, author, subject, rights. */
#ifndef PROVISO_CLI_BOOK_INFO_H
#define PROVISO_CLI_BOOK_INFO_H

#include "cli/pipeline.h"
#include "print/print.h"

/*
 * For a book with this title, which is followed by the role it is made for.  The texts last as
 * long as the run.
 */
struct pdf_info book_info(const struct run *run, const char *title);

#endif
