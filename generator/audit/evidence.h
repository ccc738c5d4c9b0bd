/* What a person judges a document by: lists of all that the tree has of a kind. */
#ifndef PROVISO_AUDIT_EVIDENCE_H
#define PROVISO_AUDIT_EVIDENCE_H

#include "audit/finished.h"

#include <json-glib/json-glib.h>

/* Sets the members of an object that is being built; `practices` as in report.h. */
void evidence_build(JsonBuilder *b, const struct finished *f, const char *const *practices);

#endif
