/* What the files of this stage share while one handbook is read; nobody else includes this. */
#ifndef PROVISO_LOAD_INTERNAL_H
#define PROVISO_LOAD_INTERNAL_H

#include "load/grammar.h"
#include "load/load.h"

#include <libxml/dict.h>

struct loader {
    struct ctx *ctx;
    const struct source *handbook;
    GHashTable *by_path; /* path inside the folder -> const struct span *: where the file was
                            included */
    xmlDict *names;      /* shared by all documents, so that nodes can change document */
    size_t n_elements;   /* read so far, all files together */
    size_t n_files;
    size_t n_bytes;
    bool misses_file; /* one that is included is not there */
};

/* What an element's _private points to, in ctx->arena. */
struct origin {
    struct span span; /* of the start tag */
    bool is_repaired; /* see load_was_repaired */
};

/* Beyond one of these is an `xml` finding; load.h has the others. */
#define MAX_ATTRIBUTES 100             /* of one element */
#define MAX_VALUE      ((size_t)65536) /* bytes of one attribute's value */

/* False after a finding: the file is not even to be parsed (limits.c). */
bool limits_hold(struct ctx *ctx, const struct source *source);

/*
 * Parses one file whose root will stand `depth` elements deep.  NULL after a finding.
 * Comments and processing instructions
 * are left out, CDATA sections become text.
 */
xmlDoc *parse_source(struct loader *loader, const struct source *source, size_t depth);

/*
 * Replaces every xi:include of doc, which was read from source, by the root of the file it
 * names.  False when one of the files is not well-formed.
 */
bool include_files(struct loader *loader, xmlDoc *doc, const struct source *source);

/* --- Between schema.c, which hears libxml2's complaints, and repair.c, which answers them ---
 */

enum complaint_kind {
    COMPLAINT_UNKNOWN_ATTRIBUTE,
    COMPLAINT_MISSING_ATTRIBUTE,
    COMPLAINT_WRONG_VALUE, /* of an attribute */
    COMPLAINT_WRONG_TEXT,  /* of an element that holds only text */
    COMPLAINT_UNEXPECTED,  /* this element, here */
    COMPLAINT_MISSING_CHILD,
    COMPLAINT_TEXT, /* where only elements may stand */
    COMPLAINT_NOT_EMPTY,
    COMPLAINT_ONLY_TEXT, /* elements where only text may stand */
    COMPLAINT_WRONG_ROOT
};

struct complaint {
    enum complaint_kind kind;
    xmlNode *node;       /* the element */
    char *attribute;     /* "xml:id"; or NULL */
    GPtrArray *expected; /* char *: names of elements that libxml2 would have taken */
};

struct repair;

struct repair *repair_new(
    struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code);

/*
 * Reports complaints (struct complaint) and changes the tree so that none of them is made
 * again.  With is_last_resort whatever is complained about is taken out.
 */
void repair_all(struct repair *m, GArray *complaints, bool is_last_resort);

/* Notes a name for load_has_refused; ANY_NAME: whatever stood in a file that is not there. */
#define ANY_NAME "*"
void load_refuse_name(struct ctx *ctx, xmlDoc *doc, const char *name);

/* Frees what was taken out.  NULL is fine. */
void repair_free(struct repair *m);

/* --- Shared by the files that repair a tree: repair_attribute.c and repair_element.c answer
 * --- */

struct repair {
    struct ctx *ctx;
    xmlDoc *doc;
    const char *code;
    struct grammar *grammar;
    GHashTable *renamed; /* elements that got the name that was meant */
    GHashTable *fillers; /* elements put in for missing ones */
    GHashTable *bereft;  /* elements that lost a child */
    GHashTable *wrapped; /* elements whose text was put into "p" */
    unsigned n_unnamed;
    GPtrArray *removed; /* freed at the end, so that no address is used twice before */
};

/* --- Words; the caller frees a char *. --- */

const char *name_of(const xmlNode *node); /* borrowed */

/* "a", "b" or "c" */
char *list_names(const GPtrArray *names);

/* The one that was probably meant, or NULL. */
const char *nearest_of(const char *word, const GPtrArray *names);

/* What an attribute (NULL: the text) may be: its values, or words for them; or NULL. */
char *allowed_values(const struct repair *m, const xmlNode *declaration, const char *attribute);

/* An error of the repair's code; the finding, for notes. */
struct diag *repair_report(struct repair *m, struct span span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void repair_suggest(struct repair *m, struct diag *diag, const char *name);

/* --- The tree --- */

/* Notes that an element is not as its author wrote it (load_was_repaired). */
void mark_repaired(xmlNode *node);

/* Unlinks a node; what it named is remembered, and who lost it. */
void take_out(struct repair *m, xmlNode *node);

/* Takes out all children of one type. */
void take_out_children(struct repair *m, xmlNode *node, xmlElementType type);

/* --- Answers to complaints --- */

void repair_unknown_attribute(struct repair *m, const struct complaint *c);
void repair_missing_attribute(struct repair *m, const struct complaint *c);
void repair_wrong_value(struct repair *m, const struct complaint *c);

void repair_unexpected(struct repair *m, const struct complaint *c);
void repair_missing_child(struct repair *m, const struct complaint *c);
void repair_text(struct repair *m, const struct complaint *c);
void repair_wrong_text(struct repair *m, const struct complaint *c);
void repair_root(struct repair *m, const struct complaint *c);

#endif
