/*
 * What a schema allows where, for findings that say what was expected.  libxml2 knows too, but
 * tells only part of it; this reads the XSD itself, as far as our own schemas use XSD: global
 * and local elements, named types and groups, extensions, simple types.
 */
#ifndef PROVISO_LOAD_GRAMMAR_H
#define PROVISO_LOAD_GRAMMAR_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>

struct grammar;

/* Reads the schema kept in the program under `name`. */
struct grammar *grammar_new(const char *name);
void grammar_free(struct grammar *g);

/* The namespace of what it describes. */
const char *grammar_namespace(const struct grammar *g);

/* Whether any element at all has this name. */
bool grammar_knows(const struct grammar *g, const char *name);

/* The declaration of an element of a document, by the path to it; NULL when it has none. */
const xmlNode *grammar_declaration(const struct grammar *g, const xmlNode *element);

/* Names (const char *, borrowed) in the schema's order; the caller frees the array. */
GPtrArray *grammar_children(const struct grammar *g, const xmlNode *declaration);
GPtrArray *grammar_attributes(const struct grammar *g, const xmlNode *declaration);

/* The elements that an element of this name can stand in. */
GPtrArray *grammar_parents(const struct grammar *g, const char *name);

bool grammar_needs_child(const struct grammar *g, const xmlNode *declaration, const char *name);
bool grammar_needs_attribute(
    const struct grammar *g, const xmlNode *declaration, const char *name);

/* The values an attribute may have, when they are a list; else empty. */
GPtrArray *grammar_values(
    const struct grammar *g, const xmlNode *declaration, const char *attribute);

/*
 * What an attribute (NULL: the element's text) may be, in words, without the list of values;
 * borrowed, NULL when the schema does not say.
 */
const char *grammar_words(
    const struct grammar *g, const xmlNode *declaration, const char *attribute);

#endif
