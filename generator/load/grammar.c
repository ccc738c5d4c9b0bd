#include "load/grammar.h"

#include "base/resource.h"

#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

struct grammar {
    xmlDoc *schema;
    xmlDoc *xml; /* the attributes of the XML namespace */
};

static xmlDoc *
read_schema(const char *name)
{
    size_t size;
    const char *text = resource_find(name, &size);
    xmlDoc *doc = text ? xmlReadMemory(text, (int)size, name, NULL, XML_PARSE_NONET) : NULL;
    g_assert(doc); /* compiled into the program, so it cannot be wrong */
    return doc;
}

struct grammar *
grammar_new(const char *name)
{
    struct grammar *g = g_new0(struct grammar, 1);
    g->schema = read_schema(name);
    g->xml = read_schema("xml.xsd");
    return g;
}

void
grammar_free(struct grammar *g)
{
    if (!g)
        return;
    xmlFreeDoc(g->schema);
    xmlFreeDoc(g->xml);
    g_free(g);
}

static bool
is_xsd(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *
attribute_of(const xmlNode *node, const char *name)
{
    const xmlAttr *a = xmlHasProp(node, (const xmlChar *)name);
    return a && a->children ? (const char *)a->children->content : NULL;
}

/* "h:rule" -> "rule" */
static const char *
local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static const xmlNode *
find_global(const xmlDoc *doc, const char *kind, const char *name)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (is_xsd(node, kind) && g_strcmp0(attribute_of(node, "name"), name) == 0)
            return node;
    }
    return NULL;
}

const char *
grammar_namespace(const struct grammar *g)
{
    return attribute_of(xmlDocGetRootElement(g->schema), "targetNamespace");
}

/* The global declaration that an element or attribute with `ref` means; otherwise itself. */
static const xmlNode *
dereference(const struct grammar *g, const xmlNode *node)
{
    const char *ref = attribute_of(node, "ref");
    if (!ref)
        return node;
    const xmlDoc *doc = g_str_has_prefix(ref, "xml:") ? g->xml : g->schema;
    return find_global(doc, (const char *)node->name, local_name(ref));
}

/* "xml:id", or the plain name of an element or attribute. */
static const char *
name_of(const xmlNode *node)
{
    const char *ref = attribute_of(node, "ref");
    if (ref && g_str_has_prefix(ref, "xml:"))
        return ref;
    return ref ? local_name(ref) : attribute_of(node, "name");
}

/* Adds all elements (or attributes) of a type or group, including those it refers to. */
static void
collect(const struct grammar *g, const xmlNode *node, const char *kind, GPtrArray *out)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (is_xsd(n, kind)) {
            g_ptr_array_add(out, (gpointer)(uintptr_t)n);
            continue;
        }
        if (is_xsd(n, "element") || is_xsd(n, "attribute") || is_xsd(n, "annotation"))
            continue;
        const char *ref = attribute_of(n, "ref");
        const char *base = attribute_of(n, "base");
        const xmlNode *other = NULL;
        if (ref)
            other = find_global(g->schema, (const char *)n->name, local_name(ref));
        else if (base)
            other = find_global(g->schema, "complexType", local_name(base));
        if (other)
            collect(g, other, kind, out);
        collect(g, n, kind, out);
    }
}

static GPtrArray *
parts(const struct grammar *g, const xmlNode *declaration, const char *kind)
{
    GPtrArray *out = g_ptr_array_new();
    if (!declaration)
        return out;
    const char *type = attribute_of(declaration, "type");
    const xmlNode *named =
        type ? find_global(g->schema, "complexType", local_name(type)) : NULL;
    collect(g, named ? named : declaration, kind, out);
    return out;
}

static const xmlNode *
find_part(
    const struct grammar *g, const xmlNode *declaration, const char *kind, const char *name)
{
    g_autoptr(GPtrArray) all = parts(g, declaration, kind);
    for (guint i = 0; i < all->len; i++) {
        if (strcmp(name_of(all->pdata[i]), name) == 0)
            return all->pdata[i];
    }
    return NULL;
}

const xmlNode *
grammar_declaration(const struct grammar *g, const xmlNode *element)
{
    const char *name = (const char *)element->name;
    const xmlNode *parent = element->parent;
    if (!parent || parent->type != XML_ELEMENT_NODE)
        return find_global(g->schema, "element", name);
    const xmlNode *part = find_part(g, grammar_declaration(g, parent), "element", name);
    return part ? dereference(g, part) : NULL;
}

bool
grammar_takes(const struct grammar *g, const char *name, const char *child)
{
    return find_part(g, find_global(g->schema, "element", name), "element", child) != NULL;
}

static bool
knows_below(const xmlNode *node, const char *name)
{
    for (; node; node = node->next) {
        if (is_xsd(node, "element") && g_strcmp0(attribute_of(node, "name"), name) == 0)
            return true;
        if (knows_below(node->children, name))
            return true;
    }
    return false;
}

