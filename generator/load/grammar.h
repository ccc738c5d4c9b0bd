/*
 * What a schema allows where, for findings that say what was expected.  libxml2 reports only
 * part of it, so this reads the XSD itself, as far as our own schemas use XSD: global and local
 * elements, named types and groups, extensions, simple types.
 */
#ifndef PROVISO_LOAD_GRAMMAR_H
#define PROVISO_LOAD_GRAMMAR_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct grammar;

/* Reads the built-in schema `name`. */
struct grammar *grammar_new(const char *name);
void grammar_free(struct grammar *g);

/* The schema's target namespace. */
const char *grammar_namespace(const struct grammar *g);

/* Can the global element `name` hold a child of that name? */
bool grammar_takes(const struct grammar *g, const char *name, const char *child);

/* Whether any element at all has this name. */
bool grammar_knows(const struct grammar *g, const char *name);

/*
 * The declaration of an element of a document, found by the path to it; NULL if there is none.
 */
const xmlNode *grammar_declaration(const struct grammar *g, const xmlNode *element);

/* Names (const char *, borrowed) in the schema's order; the caller frees the array. */
GPtrArray *grammar_children(const struct grammar *g, const xmlNode *declaration);
GPtrArray *grammar_attributes(const struct grammar *g, const xmlNode *declaration);

/* The elements that may contain an element of this name. */
GPtrArray *grammar_parents(const struct grammar *g, const char *name);

bool grammar_needs_child(const struct grammar *g, const xmlNode *declaration, const char *name);
bool grammar_needs_attribute(
    const struct grammar *g, const xmlNode *declaration, const char *name);

/* The values an attribute may have if they are enumerated; otherwise empty. */
GPtrArray *grammar_values(
    const struct grammar *g, const xmlNode *declaration, const char *attribute);

/*
 * What an attribute (NULL: the element's text) may be, in words, without the list of values;
 * borrowed; NULL if the schema does not say.
 */
const char *grammar_words(
    const struct grammar *g, const xmlNode *declaration, const char *attribute);

#endif
