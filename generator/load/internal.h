/* What the files of this stage share while one handbook is read; nobody else includes this. */
#ifndef PROVISO_LOAD_INTERNAL_H
#define PROVISO_LOAD_INTERNAL_H

#include "load/grammar.h"
#include "load/load.h"

#include <libxml/dict.h>

struct loader {
    struct ctx *ctx;
    const struct source *handbook;
    GHashTable *by_path; /* path in the folder -> const struct span *: where it is included */
    xmlDict *names;      /* shared by all documents, so that nodes can change document */
    size_t n_elements;   /* total size of the files read so far */
    size_t n_files;
    size_t n_bytes;
    bool misses_file; /* an included file is missing */
};

/* What an element's _private points to, in ctx->arena. */
struct origin {
    struct span span; /* of the start tag */
    bool is_repaired; /* see load_was_repaired */
};

/*
 * The path that a handbook from standard input has: it may include what lies in the folder
 * where the program runs, and goes by the usual name in what is made of it.
 */
const char *path_of_handbook(const struct source *source);

/* Exceeding one of these limits is an `xml` finding; load.h has the other limits. */
#define MAX_ATTRIBUTES 100             /* of one element */
#define MAX_VALUE      ((size_t)65536) /* bytes of one attribute's value */

/* What a file is that is no XML, as the text of a finding; NULL if it may be XML (foreign.c).
 */
const char *foreign_kind(const struct source *source);

/* False after a finding, if the file must not be parsed (limits.c). */
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

/* Is this one of the quotation marks that word processors write? */
bool is_curly_mark(gunichar ch);

/*
 * Adds the fix for libxml2's error `code`, if there is a certain one, to the finding about the
 * place `at`; `name` is the name that the error is about.
 */
void fix_syntax(struct diags *diags, struct diag *diag, const struct source *source, int code,
    long at, const char *name);

/* The same for an end tag that should have the name `expected`. */
void fix_end_tag(
    struct diags *diags, struct diag *diag, struct span found, const char *expected);

/* --- Between schema.c, which hears libxml2's complaints, and repair.c, which answers them ---
 */

enum complaint_kind {
    COMPLAINT_UNKNOWN_ATTRIBUTE,
    COMPLAINT_MISSING_ATTRIBUTE,
    COMPLAINT_WRONG_VALUE, /* about an attribute */
    COMPLAINT_WRONG_TEXT,  /* about the text of an element that holds only text */
    COMPLAINT_UNEXPECTED,  /* this element must not stand here */
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
    GPtrArray *expected; /* char *: names of elements that libxml2 expected */
};

struct repair;

struct repair *repair_new(
    struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code);

/*
 * Reports complaints (struct complaint) and changes the tree so that none of them arises again.
 * With is_last_resort, everything that is complained about is removed.
 */
void repair_all(struct repair *m, GArray *complaints, bool is_last_resort);

/* Records a name for load_has_refused.  ANY_NAME: a missing file may have held any name. */
#define ANY_NAME "*"
void load_refuse_name(struct ctx *ctx, xmlDoc *doc, const char *name);

/* Frees the removed nodes.  Accepts NULL. */
void repair_free(struct repair *m);

/* --- Shared by the files that repair a tree --- */

struct repair {
    struct ctx *ctx;
    xmlDoc *doc;
    const char *code;
    struct grammar *grammar;
    GHashTable *renamed; /* elements that got the name that was meant */
    GHashTable *guessed; /* those of them that may have been meant otherwise */
    GHashTable *fillers; /* elements put in for missing ones */
    GHashTable *bereft;  /* elements that lost a child */
    GHashTable *wrapped; /* elements whose text was put into "p" */
    unsigned n_unnamed;
    GHashTable *ids;       /* see repair_name.c; NULL until they are needed */
    GHashTable *old_names; /* the same */
    unsigned n_titles_sought;
    GPtrArray *removed; /* removed nodes; freed last, so that no address is reused */
};

/* --- Words; the caller frees a char *. --- */

const char *name_of(const xmlNode *node); /* borrowed */

/* "a", "b" or "c" */
char *list_names(const GPtrArray *names);

/* The word that was probably meant, or NULL. */
const char *nearest_of(const char *word, const GPtrArray *names);

/* What an attribute (NULL: the text) may be: its values, or a description; or NULL. */
char *allowed_values(const struct repair *m, const xmlNode *declaration, const char *attribute);

/* Adds an error with the repair's code; returns the finding, for notes. */
struct diag *repair_report(struct repair *m, struct span span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void repair_suggest(struct repair *m, struct diag *diag, const char *name);

/* --- Fixes: edits of the file that mend a finding (base/diag.h) --- */

/* See nearest_is_certain. */
bool is_certain_of(const char *word, const char *near, const GPtrArray *names);

void fix_attribute_name(struct repair *m, struct diag *diag, const xmlNode *node,
    const char *from, const char *to, bool is_certain);
void fix_attribute_value(struct repair *m, struct diag *diag, const xmlNode *node,
    const char *attribute, const char *to, bool is_certain);

/* `dates` as hint_date says them: certain where it is one. */
void fix_date(struct repair *m, struct diag *diag, const xmlNode *node, const char *attribute,
    const char *dates);
void fix_element_name(
    struct repair *m, struct diag *diag, const xmlNode *node, const char *to, bool is_certain);
void fix_namespace(struct repair *m, struct diag *diag, const xmlNode *node, const char *ours);

/* Puts all that an element contains into a new one. */
void fix_wrap(struct repair *m, struct diag *diag, const xmlNode *node, const char *element);

/* --- The tree --- */

/* Marks an element as changed by a repair (load_was_repaired). */
void mark_repaired(xmlNode *node);

/* Unlinks a node; remembers its names and its parent. */
void take_out(struct repair *m, xmlNode *node);

/* Removes all children of one type. */
void take_out_children(struct repair *m, xmlNode *node, xmlElementType type);

/* "xml:id" and names without a prefix; NULL where it has none. */
xmlAttr *find_attribute(const xmlNode *node, const char *name);
const char *attribute_value(const xmlAttr *a); /* borrowed; never NULL */

/* --- Names (repair_name.c) --- */

/* Looking for a title takes time; after so many, guesses cost more than they help. */
#define MAX_TITLES 200

/* Is each of these words, with blanks between, the xml:id of something? */
bool repair_knows(struct repair *m, const char *words);

/*
 * Gives a valid xml:id to an element that lacks one, so that its content can still be checked:
 * the one that the finding `diag` about an invalid one then proposes, or one to which nothing
 * can refer.  diag may be NULL where the element has no xml:id.
 */
void repair_name(struct repair *m, xmlNode *node, struct diag *diag);

/*
 * Reads a reference to an invalid xml:id as one to what it was replaced by, and adds it to the
 * fix of the finding about it.  False if the attribute is no such reference.
 */
bool repair_old_name(struct repair *m, const xmlNode *node, xmlAttr *attribute);

/* The xml:id of what has this title or name and can be named in the attribute; or NULL. */
const char *repair_titled(struct repair *m, const char *attribute, const char *title);

void repair_names_free(struct repair *m);

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
