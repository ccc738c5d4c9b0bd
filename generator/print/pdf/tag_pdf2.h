/* The structure tree as PDF 2.0 wants it (ISO 32000-2, 14.8.4; ISO 14289-2, 8.2.5). */
#ifndef PROVISO_PRINT_PDF_TAG_PDF2_H
#define PROVISO_PRINT_PDF_TAG_PDF2_H

#include "print/pdf/tag.h"

/*
 * Turns a tree of the types of PDF 1.7, nothing of which has been painted, into one of those of
 * PDF 2.0, in which each type stands where it may (audit/containment.h).
 */
void tags_to_pdf2(struct tags *tags, const struct layout *layout);

#endif
