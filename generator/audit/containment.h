/*
 * Which structure types may stand in which (ISO 32000-2, Annex L, with ISO/TS 32005, Table 5).
 * Types are standard ones, of the namespace of PDF 2.0 or 1.7.
 */
#ifndef PROVISO_AUDIT_CONTAINMENT_H
#define PROVISO_AUDIT_CONTAINMENT_H

#include <stdbool.h>

#define NAMESPACE_PDF_1 "http://iso.org/pdf/ssn"
#define NAMESPACE_PDF_2 "http://iso.org/pdf2/ssn"

/* True if `child` may be a child of `parent`; "" means content.  False for unknown types. */
bool containment_allows(const char *parent, const char *child);

/*
 * The same in a file of PDF/UA-1 or 2 (`part`).  PDF 1.7 says it of the parts of lists, tables
 * and contents alone (ISO 32000-1, 14.8.4).
 */
bool containment_may_stand(int part, const char *parent, const char *child);

/* True if the type is known; true if it is known in the namespace of PDF 1.7 only. */
bool containment_knows(const char *type);
bool containment_is_old(const char *type);

#endif
