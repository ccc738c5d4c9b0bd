/*
 * A finished PDF as assistive technology finds it: the structure tree, the text of its content,
 * links.  It is read from the bytes of the file alone; what is wrong with them is noted while
 * they are read (audit/requirement.h).
 */
#ifndef PROVISO_AUDIT_FINISHED_H
#define PROVISO_AUDIT_FINISHED_H

#include "audit/requirement.h"

/* A sequence of marked content on a page. */
struct sequence {
    int id;               /* -1: an artifact */
    const char *artifact; /* its type, with its subtype: "Pagination Footer"; "" without one */
    const char *text;
    bool is_owned; /* an element holds it */
    int parent;    /* object that the parent tree names, 0: none */
};

struct finished_page {
    int object, parents; /* its key in the parent tree, or -1 */
    struct sequence *sequences;
    size_t n_sequences;
};

struct finished_link {
    int object;
    size_t page;
    const char *contents, *address; /* address: NULL for a place in the document */
    int place;                      /* object of the page that it leads to, or 0 */
    int target;                     /* object of the element that it leads to, or 0 */
    bool is_owned;
    struct finished_link *next; /* in the order of the pages */
};

struct finished_element;

/* In it: an element, or content of a page, or a link. */
struct finished_kid {
    struct finished_element *element;
    struct sequence *sequence;
    struct finished_link *link;
};

struct finished_element {
    int object;
    const char *type;  /* as it is written */
    const char *role;  /* the standard type it stands for; "" for none */
    const char *space; /* the name of its namespace, or NULL */
    const char *alt, *actual, *expansion, *lang, *id; /* NULL where not said */
    const char *scope, *numbering;
    unsigned colspan, rowspan;
    bool has_box;
    const char **heads; /* ids of the heads of a cell */
    int *refs;          /* objects of the elements it refers to */
    size_t n_heads, n_refs;
    size_t page; /* index of the page of its first content, or SIZE_MAX */
    struct finished_element *parent;
    struct finished_kid *kids;
    size_t n_kids;
};

struct finished {
    struct arena *arena;
    int standard;                  /* 1: PDF/UA-1, 2: PDF/UA-2, as it says; 0: neither */
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

/* NULL, and *message for g_free, for bytes that are no PDF.  The arena outlives the result. */
struct finished *finished_read(struct arena *a, const void *data, size_t size, char **message);
void finished_free(struct finished *finished);

/* Does its text run on in the line around it? */
bool finished_is_inline(const struct finished_element *element);

/* The text of an element and all in it, white space as a reader hears it. */
void element_text(const struct finished_element *element, GString *out);

/* The language of an element: its own, or that around it. */
const char *element_lang(const struct finished *f, const struct finished_element *element);

#endif
