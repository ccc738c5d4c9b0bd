/* What the codes of a font in the file mean, as sums (letters.h). */
#ifndef PROVISO_PRINT_PDF_FONT_LETTERS_H
#define PROVISO_PRINT_PDF_FONT_LETTERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct font_letters {
    bool is_wide; /* codes have two bytes */
    GArray *sums; /* struct code_letters by code */
};

/* From the bytes of its ToUnicode map; font_letters_free. */
struct font_letters *font_letters_new(bool is_wide, const char *map, size_t size);
void font_letters_free(void *font);

/* The sum of the text that the code shows; false when the map does not have the code. */
bool font_letters_find(const struct font_letters *font, unsigned code, uint64_t *sum);

#endif
