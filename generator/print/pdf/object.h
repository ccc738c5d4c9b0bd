/*
 * Writes PDF objects as text (ISO 32000-1, 7.3).  Each function appends one object, with a
 * space before it if it begins with a regular character, so that it can directly follow a key.
 */
#ifndef PROVISO_PRINT_PDF_OBJECT_H
#define PROVISO_PRINT_PDF_OBJECT_H

#include "base/length.h"

#include <glib.h>

void put_literal(GString *out, const char *text); /* unchanged: keys, operators */
void put_integer(GString *out, int64_t value);
void put_reference(GString *out, int number); /* "12 0 R" */
void put_length(GString *out, scaled length); /* in pt, with at most three decimals */
void put_name(GString *out, const char *name);

/*
 * put_real writes a number with at most three decimals; real_as_put returns the number as
 * written.
 */
void put_real(GString *out, double value);
double real_as_put(double value);

/* A text string: in ASCII if possible, or else in UTF-16 (7.9.2.2). */
void put_text(GString *out, const char *utf8);

/* A text string in UTF-16: "<FEFF...>". */
void put_utf16(GString *out, const char *utf8);

/* A byte inside a literal string. */
void put_byte(GString *out, char byte);

/* A byte string, for ids and names of destinations. */
void put_bytes(GString *out, const void *data, size_t size);

/* A date: "(D:20180301000000Z)". */
void put_date(GString *out, int64_t stamp);

#endif
