/* What the document says of itself: XMP, information, colour profile, attached source. */
#ifndef PROVISO_PRINT_PDF_META_H
#define PROVISO_PRINT_PDF_META_H

#include "print/pdf/file.h"
#include "print/pdf/pdf.h"

/* Each returns the number of its object. */
int metadata_write(struct file *file, const struct pdf_info *info);
int information_write(struct file *file, const struct pdf_info *info);
/* 0 when lcms2 cannot make it. */
int profile_write(struct file *file, const struct pdf_info *info);

#endif
