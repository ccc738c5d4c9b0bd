/* What later stages ask about the tree: names, attributes and source places. */
#include "load/internal.h"

#include <string.h>

struct span
node_span(const xmlNode *node)
{
    for (; node; node = node->parent) {
        if (node->type == XML_ELEMENT_NODE && node->_private)
            return ((const struct origin *)node->_private)->span;
        if (node->type == XML_DOCUMENT_NODE)
            break;
    }
    return (struct span){ 0 };
}

void
load_place(struct ctx *ctx, xmlNode *node, struct span span)
{
    struct origin *origin = ARENA_NEW(ctx->arena, struct origin);
    const struct origin *before = node->_private;
    *origin = (struct origin){ .span = span, .is_repaired = before && before->is_repaired };
    node->_private = origin;
}

const struct source *
node_source(const xmlNode *node)
{
    return node_span(node).source;
}

/* Reads one attribute of a start tag at p; false at its end.  [*name, *name_end) is its name.
 */
static bool
next_attribute(const char **p, const char *end, const char **name, const char **name_end)
{
    const char *at = *p;
    while (at < end && g_ascii_isspace(*at))
        at++;
    *name = at;
    while (at < end && !g_ascii_isspace(*at) && *at != '=' && *at != '>' && *at != '/')
        at++;
    *name_end = at;
    while (at < end && (g_ascii_isspace(*at) || *at == '='))
        at++;
    if (at >= end || (*at != '"' && *at != '\''))
        return false;
    const char *quote = memchr(at + 1, *at, (size_t)(end - at - 1));
    if (!quote)
        return false;
    *p = quote + 1;
    return true;
}

struct span
attribute_span(const xmlNode *node, const char *attribute)
{
    struct span span = node_span(node);
    if (!span.source)
        return span;
    const char *text = span.source->text;
    const char *p = text + span.start + 1, *end = text + span.end;
    while (p < end && !g_ascii_isspace(*p) && *p != '>')
        p++;
    size_t size = strlen(attribute);
    const char *name, *name_end;
    while (next_attribute(&p, end, &name, &name_end)) {
        if ((size_t)(name_end - name) == size && memcmp(name, attribute, size) == 0)
            return (struct span){ span.source, (uint32_t)(name - text), (uint32_t)(p - text) };
    }
    return span;
}

struct span
attribute_name_span(const xmlNode *node, const char *name)
{
    struct span span = attribute_span(node, name);
    if (span.source && span.start != node_span(node).start)
        span.end = span.start + (uint32_t)strlen(name);
    else
        span = (struct span){ 0 };
    return span;
}

struct span
attribute_value_span(const xmlNode *node, const char *name)
{
    struct span span = attribute_name_span(node, name);
    if (!span.source)
        return span;
    uint32_t end = attribute_span(node, name).end - 1;
    const char *text = span.source->text;
    const char *quote = memchr(text + span.end, text[end], end - span.end);
    return (struct span){ span.source, (uint32_t)(quote - text) + 1, end };
}

bool
attribute_is_written(const xmlNode *node, const char *name)
{
    return attribute_name_span(node, name).source != NULL;
}

const char *
node_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        if (!a->ns && strcmp((const char *)a->name, name) == 0)
            return a->children ? (const char *)a->children->content : "";
    }
    return NULL;
}

bool
node_is(const xmlNode *node, const char *name)
{
    /*
     * Compares the name first: names differ in their first letters, namespaces only in their
     * last.
     */
    return node && node->type == XML_ELEMENT_NODE && node->ns &&
           strcmp((const char *)node->name, name) == 0 &&
           strcmp((const char *)node->ns->href, NS_HANDBOOK) == 0;
}

const xmlNode *
node_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (node_is(child, name))
            return child;
    }
    return NULL;
}

bool
load_was_repaired(const xmlNode *node)
{
    const struct origin *origin = node->_private;
    return origin && origin->is_repaired;
}

/* On the document itself: names in what was taken out of it, each in the list of its hash. */
#define N_LISTS 256

struct lost_name {
    const char *name;
    bool is_mention; /* it was referred to; else something had it */
    struct lost_name *next;
};

struct lost_names {
    struct lost_name *lists[N_LISTS];
};

static void
add_name(struct ctx *ctx, xmlDoc *doc, const char *name, bool is_mention)
{
    struct lost_names *lost = doc->_private;
    if (!lost)
        doc->_private = lost = ARENA_NEW(ctx->arena, struct lost_names);
    struct lost_name *one = ARENA_NEW(ctx->arena, struct lost_name);
    struct lost_name **list = &lost->lists[g_str_hash(name) % N_LISTS];
    *one = (struct lost_name){ arena_strdup(ctx->arena, name), is_mention, *list };
    *list = one;
}

static bool
has_name(const xmlDoc *doc, const char *name, bool is_mention)
{
    const struct lost_names *lost = doc->_private;
    if (!lost)
        return false;
    for (const struct lost_name *one = lost->lists[g_str_hash(name) % N_LISTS]; one;
         one = one->next) {
        if (one->is_mention == is_mention && strcmp(one->name, name) == 0)
            return true;
    }
    return false;
}

void
load_refuse_name(struct ctx *ctx, xmlDoc *doc, const char *name)
{
    add_name(ctx, doc, name, false);
}

void
load_mention(struct ctx *ctx, xmlDoc *doc, const char *words)
{
    g_auto(GStrv) list = g_strsplit_set(words, " \t\r\n", -1);
    for (char **word = list; *word; word++) {
        if (**word)
            add_name(ctx, doc, *word, true);
    }
}

bool
load_has_refused(const xmlDoc *doc, const char *name)
{
    return has_name(doc, name, false) || has_name(doc, ANY_NAME, false);
}

bool
load_misses_file(const xmlDoc *doc)
{
    return has_name(doc, ANY_NAME, false);
}

bool
load_is_mentioned(const xmlDoc *doc, const char *name)
{
    return has_name(doc, name, true);
}
