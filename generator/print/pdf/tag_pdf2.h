/* Converts the structure tree to PDF 2.0 (ISO 32000-2, 14.8.4; ISO 14289-2, 8.2.5). */
#ifndef PROVISO_PRINT_PDF_TAG_PDF2_H
#define PROVISO_PRINT_PDF_TAG_PDF2_H

#include "print/pdf/tag.h"

/*
 * Converts a tree of PDF 1.7 types, of which nothing has been painted yet, to types of PDF 2.0,
 * in which each tag has a permitted parent (audit/containment.h).
 */
void tags_to_pdf2(struct tags *tags, const struct layout *layout);

#endif
