/* Lists the source files of the handbook, which the PDF carries as attachments. */
#ifndef PROVISO_CLI_SOURCE_ATTACHMENTS_H
#define PROVISO_CLI_SOURCE_ATTACHMENTS_H

#include "cli/pipeline.h"
#include "print/print.h"

/*
 * Every file of the handbook's folder that the run read, including pictures, as it was read and
 * in the order of reading.  Lives in the run's arena.
 */
struct pdf_attachment *source_attachments(struct run *run, size_t *n);

#endif
