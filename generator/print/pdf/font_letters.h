/* The text that each code of a font in the file stands for, as a sum (letters.h). */
#ifndef PROVISO_PRINT_PDF_FONT_LETTERS_H
#define PROVISO_PRINT_PDF_FONT_LETTERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct font_letters {
    bool is_wide; /* codes have two bytes */
    GArray *sums; /* struct code_letters, by code */
};

/* Reads the bytes of a ToUnicode map.  The caller frees the result with font_letters_free. */
struct font_letters *font_letters_new(bool is_wide, const char *map, size_t size);
void font_letters_free(void *data);

/*
 * Stores the sum of the text that the code shows; false if the map does not contain the code.
 */
bool font_letters_find(const struct font_letters *font, unsigned code, uint64_t *sum);

#endif
