/* Writes the XMP metadata, the document information and the colour profile. */
#ifndef PROVISO_PRINT_PDF_META_H
#define PROVISO_PRINT_PDF_META_H

#include "print/pdf/file.h"
#include "print/pdf/pdf.h"

/* Each returns the number of its object. */
int metadata_write(struct file *file, const struct pdf_info *info);
int information_write(struct file *file, const struct pdf_info *info);
/* Returns 0 if lcms2 cannot make the profile. */
int profile_write(struct file *file, const struct pdf_info *info);

#endif
