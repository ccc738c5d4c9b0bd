/* Repairs xml:id, and finds what an author means who writes a title in place of a name. */
#include "base/edit_distance.h"
#include "load/hint.h"
#include "load/internal.h"

#include <string.h>

/* An xml:id that is no name, and what was read instead. */
struct old_name {
    char *to;
    struct diag *diag; /* the finding about it */
};

static void
old_name_free(void *data)
{
    struct old_name *old = data;
    g_free(old->to);
    g_free(old);
}

void
repair_names_free(struct repair *m)
{
    if (m->ids)
        g_hash_table_destroy(m->ids);
    if (m->old_names)
        g_hash_table_destroy(m->old_names);
}

xmlAttr *
find_attribute(const xmlNode *node, const char *name)
{
    if (g_str_has_prefix(name, "xml:"))
        return xmlHasNsProp(node, (const xmlChar *)name + 4, XML_XML_NAMESPACE);
    xmlAttr *other = NULL; /* of another namespace */
    for (xmlAttr *a = node->properties; a; a = a->next) {
        if (strcmp((const char *)a->name, name) != 0)
            continue;
        if (!a->ns)
            return a;
        other = a;
    }
    return other;
}

const char *
attribute_value(const xmlAttr *a)
{
    return a->children ? (const char *)a->children->content : "";
}

static void
collect_ids(GHashTable *ids, xmlNode *node)
{
    const xmlAttr *id = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    if (id && !g_hash_table_contains(ids, attribute_value(id)))
        g_hash_table_insert(ids, g_strdup(attribute_value(id)), node);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            collect_ids(ids, child);
    }
}

/* Every xml:id of the document as it was when this was first asked for, and its element. */
static GHashTable *
all_ids(struct repair *m)
{
    if (!m->ids) {
        m->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        collect_ids(m->ids, xmlDocGetRootElement(m->doc));
    }
    return m->ids;
}

bool
repair_knows(struct repair *m, const char *words)
{
    g_auto(GStrv) list = g_strsplit_set(words, " \t\r\n", -1);
    for (char **word = list; *word; word++)
        if (**word && !g_hash_table_contains(all_ids(m), *word))
            return false;
    return true;
}

/* The name that an invalid one suggests, if nothing else has it; the caller frees it. */
static char *
free_name(struct repair *m, const xmlNode *node, const char *value)
{
    char *name = hint_name(value, name_of(node));
    if (name && g_hash_table_contains(all_ids(m), name))
        g_clear_pointer(&name, g_free);
    return name;
}

void
repair_name(struct repair *m, xmlNode *node, struct diag *diag)
{
    xmlAttr *old = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    g_autofree char *name = old ? free_name(m, node, attribute_value(old)) : NULL;
    if (!old)
        load_refuse_name(m->ctx, m->doc, ANY_ID); /* whatever it should have had */
    if (old) {
        g_auto(GStrv) words = g_strsplit_set(attribute_value(old), " \t\r\n", -1);
        for (char **word = words; *word; word++)
            load_refuse_name(m->ctx, m->doc, *word);
    }
    if (name) {
        repair_suggest(m, diag, name);
        fix_attribute_value(m, diag, node, "xml:id", name, false);
        struct old_name *was = g_new0(struct old_name, 1);
        *was = (struct old_name){ g_strdup(name), diag };
        if (!m->old_names)
            m->old_names =
                g_hash_table_new_full(g_str_hash, g_str_equal, g_free, old_name_free);
        g_hash_table_replace(m->old_names, g_strdup(attribute_value(old)), was);
        g_hash_table_insert(all_ids(m), g_strdup(name), node);
    } else {
        name = g_strdup_printf("unnamed.%u", ++m->n_unnamed);
    }
    if (old)
        xmlRemoveProp(old);
    xmlNewNsProp(node, xmlSearchNsByHref(m->doc, node, XML_XML_NAMESPACE),
        (const xmlChar *)"id", (const xmlChar *)name);
}

bool
repair_old_name(struct repair *m, const xmlNode *node, xmlAttr *attribute)
{
    const struct old_name *old =
        m->old_names && !attribute->ns
            ? g_hash_table_lookup(m->old_names, attribute_value(attribute))
            : NULL;
    if (!old)
        return false;
    struct span span = attribute_value_span(node, (const char *)attribute->name);
    if (span.source && old->diag->n_fixes > 0)
        diag_edit(m->ctx->diags, old->diag, span, old->to);
    xmlNodeSetContent((xmlNode *)attribute, (const xmlChar *)old->to);
    return true;
}

/* The title or name of an element, without blanks at its ends; the caller frees it. */
static char *
title_of(const xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE ||
            (strcmp(name_of(n), "title") != 0 && strcmp(name_of(n), "name") != 0))
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        char *title = g_strstrip(g_strdup((const char *)text));
        xmlFree(text);
        return title;
    }
    return NULL;
}

/* "cases" names elements called "case". */
static bool
can_name(const struct repair *m, const char *attribute, const xmlNode *node)
{
    const size_t size = strlen(attribute);
    g_autofree char *one = g_strndup(attribute, size - (attribute[size - 1] == 's'));
    return !grammar_knows(m->grammar, one) || strcmp(one, "ref") == 0 ||
           strcmp(one, name_of(node)) == 0;
}

const char *
repair_titled(struct repair *m, const char *attribute, const char *title)
{
    g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    GHashTableIter iter;
    gpointer name, node;
    if (m->n_titles_sought++ > MAX_TITLES)
        return NULL;
    g_hash_table_iter_init(&iter, all_ids(m));
    while (g_hash_table_iter_next(&iter, &name, &node)) {
        char *other = can_name(m, attribute, node) ? title_of(node) : NULL;
        if (!other)
            continue;
        g_ptr_array_add(titles, other);
        g_ptr_array_add(names, name);
    }
    const char *near = nearest_of(title, titles);
    guint at;
    const char *found = NULL;
    for (at = 0; near && at < titles->len; at++) {
        /* Of two things with one title, the first by name: the order must not vary. */
        if (strcmp(near, titles->pdata[at]) == 0 &&
            (!found || strcmp(names->pdata[at], found) < 0))
            found = names->pdata[at];
    }
    return found;
}
