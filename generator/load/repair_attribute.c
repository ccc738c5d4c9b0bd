/* Repairs attributes that are unknown, missing, or have a value that is not allowed. */
#include "load/hint.h"
#include "load/internal.h"

#include <string.h>

/* The example in the schema that marks a value as a date. */
#define ISO_DAY "2024-05-31"

static xmlAttr *
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

static const char *
attribute_value(const xmlAttr *a)
{
    return a->children ? (const char *)a->children->content : "";
}

/* The attribute that was probably meant, or NULL: "xml:id" where "id" is written. */
static const char *
meant_attribute(const char *name, const GPtrArray *names)
{
    for (guint i = 0; i < names->len; i++) {
        const char *other = names->pdata[i];
        if (g_str_has_prefix(other, "xml:") && strcmp(other + 4, name) == 0)
            return other;
    }
    return nearest_of(name, names);
}

void
repair_unknown_attribute(struct repair *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autoptr(GPtrArray) names = grammar_attributes(m->grammar, declaration);
    const char *meant = meant_attribute(c->attribute, names);
    struct diag *diag = repair_report(m, attribute_span(c->node, c->attribute),
        "\"%s\" has no attribute \"%s\"", name_of(c->node), c->attribute);
    if (meant) {
        repair_suggest(m, diag, meant);
    } else if (names->len) {
        g_autofree char *list = list_names(names);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "it can have %s", list);
    }
    if (meant && !find_attribute(c->node, meant)) {
        bool is_xml = g_str_has_prefix(meant, "xml:");
        xmlNs *ns = is_xml ? xmlSearchNsByHref(m->doc, c->node, XML_XML_NAMESPACE) : NULL;
        xmlNewNsProp(c->node, ns, (const xmlChar *)meant + (is_xml ? 4 : 0),
            (const xmlChar *)attribute_value(a));
    }
    xmlRemoveProp(a);
}

/*
 * Gives an xml:id to an element that lacks a valid one: nothing can refer to it, but its
 * content can still be checked.
 */
static void
name_anew(struct repair *m, xmlNode *node)
{
    g_autofree char *name = g_strdup_printf("unnamed.%u", ++m->n_unnamed);
    xmlAttr *old = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    if (old) {
        load_refuse_name(m->ctx, m->doc, attribute_value(old));
        xmlRemoveProp(old);
    }
    xmlNewNsProp(node, xmlSearchNsByHref(m->doc, node, XML_XML_NAMESPACE),
        (const xmlChar *)"id", (const xmlChar *)name);
}

void
repair_missing_attribute(struct repair *m, const struct complaint *c)
{
    /* A misspelt attribute was just renamed to this one. */
    if (find_attribute(c->node, c->attribute))
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autofree char *values = allowed_values(m, declaration, c->attribute);
    repair_report(m, node_span(c->node), "\"%s\" needs the attribute \"%s\"%s%s",
        name_of(c->node), c->attribute, values ? ": " : "", values ? values : "");
    if (strcmp(c->attribute, "xml:id") != 0) {
        take_out(m, c->node);
        return;
    }
    name_anew(m, c->node);
}

void
repair_wrong_value(struct repair *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autoptr(GPtrArray) values = grammar_values(m->grammar, declaration, c->attribute);
    g_autofree char *allowed = allowed_values(m, declaration, c->attribute);
    const char *value = attribute_value(a);
    const char *meant = hint_synonym(value, values);
    if (!meant)
        meant = nearest_of(value, values);
    struct diag *diag =
        repair_report(m, attribute_span(c->node, c->attribute), "\"%s\" cannot be \"%s\"%s%s",
            c->attribute, value, allowed ? "; expected " : "", allowed ? allowed : "");
    repair_suggest(m, diag, meant);
    g_autofree char *date = allowed && strstr(allowed, ISO_DAY) ? hint_date(value) : NULL;
    if (date)
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "did you mean %s?", date);
    if (strcmp(c->attribute, "xml:id") == 0)
        name_anew(m, c->node);
    else if (meant)
        xmlNodeSetContent((xmlNode *)a, (const xmlChar *)meant);
    else if (grammar_needs_attribute(m->grammar, declaration, c->attribute))
        take_out(m, c->node);
    else
        xmlRemoveProp(a);
}
