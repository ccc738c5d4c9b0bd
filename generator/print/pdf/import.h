/*
 * cairo's file of parts (resources.h) into the file being put together: its fonts and pictures,
 * mended where the standards ask for more; its pages as forms; and by which codes its fonts
 * show glyphs.
 */
#ifndef PROVISO_PRINT_PDF_IMPORT_H
#define PROVISO_PRINT_PDF_IMPORT_H

#include "print/pdf/file.h"
#include "print/pdf/page_content.h"

/* The transparency group of a page or a picture. */
#define GROUP "<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>"

/*
 * A new file with the parts in it; sets the glyphs' resources, codes and widths.  *resources is
 * the object that names all of them, for every page: font n is /fn, form n is /xn.  NULL, and
 * *fault for the caller to free, when cairo's file is not what was drawn.
 */
struct file *import_resources(struct page_content *drawing, int *resources, char **fault);

#endif
