/*
 * Imports cairo's file of parts (resources.h) into the PDF being assembled.  Fonts and pictures
 * are corrected where the standards require it, pages become forms, and the codes that show
 * each glyph are recorded.
 */
#ifndef PROVISO_PRINT_PDF_IMPORT_H
#define PROVISO_PRINT_PDF_IMPORT_H

#include "print/pdf/file.h"
#include "print/pdf/page_content.h"

/* The transparency group of a page or a picture. */
#define GROUP "<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>"

/*
 * Returns a new file with the parts in it, and sets the resources, codes and widths of the
 * glyphs. *resources is the object that names all resources, for use by every page: font n is
 * /fn, form n is /xn.  Returns NULL, and a *fault for the caller to free, if cairo's file does
 * not match what was drawn.
 */
struct file *import_resources(struct page_content *drawing, int *resources, char **fault);

#endif
