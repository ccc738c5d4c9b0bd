/* Finds the objects to which the text of an object refers: "12 0 R" (ISO 32000-1, 7.3.10). */
#ifndef PROVISO_PRINT_PDF_REFERENCES_H
#define PROVISO_PRINT_PDF_REFERENCES_H

#include <stddef.h>

typedef void reference_fn(void *data, int number);

/* Calls `fn` for each reference, but not for text in a string or a name that looks like one. */
void each_reference(const char *text, size_t size, reference_fn *fn, void *data);

#endif
