/*
 * From files to one validated tree.
 *
 * Every element knows where it stood: node_span() gives the range of its start tag, also in
 * files that were included.  Included files become part of the one document; includes follow
 * XInclude's syntax (<xi:include href="..."/>), whole files inside the handbook's folder only.
 */
#ifndef PROVISO_LOAD_LOAD_H
#define PROVISO_LOAD_LOAD_H

#include "base/ctx.h"

#include <libxml/tree.h>

#define NS_HANDBOOK "urn:proviso:handbook:1"
#define NS_DERIVED  "urn:proviso:derived:1"
#define NS_XINCLUDE "http://www.w3.org/2001/XInclude"
#define NS_XHTML    "http://www.w3.org/1999/xhtml"

/* Limits on hostile input; exceeding one is an `xml` finding. */
#define LOAD_MAX_DEPTH    100
#define LOAD_MAX_ELEMENTS 2000000
#define LOAD_MAX_FILES    10000

struct load {
    xmlDoc *doc; /* NULL if a file is not well-formed: the run then ends */
};

/*
 * Reads the handbook at path, includes, validates against schema/handbook.xsd.  Elements that
 * the schema refuses are reported and taken out of the tree, so that later stages see valid
 * input only.  Sets ctx->folder.  load_clear releases the document.
 */
bool load_handbook(struct ctx *ctx, const char *path, struct load *out);
void load_clear(struct load *load);

/*
 * Parses an XML text with the same limits and spans (themes, tests).  NULL after a finding. The
 * caller frees the document.
 */
xmlDoc *load_parse(struct ctx *ctx, const struct source *source);

/* The same with a shared dictionary, which libxslt requires for templates. */
xmlDoc *load_parse_with(struct ctx *ctx, const struct source *source, xmlDict *names);

/*
 * Validates doc against an XSD kept in the program's resources ("handbook.xsd", "theme.xsd");
 * findings get `code`.  Invalid elements are unlinked.  False when there were errors.
 */
bool load_validate(struct ctx *ctx, xmlDoc *doc, const char *schema, const char *code);

/*
 * True if `name` is the xml:id of an element that the schema refused.  Nothing has this name
 * any more, but a reference to it is not dangling.
 */
bool load_has_refused(const xmlDoc *doc, const char *name);

/* Whether an included file is missing: nobody knows what it named and what it used. */
bool load_misses_file(const xmlDoc *doc);

/* Asked for this "name", that says whether an element lost its xml:id, whatever it was. */
#define ANY_ID "* xml:id"

/*
 * Whether something that is not in the tree, or not as it was written, named this or probably
 * meant it: it is not unused.  load_mention says so of each word of a value.
 */
bool load_is_mentioned(const xmlDoc *doc, const char *name);
void load_mention(struct ctx *ctx, xmlDoc *doc, const char *words);

/*
 * Whether the schema refused something about this element, or took out a child of it: what
 * follows from it would only mislead.
 */
bool load_was_repaired(const xmlNode *node);

/* The start tag of an element, or that of its nearest ancestor that has one. */
struct span node_span(const xmlNode *node);

/* Says where an element that was put into the tree stood: in a file of translations. */
void load_place(struct ctx *ctx, xmlNode *node, struct span span);

/* The file an element stood in; relative paths in it are meant from there. */
const struct source *node_source(const xmlNode *node);

/* The range of an attribute if it is found in the start tag, otherwise that of the tag. */
struct span attribute_span(const xmlNode *node, const char *attribute);

/* The same of its value alone, without the quotation marks, and of its name alone. */
struct span attribute_value_span(const xmlNode *node, const char *name);
struct span attribute_name_span(const xmlNode *node, const char *name);

/* Does the start tag name the attribute as the tree does?  A repair may have renamed it. */
bool attribute_is_written(const xmlNode *node, const char *name);

/*
 * The element's name in its start tag, without a prefix, and in its end tag; the latter is
 * nowhere (source NULL) where the element is an empty one.  Looks through the file.
 */
struct span start_name_span(const xmlNode *node);
struct span end_name_span(const xmlNode *node);

/*
 * Resolves href against the file that `node` stood in.  The absolute path, in ctx->arena, or
 * NULL when it leaves the handbook's folder or is no plain relative path.  Does not look
 * whether the file is there.
 */
const char *load_resolve(struct ctx *ctx, const xmlNode *node, const char *href);

/* The part of such a path below the handbook's folder: the name of the file in outputs. */
const char *load_inside(const struct ctx *ctx, const char *path);

/*
 * The file at a path that load_resolve returned, from the snapshot; read on first use.  NULL if
 * it cannot be read: *why, freed with g_free, says why.
 */
const struct source *load_file(struct ctx *ctx, const char *path, char **why);

/*
 * A file of the search path: `inside` is its path below the handbook's folder.  NULL if it does
 * not exist, or, after an error, if it cannot be read.
 */
const struct source *load_beside(struct ctx *ctx, const char *inside);

/* Attribute's value, borrowed from the tree, or NULL; no namespace. */
const char *node_attribute(const xmlNode *node, const char *name);
bool node_is(const xmlNode *node, const char *name); /* handbook element of that name */
const xmlNode *node_child(const xmlNode *node, const char *name); /* first such child or NULL */

#endif
