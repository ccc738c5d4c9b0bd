/*
 * Finds out whether what cairo drew is transparent (ISO 32000-1, 11).  Programs that print
 * treat a page with a transparency group, even one that it only names and does not draw, as one
 * that must become an image.
 */
#ifndef PROVISO_PRINT_PDF_TRANSPARENCY_H
#define PROVISO_PRINT_PDF_TRANSPARENCY_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

/*
 * True if a drawing with these resources can be transparent: they have, directly or through
 * other objects, a soft mask, an opacity below 1, a blend mode, or a transparency group.
 */
bool resources_are_transparent(qpdf_data q, qpdf_oh resources);

#endif
