/*
 * Imports cairo's file of parts (resources.h) into the PDF being assembled.  Fonts and pictures
 * are corrected where the standards require it, pages become forms, and the codes that show
 * each glyph are recorded.
 */
#ifndef PROVISO_PRINT_PDF_IMPORT_H
#define PROVISO_PRINT_PDF_IMPORT_H

#include "print/pdf/file.h"
#include "print/pdf/page_content.h"

/* The transparency group of a page or a form that is transparent. */
#define GROUP "<</Type/Group/S/Transparency/I true/CS/DeviceRGB>>"

/*
 * The objects that name the resources of pages: font n is /fn, form n is /xn.  A page that
 * draws nothing transparent must not name a transparent form, or it prints as an image.
 */
struct page_resources {
    int all;
    int opaque; /* without the transparent forms; the same object as `all` if there are none */
};

/*
 * Returns a new file with the parts in it, and sets the resources, the codes and widths of the
 * glyphs, and which forms are transparent.  Returns NULL, and a *fault for the caller to free,
 * if cairo's file does not match what was drawn.
 */
struct file *import_resources(
    struct page_content *drawing, struct page_resources *resources, char **fault);

#endif