bool
grammar_knows(const struct grammar *g, const char *name)
{
    return knows_below(g->schema->children, name);
}

/* The names of the declarations, each once. */
static GPtrArray *
names_of(GPtrArray *nodes)
{
    GPtrArray *names = g_ptr_array_new();
    for (guint i = 0; i < nodes->len; i++) {
        const char *name = name_of(nodes->pdata[i]);
        if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
            g_ptr_array_add(names, (gpointer)(uintptr_t)name);
    }
    return names;
}

GPtrArray *
grammar_children(const struct grammar *g, const xmlNode *declaration)
{
    g_autoptr(GPtrArray) all = parts(g, declaration, "element");
    return names_of(all);
}

GPtrArray *
grammar_attributes(const struct grammar *g, const xmlNode *declaration)
{
    g_autoptr(GPtrArray) all = parts(g, declaration, "attribute");
    return names_of(all);
}

/* Declarations stand below the schema itself or within others. */
static void
add_parents(const struct grammar *g, const xmlNode *within, const char *name, GPtrArray *names)
{
    for (const xmlNode *node = within->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *parent = attribute_of(node, "name");
        if (parent && is_xsd(node, "element") && find_part(g, node, "element", name) &&
            !g_ptr_array_find_with_equal_func(names, parent, g_str_equal, NULL))
            g_ptr_array_add(names, (gpointer)(uintptr_t)parent);
        add_parents(g, node, name, names);
    }
}

GPtrArray *
grammar_parents(const struct grammar *g, const char *name)
{
    GPtrArray *names = g_ptr_array_new();
    add_parents(g, xmlDocGetRootElement(g->schema), name, names);
    return names;
}

bool
grammar_needs_child(const struct grammar *g, const xmlNode *declaration, const char *name)
{
    const xmlNode *part = find_part(g, declaration, "element", name);
    for (const xmlNode *n = part; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        if (is_xsd(n, "complexType") || (n != part && is_xsd(n, "element")))
            return true;
        if (is_xsd(n, "choice") || g_strcmp0(attribute_of(n, "minOccurs"), "0") == 0)
            return false;
    }
    return false;
}

bool
grammar_needs_attribute(const struct grammar *g, const xmlNode *declaration, const char *name)
{
    const xmlNode *part = find_part(g, declaration, "attribute", name);
    return part && g_strcmp0(attribute_of(part, "use"), "required") == 0;
}

/* The simple type of an attribute or of an element's text; NULL if it is one of XSD's own. */
static const xmlNode *
simple_type(const struct grammar *g, const xmlNode *declaration, const char *attribute)
{
    const xmlNode *node = declaration;
    if (attribute && declaration) {
        node = find_part(g, declaration, "attribute", attribute);
        node = node ? dereference(g, node) : NULL;
    }
    if (!node)
        return NULL;
    const char *type = attribute_of(node, "type");
    if (!attribute && !type) {
        /* complexType/simpleContent/extension base="..." */
        const xmlNode *n = node;
        while (n && !attribute_of(n, "base"))
            n = xmlLastElementChild((xmlNode *)(uintptr_t)n);
        type = n ? attribute_of(n, "base") : NULL;
    }
    if (type)
        return find_global(g->schema, "simpleType", local_name(type));
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (is_xsd(n, "simpleType"))
            return n;
    }
    return NULL;
}

GPtrArray *
grammar_values(const struct grammar *g, const xmlNode *declaration, const char *attribute)
{
    GPtrArray *values = g_ptr_array_new();
    const xmlNode *type = simple_type(g, declaration, attribute);
    for (const xmlNode *r = type ? type->children : NULL; r; r = r->next) {
        for (const xmlNode *n = is_xsd(r, "restriction") ? r->children : NULL; n; n = n->next) {
            if (is_xsd(n, "enumeration"))
                g_ptr_array_add(values, (gpointer)(uintptr_t)attribute_of(n, "value"));
        }
    }
    return values;
}

/* The text of annotation/appinfo. */
static const char *
appinfo(const xmlNode *node)
{
    for (const xmlNode *a = node ? node->children : NULL; a; a = a->next) {
        for (const xmlNode *n = is_xsd(a, "annotation") ? a->children : NULL; n; n = n->next) {
            if (is_xsd(n, "appinfo") && n->children)
                return (const char *)n->children->content;
        }
    }
    return NULL;
}

const char *
grammar_words(const struct grammar *g, const xmlNode *declaration, const char *attribute)
{
    const xmlNode *part =
        attribute ? find_part(g, declaration, "attribute", attribute) : declaration;
    const char *words = part ? appinfo(dereference(g, part)) : NULL;
    return words ? words : appinfo(simple_type(g, declaration, attribute));
}
