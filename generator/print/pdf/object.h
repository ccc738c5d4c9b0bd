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

/* A text string: as ASCII where it is, else as UTF-16 (7.9.2.2). */
void put_text(GString *out, const char *utf8);

/* A byte string: ids, names of destinations. */
void put_bytes(GString *out, const void *data, size_t size);

/* A date: "(D:20180301000000Z)". */
void put_date(GString *out, int64_t stamp);

#endif
