/*
 * The success criteria of WCAG 2.1, levels A and AA, that apply to documents.  EN 301 549 lists
 * each as 10.NUMBER; Section 508 (E205.4) requires those of WCAG 2.0.
 */
#ifndef PROVISO_AUDIT_CRITERIA_H
#define PROVISO_AUDIT_CRITERIA_H

#include <stdbool.h>
#include <stddef.h>

struct criterion {
    const char *number, *name;
    char level;        /* 'A', or '2' for AA */
    bool is_late;      /* new in WCAG 2.1, so not required by Section 508 */
    const char *other; /* why neither a program nor a checkpoint judges it here, or NULL */
};

const struct criterion *criteria_all(size_t *n);

#endif
