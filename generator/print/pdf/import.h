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

/* The object numbers of what pages are made of: font n is /fn on a page, form n is /xn. */
struct imported {
    GArray *fonts, *forms; /* int */
};

void imported_clear(struct imported *imported);

/*
 * Returns a new file with the parts in it, and sets the numbers of their objects, the
 * resources, codes and widths of the glyphs, and which forms are transparent.  `jobs` is for
 * file_new.  Returns NULL,
 * and a *fault for the caller to free, if cairo's file does not match what was drawn;
 * imported_clear frees the numbers in both cases.
 */
struct file *import_resources(
    struct page_content *drawing, unsigned jobs, struct imported *imported, char **fault);

#endif
