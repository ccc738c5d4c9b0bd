/* How Pango sets plain words in a face: asked once for each script, not for each word. */
#ifndef PROVISO_PRINT_TEXT_FAST_ITEMIZE_H
#define PROVISO_PRINT_TEXT_FAST_ITEMIZE_H

#include "print/text/shape.h"

struct plain *plain_new(void);
void plain_free(struct plain *plain);

/*
 * The analysis of text whose letters are of one script, in the face's own font; NULL where the
 * font lacks one of its characters, so that Pango has to find fonts for it.
 */
const PangoAnalysis *plain_analysis(PangoContext *context, const struct face *face,
    enum letters letters, const char *text, size_t size);

/* One letter of the script, or a digit. */
const char *plain_letter(enum letters letters);

#endif
