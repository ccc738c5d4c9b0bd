/* Which objects the text of objects refers to: "12 0 R" (ISO 32000-1, 7.3.10). */
#ifndef PROVISO_PRINT_PDF_REFERENCES_H
#define PROVISO_PRINT_PDF_REFERENCES_H

#include <stddef.h>

typedef void reference_fn(void *data, int number);

/* Calls fn for each reference, not for what only looks like one in a string or a name. */
void each_reference(const char *text, size_t size, reference_fn *fn, void *data);

#endif
