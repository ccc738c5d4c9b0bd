/* Between schema.c, which hears libxml2's complaints, and mend.c, which answers them. */
#ifndef PROVISO_LOAD_SCHEMA_H
#define PROVISO_LOAD_SCHEMA_H

#include "load/load.h"

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

struct mender;

struct mender *mender_new(
    struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code);

/*
 * Reports complaints (struct complaint) and changes the tree so that none of them is made
 * again.  With is_last_resort whatever is complained about is taken out.
 */
void mend_all(struct mender *m, GArray *complaints, bool is_last_resort);

/* Notes a name for load_has_refused; ANY_NAME: whatever stood in a file that is not there. */
#define ANY_NAME "*"
void load_refuse_name(struct ctx *ctx, xmlDoc *doc, const char *name);

/* Frees what was taken out.  NULL is fine. */
void mender_free(struct mender *m);

#endif
