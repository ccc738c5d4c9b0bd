/*
 * The success criteria of WCAG 2.1, levels A and AA, as far as they are for documents: EN 301
 * 549 has each as 10.NUMBER, Section 508 those of WCAG 2.0 by E205.4.
 */
#ifndef PROVISO_AUDIT_CRITERIA_H
#define PROVISO_AUDIT_CRITERIA_H

#include <stdbool.h>
#include <stddef.h>

struct criterion {
    const char *number, *name;
    char level;        /* 'A', or '2' for AA */
    bool is_late;      /* not in WCAG 2.0, and so not in Section 508 */
    const char *other; /* why neither a program nor the checkpoints judge it here, or NULL */
};

const struct criterion *criteria_all(size_t *n);

#endif
