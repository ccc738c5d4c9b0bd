/*
 * What a program can check in a finished PDF, and the results.  One table has a row for each
 * requirement and names the standard it comes from.
 */
#ifndef PROVISO_AUDIT_REQUIREMENT_H
#define PROVISO_AUDIT_REQUIREMENT_H

#include "base/arena.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum requirement_id {
    MARKED,
    TREE,
    CONTENT_TAGGED,
    NESTED,
    OWNED,
    ARTIFACT_TYPE,
    ROLES,
    NAMESPACES,
    PLACES,
    METADATA,
    IDENTIFIED,
    TITLED,
    TITLE_SHOWN,
    UNICODE,
    PRIVATE_USE,
    LANGUAGE,
    LANGUAGE_TAGS,
    FIGURE_TEXT,
    FIGURE_BOX,
    HEADING_FIRST,
    HEADING_LEVELS,
    HEADING_NUMBERED,
    HEADING_TEXT,
    TABLE_REGULAR,
    TABLE_HEADS,
    CELL_HEADS,
    LIST_NUMBERING,
    NOTE_IDS,
    NOTE_REFS,
    CONTENTS_REFS,
    CAPTIONS,
    FILES,
    NOT_ENCRYPTED,
    LINK_TAGGED,
    LINK_TEXT,
    LINK_LEADS,
    LINK_ELEMENT,
    LINKS_ONLY,
    TAB_ORDER,
    OUTLINE,
    NO_SCRIPTS,
    NO_MEDIA,
    NO_FORMS,
    NO_LAYERS,
    NO_THREADS,
    FORM_OBJECTS,
    FONTS_EMBEDDED,
    FONTS_MAPPED,
    NOT_MISSING,
    HEADER,
    INFORMATION,
    INTENT,
    N_REQUIREMENTS
};

/* The standard to which a requirement belongs. */
enum { OF_UA1 = 1 << 0, OF_UA2 = 1 << 1, OF_BOTH = OF_UA1 | OF_UA2 };

struct requirement {
    const char *name; /* its name in the data: "content-tagged" */
    unsigned standards;
    const char *text;       /* what is required, as a sentence */
    const char *clause;     /* clauses of the standard */
    const char *matterhorn; /* failure conditions of the Matterhorn Protocol, or "" */
    const char *wcag;       /* success criteria, "1.3.1 2.4.2", or "" */
};

const struct requirement *requirement_find(enum requirement_id id);

/* The result for one requirement. */
struct result_of {
    size_t n_seen, n_faults;
    GPtrArray *faults; /* char *: the first failures, each with its place */
};

struct results {
    struct result_of of[N_REQUIREMENTS];
};

struct results *results_new(void);
void results_free(struct results *results);

/* Counts one thing that was checked; if it fails, the text says which it was. */
void claim(struct results *results, enum requirement_id id, bool is_good, const char *format,
    ...) G_GNUC_PRINTF(4, 5);

/* True if the requirement belongs to the standard (1 or 2). */
bool requirement_is_of(enum requirement_id id, int standard);

/* The number of requirements of the standard that failed. */
size_t results_failed(const struct results *results, int standard);

#endif
