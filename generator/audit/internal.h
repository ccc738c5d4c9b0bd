/* What the files that read a finished PDF share. */
#ifndef PROVISO_AUDIT_INTERNAL_H
#define PROVISO_AUDIT_INTERNAL_H

#include "audit/finished.h"

#include <qpdf/qpdf-c.h>

struct audit_reader {
    qpdf_data q;
    struct arena *arena;
    struct finished *out;
    GHashTable *fonts;      /* object -> struct shown_font * */
    GHashTable *page_index; /* object number -> index + 1 */
    GHashTable *parents;    /* key of the parent tree -> qpdf_oh + 1 */
    GHashTable *links;      /* object -> struct finished_link * */
    struct results *v;
};

/* An entry of a dictionary, or of a stream's dictionary; null if it has none. */
qpdf_oh value_of(struct audit_reader *r, qpdf_oh holder, const char *key);

/*
 * A text string in UTF-8, a byte string, a name without its slash, a number.  Objects of
 * another type give NULL, or the given default.
 */
const char *text_of_value(struct audit_reader *r, qpdf_oh value);
const char *bytes_of_value(struct audit_reader *r, qpdf_oh value);
const char *name_of_value(struct audit_reader *r, qpdf_oh value);
int number_of_value(struct audit_reader *r, qpdf_oh value, int otherwise);
bool is_there(struct audit_reader *r, qpdf_oh value);
int array_size(struct audit_reader *r, qpdf_oh value);

/* Calls back for each key and value of a name tree (leaf "/Names") or number tree ("/Nums"). */
typedef void tree_entry_fn(struct audit_reader *r, qpdf_oh key, qpdf_oh value);
void each_entry(struct audit_reader *r, qpdf_oh node, const char *leaf, tree_entry_fn *entry);

/*
 * Reads the marked-content sequences of all pages and reports what is wrong in their content.
 */
void read_pages(struct audit_reader *r);

/* Links; whether the tree holds them (once it is read); a named destination; the outline. */
void read_links(struct audit_reader *r);
void audit_links(struct audit_reader *r);
void read_name(struct audit_reader *r, qpdf_oh key, qpdf_oh value);
void audit_outline(struct audit_reader *r, qpdf_oh root);

/* Reads the structure tree; pages and links have been read. */
void read_tree(struct audit_reader *r);

/* Checks a tree that has been read. */
void audit_tree(struct audit_reader *r);
void audit_tables(struct audit_reader *r);

/* Checks fonts, pictures, forms and actions, each object by itself. */
void audit_objects(struct audit_reader *r);

#endif
