/*
 * The conformance report of a finished PDF, as data: what a program checked of it and what came
 * of that, what only a person can judge with the evidence for it, and what is not checked;
 * by the requirements of the standard, by the checkpoints of the Matterhorn Protocol, and by
 * the success criteria that EN 301 549 (clause 10) and Section 508 (E205.4) refer to.
 *
 * proviso-data(5) describes it.
 */
#ifndef PROVISO_AUDIT_REPORT_H
#define PROVISO_AUDIT_REPORT_H

#include "audit/finished.h"

#include <json-glib/json-glib.h>

/* What the file itself does not contain. */
struct report_document {
    const char *file, *edition, *as_of, *publisher; /* publisher; NULL if there is none */
    const char *options, *program;
    const void *data; /* SHA-256 of the file */
    size_t size;
    const char *const *practices; /* ids, terminated by NULL */
};

/* The caller releases it with json_node_unref. */
JsonNode *report_new(const struct finished *f, const struct report_document *document);

#endif
