/* The source that the document carries (ISO 32000-1, 7.11.4). */
#ifndef PROVISO_PRINT_PDF_ATTACHMENTS_H
#define PROVISO_PRINT_PDF_ATTACHMENTS_H

#include "print/pdf/file.h"
#include "print/pdf/pdf.h"

/*
 * The attachments as embedded files: returns the number of the tree of their names, 0 when
 * there are none, and appends the catalog's key that says whose they are.
 */
int attachments_write(struct file *file, const struct pdf_info *info, GString *catalog);

#endif
