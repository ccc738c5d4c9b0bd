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

/* The one attribute that the element needs and lacks; NULL where there is none, or several. */
static const char *
only_missing(const struct repair *m, const xmlNode *node, const xmlNode *declaration,
    const GPtrArray *names)
{
    const char *missing = NULL;
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        if (find_attribute(node, name) ||
            !grammar_needs_attribute(m->grammar, declaration, name))
            continue;
        if (missing)
            return NULL;
        missing = name;
    }
    return missing;
}

/* The attribute that was probably meant, or NULL: "xml:id" where "id" is written. */
static const char *
meant_attribute(const struct repair *m, const xmlNode *node, const xmlNode *declaration,
    const char *name, const GPtrArray *names, bool *is_certain)
{
    *is_certain = true;
    for (guint i = 0; i < names->len; i++) {
        const char *other = names->pdata[i];
        if (g_str_has_prefix(other, "xml:") && strcmp(other + 4, name) == 0)
            return other;
    }
    const char *near = nearest_of(name, names);
    if (!near)
        near = only_missing(m, node, declaration, names);
    *is_certain = near && is_certain_of(name, near, names);
    return near;
}

void
repair_unknown_attribute(struct repair *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autoptr(GPtrArray) names = grammar_attributes(m->grammar, declaration);
    bool is_certain;
    const char *meant =
        meant_attribute(m, c->node, declaration, c->attribute, names, &is_certain);
    struct diag *diag = repair_report(m, attribute_span(c->node, c->attribute),
        "\"%s\" has no attribute \"%s\"", name_of(c->node), c->attribute);
    if (meant) {
        repair_suggest(m, diag, meant);
        if (!find_attribute(c->node, meant))
            fix_attribute_name(m, diag, c->node, c->attribute, meant, is_certain);
    } else if (names->len) {
        g_autofree char *list = list_names(names);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "it can have %s", list);
    }
    load_mention(m->ctx, m->doc, attribute_value(a));
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
    if (!old)
        load_refuse_name(m->ctx, m->doc, ANY_ID); /* whatever it should have had */
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

/* "true" for "yes": the one synonym that means nothing else. */
static bool
is_truth(const char *value, const char *meant)
{
    return (strcmp(value, "true") == 0 && strcmp(meant, "yes") == 0) ||
           (strcmp(value, "false") == 0 && strcmp(meant, "no") == 0);
}

/* Names with commas between them, where spaces should be; false where that is not all. */
static bool
repair_list(struct repair *m, const struct complaint *c, xmlAttr *a, const char *allowed)
{
    const char *value = attribute_value(a);
    if (!allowed || !strstr(allowed, "with spaces between") || !strpbrk(value, ",;"))
        return false;
    g_autoptr(GString) text = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit_set(value, ",; \t\r\n", -1);
    for (char **word = words; *word; word++) {
        if (!**word)
            continue;
        if (xmlValidateNCName((const xmlChar *)*word, 0) != 0)
            return false;
        g_string_append_printf(text, "%s%s", text->len ? " " : "", *word);
    }
    if (!text->len)
        return false;
    struct diag *diag = repair_report(m, attribute_span(c->node, c->attribute),
        "\"%s\" cannot be \"%s\"; expected %s", c->attribute, value, allowed);
    repair_suggest(m, diag, text->str);
    fix_attribute_value(m, diag, c->node, c->attribute, text->str, true);
    xmlNodeSetContent((xmlNode *)a, (const xmlChar *)text->str);
    return true;
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
    if (repair_list(m, c, a, allowed))
        return;
    const char *meant = hint_synonym(value, values);
    if (!meant)
        meant = nearest_of(value, values);
    struct diag *diag =
        repair_report(m, attribute_span(c->node, c->attribute), "\"%s\" cannot be \"%s\"%s%s",
            c->attribute, value, allowed ? "; expected " : "", allowed ? allowed : "");
    repair_suggest(m, diag, meant);
    if (meant)
        fix_attribute_value(m, diag, c->node, c->attribute, meant,
            is_certain_of(value, meant, values) || is_truth(value, meant));
    g_autofree char *date = allowed && strstr(allowed, ISO_DAY) ? hint_date(value) : NULL;
    if (date) {
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "did you mean %s?", date);
        fix_date(m, diag, c->node, c->attribute, date);
    }
    if (strcmp(c->attribute, "xml:id") == 0)
        name_anew(m, c->node);
    else if (meant)
        xmlNodeSetContent((xmlNode *)a, (const xmlChar *)meant);
    else if (grammar_needs_attribute(m->grammar, declaration, c->attribute))
        take_out(m, c->node);
    else
        xmlRemoveProp(a);
}
