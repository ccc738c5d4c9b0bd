#include "translate/its.h"

#include "base/resource.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <string.h>

#define RULES "handbook.its"

/* What the rules state about a node; each has_ field is true if a rule states it. */
struct said {
    bool has_translate, translate;
    bool has_within, stale;
    enum its_within within;
    const char *note, *context, *external;
};

struct its {
    struct arena *a;
    GHashTable *said;  /* node -> struct said * */
    GHashTable *named; /* "cite/@at": attributes that readers see */
};

static struct said *
said_of(struct its *its, const void *node)
{
    struct said *said = g_hash_table_lookup(its->said, node);
    if (!said) {
        said = ARENA_NEW(its->a, struct said);
        g_hash_table_insert(its->said, (gpointer)(uintptr_t)node, said);
    }
    return said;
}

static const struct said *
known_of(const struct its *its, const void *node)
{
    return g_hash_table_lookup(its->said, node);
}

/* The string value of a rule's expression at a node, in the arena; NULL if it is empty. */
static const char *
string_at(struct its *its, xmlXPathContext *xpath, xmlNode *node, const char *expression)
{
    xpath->node = node;
    xmlXPathObject *result = xmlXPathEval((const xmlChar *)expression, xpath);
    xmlChar *text = result ? xmlXPathCastToString(result) : NULL;
    const char *kept = text && *text ? arena_strdup(its->a, (const char *)text) : NULL;
    xmlFree(text);
    xmlXPathFreeObject(result);
    return kept;
}

/* The text of a note as one line. */
static const char *
note_of(struct its *its, const xmlNode *rule)
{
    xmlChar *content = xmlNodeGetContent(rule);
    g_auto(GStrv) words = g_strsplit_set((const char *)content, " \t\r\n", -1);
    xmlFree(content);
    g_autoptr(GString) out = g_string_new(NULL);
    for (char **word = words; *word; word++)
        if (**word)
            g_string_append_printf(out, "%s%s", out->len ? " " : "", *word);
    return arena_strdup(its->a, out->str);
}

/* Applies one rule to one node. */
static void
say(struct its *its, xmlXPathContext *xpath, const xmlNode *rule, xmlNode *node)
{
    const char *name = (const char *)rule->name;
    struct said *said = said_of(its, node);
    const char *value;
    if (strcmp(name, "translateRule") == 0) {
        said->has_translate = true;
        said->translate = g_strcmp0(node_attribute(rule, "translate"), "yes") == 0;
        if (said->translate && node->type == XML_ATTRIBUTE_NODE)
            g_hash_table_add(
                its->named, arena_printf(its->a, "%s/@%s", (const char *)node->parent->name,
                                (const char *)node->name));
    } else if (strcmp(name, "withinTextRule") == 0) {
        value = node_attribute(rule, "withinText");
        said->has_within = true;
        said->within = g_strcmp0(value, "yes") == 0      ? ITS_WITHIN_YES
                       : g_strcmp0(value, "nested") == 0 ? ITS_WITHIN_NESTED
                                                         : ITS_WITHIN_NO;
    } else if (strcmp(name, "locNoteRule") == 0) {
        said->note = note_of(its, rule);
    } else if (strcmp(name, "contextRule") == 0) {
        if ((value = node_attribute(rule, "contextPointer")))
            said->context = string_at(its, xpath, node, value);
    } else if (strcmp(name, "externalResourceRefRule") == 0) {
        if ((value = node_attribute(rule, "externalResourceRefPointer")))
            said->external = string_at(its, xpath, node, value);
    } else if (strcmp(name, "staleRule") == 0) {
        said->stale = g_strcmp0(node_attribute(rule, "stale"), "show") == 0;
    }
}

static void
apply(struct its *its, xmlXPathContext *xpath, const xmlNode *rule)
{
    const char *selector = node_attribute(rule, "selector");
    if (!selector)
        return;
    xpath->node = xmlDocGetRootElement(xpath->doc);
    xmlXPathObject *found = xmlXPathEval((const xmlChar *)selector, xpath);
    const xmlNodeSet *set = found ? found->nodesetval : NULL;
    for (int i = 0; set && i < set->nodeNr; i++)
        say(its, xpath, rule, set->nodeTab[i]);
    xmlXPathFreeObject(found);
}

struct its *
its_new(struct ctx *ctx, xmlDoc *doc)
{
    struct its *its = g_new0(struct its, 1);
    its->a = ctx->arena;
    its->said = g_hash_table_new(NULL, NULL);
    its->named = g_hash_table_new(g_str_hash, g_str_equal);
    size_t size;
    const char *text = resource_find(RULES, &size);
    xmlDoc *rules =
        text ? load_parse(ctx, sources_text(ctx->sources, "proviso:" RULES, text, size)) : NULL;
    const xmlNode *root = rules ? xmlDocGetRootElement(rules) : NULL;
    xmlXPathContext *xpath = xmlXPathNewContext(doc);
    if (!xpath)
        g_error("out of memory");
    for (const xmlNs *ns = root ? root->nsDef : NULL; ns; ns = ns->next)
        if (ns->prefix)
            xmlXPathRegisterNs(xpath, ns->prefix, ns->href);
    for (const xmlNode *rule = root ? root->children : NULL; rule; rule = rule->next)
        if (rule->type == XML_ELEMENT_NODE)
            apply(its, xpath, rule);
    xmlXPathFreeContext(xpath);
    xmlFreeDoc(rules);
    return its;
}

void
its_free(struct its *its)
{
    g_hash_table_unref(its->said);
    g_hash_table_unref(its->named);
    g_free(its);
}

bool
its_translates_attribute(const struct its *its, const xmlAttr *attribute)
{
    const struct said *said = known_of(its, attribute);
    return said && said->has_translate && said->translate;
}

bool
its_translates_named(const struct its *its, const char *element, const char *attribute)
{
    g_autofree char *name = g_strdup_printf("%s/@%s", element, attribute);
    return g_hash_table_contains(its->named, name);
}

bool
its_translates(const struct its *its, const xmlNode *element)
{
    for (const xmlNode *n = element; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        const struct said *said = known_of(its, n);
        if (said && said->has_translate)
            return said->translate;
    }
    return true;
}

enum its_within
its_within(const struct its *its, const xmlNode *element)
{
    const struct said *said = known_of(its, element);
    return said && said->has_within ? said->within : ITS_WITHIN_NO;
}

bool
its_shows_stale(const struct its *its, const xmlNode *element)
{
    for (const xmlNode *n = element; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
        const struct said *said = known_of(its, n);
        if (said && said->stale)
            return true;
    }
    return false;
}

const char *
its_note(const struct its *its, const void *node)
{
    const struct said *said = known_of(its, node);
    return said ? said->note : NULL;
}

const char *
its_context(const struct its *its, const xmlNode *element)
{
    const struct said *said = known_of(its, element);
    return said ? said->context : NULL;
}

const char *
its_external(const struct its *its, const xmlNode *element)
{
    const struct said *said = known_of(its, element);
    return said ? said->external : NULL;
}
