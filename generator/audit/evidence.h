/* What a person needs to judge a document: lists of all elements of a kind in the tree. */
#ifndef PROVISO_AUDIT_EVIDENCE_H
#define PROVISO_AUDIT_EVIDENCE_H

#include "audit/finished.h"

#include <json-glib/json-glib.h>

/* Sets the members of an object that is being built; `practices` as in report.h. */
void evidence_build(JsonBuilder *b, const struct finished *f, const char *const *practices);

#endif
