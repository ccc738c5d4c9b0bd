/* The source files that are embedded in the PDF (ISO 32000-1, 7.11.4). */
#ifndef PROVISO_PRINT_PDF_ATTACHMENTS_H
#define PROVISO_PRINT_PDF_ATTACHMENTS_H

#include "print/pdf/file.h"
#include "print/pdf/pdf.h"

/*
 * Writes the attachments as embedded files.  Returns the object number of their name tree, 0 if
 * there are none, and appends to `catalog` the key that states their relationship to the
 * document.
 */
int attachments_write(struct file *file, const struct pdf_info *info, GString *catalog);

#endif
