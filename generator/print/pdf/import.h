/*
 * cairo's PDF into the file being put together: every object that its pages use, mended where
 * the standards ask for more, and the content of the pages with its marks made operators.
 */
#ifndef PROVISO_PRINT_PDF_IMPORT_H
#define PROVISO_PRINT_PDF_IMPORT_H

#include "print/pdf/draw.h"
#include "print/pdf/file.h"

struct import {
    struct file *file;
    int *pages;          /* numbers of the page objects */
    char **dictionaries; /* what cairo says of them: "<< ... " without the end */
    struct content_job *jobs;
    size_t n_pages;
    int page_tree;
};

/*
 * Reads the drawing and frees its bytes.  The page objects themselves are left to the caller,
 * who adds keys to them.  Ends the program when cairo's file is not what was drawn.
 */
void import_drawing(struct drawing *drawing, struct import *out);

/* After file_write. */
void import_clear(struct import *import);

#endif
