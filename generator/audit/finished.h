/*
 * A finished PDF as assistive technology finds it: the structure tree, the text of its content,
 * links.  It is read from the bytes of the file alone; what is wrong with them is noted while
 * they are read (audit/requirement.h).
 */
#ifndef PROVISO_AUDIT_FINISHED_H
#define PROVISO_AUDIT_FINISHED_H

#include "audit/requirement.h"

/* A sequence of marked content on a page. */
struct marked_sequence {
    int id;               /* -1 for an artifact */
    const char *artifact; /* its type with its subtype, "Pagination Footer"; "" without one */
    const char *text;
    bool is_owned; /* an element of the tree holds it */
    int parent;    /* object number of the element that the parent tree names; 0 if none */
};

struct finished_page {
    int object, parents; /* its key in the parent tree, or -1 */
    struct marked_sequence *sequences;
    size_t n_sequences;
};

struct finished_link {
    int object;
    size_t page;
    const char *contents, *address; /* address; NULL for a link within the document */
    int place;                      /* object number of the target page, or 0 */
    int target;                     /* object number of the target element, or 0 */
    bool is_owned;
    struct finished_link *next; /* in the order of the pages */
};

struct finished_element;

/* A child: an element, a sequence of content, or a link. */
struct finished_kid {
    struct finished_element *element;
    struct marked_sequence *sequence;
    struct finished_link *link;
};

struct finished_element {
    int object;
    const char *type;  /* its type as the file names it */
    const char *role;  /* the standard type it maps to; "" if none */
    const char *space; /* name of its namespace, or NULL */
    const char *alt, *actual, *expansion, *lang, *id; /* NULL if not given */
    const char *scope, *numbering;
    unsigned colspan, rowspan;
    bool has_box;
    const char **heads; /* ids of a cell's headers */
    int *refs;          /* object numbers of the elements it refers to */
    size_t n_heads, n_refs;
    size_t page; /* index of the page of its first content, or SIZE_MAX */
    struct finished_element *parent;
    struct finished_kid *kids;
    size_t n_kids;
};

struct finished {
    struct arena *arena;
    int standard;                  /* the part of PDF/UA it claims: 1 or 2; 0 if none */
    const char *version, *archive; /* "1.7"; "PDF/A-3a", or "" */
    const char *title, *lang;
    struct finished_page *pages;
    size_t n_pages;
    struct finished_element *root; /* Document, or NULL */
    size_t n_elements;
    GHashTable *by_object; /* object -> struct finished_element * */
    GHashTable *by_id;     /* id -> struct finished_element * */
    struct finished_link *links;
    size_t n_links;
    struct results *results;
};

/*
 * Returns NULL, and *message for g_free, if the bytes are not a PDF.  The arena has to outlive
 * the result.
 */
struct finished *finished_read(struct arena *a, const void *data, size_t size, char **message);
void finished_free(struct finished *finished);

/* True if its text continues the line around it. */
bool finished_is_inline(const struct finished_element *element);

/* The text of an element and its descendants, with white space collapsed. */
void element_text(const struct finished_element *element, GString *out);

/* The language of an element: its own, or that around it. */
const char *element_lang(const struct finished *f, const struct finished_element *element);

#endif
