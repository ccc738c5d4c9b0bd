/*
 * PDF objects as text (ISO 32000-1, 7.3).  Each function appends one object; a space goes
 * before those that begin with a regular character, so that keys can be written right in front.
 */
#ifndef PROVISO_PRINT_PDF_OBJECT_H
#define PROVISO_PRINT_PDF_OBJECT_H

#include "base/length.h"

#include <glib.h>

void put_literal(GString *out, const char *text); /* as it is: keys, operators */
void put_integer(GString *out, int64_t value);
void put_reference(GString *out, int number); /* "12 0 R" */
void put_length(GString *out, scaled length); /* in pt, three decimals at most */
void put_name(GString *out, const char *name);

/* A number with three decimals at most; and what is then written, as a number. */
void put_real(GString *out, double value);
double real_as_put(double value);

/* A text string: as ASCII where it is, else as UTF-16 (7.9.2.2). */
void put_text(GString *out, const char *utf8);

/* The same always as UTF-16: "<FEFF...>". */
void put_utf16(GString *out, const char *utf8);

/* A byte inside a literal string. */
void put_byte(GString *out, char byte);

/* A byte string: ids, names of destinations. */
void put_bytes(GString *out, const void *data, size_t size);

/* A date: "(D:20180301000000Z)". */
void put_date(GString *out, int64_t stamp);

#endif
