/*
 * What the files that mend a tree share: mend.c decides what is answered, mend_attribute.c and
 * mend_element.c answer; nobody else includes this.
 */
#ifndef PROVISO_LOAD_MENDER_H
#define PROVISO_LOAD_MENDER_H

#include "load/schema.h"

#include "load/grammar.h"
#include "load/loader.h"

struct mender {
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
char *allowed_values(const struct mender *m, const xmlNode *declaration, const char *attribute);

/* An error of the mender's code; the finding, for notes. */
struct diag *mend_report(struct mender *m, struct span span, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
void mend_suggest(struct mender *m, struct diag *diag, const char *name);

/* --- The tree --- */

/* Notes that an element is not as its author wrote it (load_was_mended). */
void mark_mended(xmlNode *node);

/* Unlinks a node; what it named is remembered, and who lost it. */
void take_out(struct mender *m, xmlNode *node);

/* Takes out all children of one type. */
void take_out_children(struct mender *m, xmlNode *node, xmlElementType type);

/* --- Answers to complaints --- */

void mend_unknown_attribute(struct mender *m, const struct complaint *c);
void mend_missing_attribute(struct mender *m, const struct complaint *c);
void mend_wrong_value(struct mender *m, const struct complaint *c);

void mend_unexpected(struct mender *m, const struct complaint *c);
void mend_missing_child(struct mender *m, const struct complaint *c);
void mend_text(struct mender *m, const struct complaint *c);
void mend_wrong_text(struct mender *m, const struct complaint *c);
void mend_root(struct mender *m, const struct complaint *c);

#endif
