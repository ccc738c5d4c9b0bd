/*
 * How Pango itemizes plain words in a face: computed once for each script, not for each word.
 */
#ifndef PROVISO_PRINT_TEXT_FAST_ITEMIZE_H
#define PROVISO_PRINT_TEXT_FAST_ITEMIZE_H

#include "print/text/shape.h"

struct fast_itemizer *fast_itemizer_new(void);
void fast_itemizer_free(struct fast_itemizer *itemizer);

/*
 * The analysis of text with letters of one script, in the face's own font; NULL if the font
 * lacks one of its characters, so that Pango has to find other fonts.
 */
const PangoAnalysis *fast_itemize(PangoContext *context, const struct face *face,
    enum letters letters, const char *text, size_t size);

/* One letter of the script, or a digit. */
const char *fast_itemize_letter(enum letters letters);

#endif
