/* Repairs attributes that are unknown, missing, or have a value that is not allowed. */
#include "load/hint.h"
#include "load/internal.h"

#include <string.h>

/* The example in the schema that marks a value as a date. */
#define ISO_DAY "2024-05-31"

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
    const char *value = attribute_value(find_attribute(node, name));
    const char *near = hint_attribute(name, value, names);
    if (!near)
        near = nearest_of(name, names);
    if (!near)
        near = only_missing(m, node, declaration, names);
    *is_certain = near && is_certain_of(name, near, names);
    return near;
}

/* Attributes of HTML that say how something looks. */
static bool
is_of_looks(const char *attribute)
{
    static const char *const names[] = { "style", "class", "align", "valign", "width", "height",
        "bgcolor", "border" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(attribute, names[i]) == 0)
            return true;
    return false;
}

/* Takes the attribute names, and are some of these words no names of anything? */
static bool
names_nothing(
    struct repair *m, const xmlNode *declaration, const char *attribute, const char *words)
{
    g_autofree char *allowed = allowed_values(m, declaration, attribute);
    return allowed && strstr(allowed, "with spaces between") && !repair_knows(m, words);
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
    } else if (is_of_looks(c->attribute)) {
        diag_note(m->ctx->diags, diag, (struct span){ 0 },
            "leave it out: the theme says how things look");
    } else if (names->len) {
        g_autofree char *list = list_names(names);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "it can have %s", list);
    }
    load_mention(m->ctx, m->doc, attribute_value(a));
    if (meant && !find_attribute(c->node, meant) &&
        (is_certain || !names_nothing(m, declaration, meant, attribute_value(a)))) {
        bool is_xml = g_str_has_prefix(meant, "xml:");
        xmlNs *ns = is_xml ? xmlSearchNsByHref(m->doc, c->node, XML_XML_NAMESPACE) : NULL;
        xmlNewNsProp(c->node, ns, (const xmlChar *)meant + (is_xml ? 4 : 0),
            (const xmlChar *)attribute_value(a));
    }
    xmlRemoveProp(a);
}

/* <verdict>allowed</verdict> where verdict="allowed" was meant. */
static void
tell_element(struct repair *m, struct diag *diag, const struct complaint *c)
{
    for (xmlNode *n = c->node->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE || strcmp(name_of(n), c->attribute) != 0)
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        diag_note(m->ctx->diags, diag, node_span(n),
            "it is no element: write %s=\"%s\" into the start tag of \"%s\"", c->attribute,
            g_strstrip((char *)text), name_of(c->node));
        xmlFree(text);
        return;
    }
}

void
repair_missing_attribute(struct repair *m, const struct complaint *c)
{
    /* A misspelt attribute was just renamed to this one. */
    if (find_attribute(c->node, c->attribute))
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autofree char *values = allowed_values(m, declaration, c->attribute);
    struct diag *diag =
        repair_report(m, node_span(c->node), "\"%s\" needs the attribute \"%s\"%s%s",
            name_of(c->node), c->attribute, values ? ": " : "", values ? values : "");
    tell_element(m, diag, c);
    if (strcmp(c->attribute, "xml:id") != 0) {
        take_out(m, c->node);
        return;
    }
    repair_name(m, c->node, NULL);
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

/*
 * What was probably meant by a value that is no word of a list: a date, a length of time, the
 * title of something that has a name.  Adds it to the finding.  NULL if nothing is sure; the
 * caller frees it.
 */
static char *
other_value(struct repair *m, const struct complaint *c, struct diag *diag, const char *allowed)
{
    const char *value = attribute_value(find_attribute(c->node, c->attribute));
    g_autofree char *date = allowed && strstr(allowed, ISO_DAY) ? hint_date(value) : NULL;
    if (date) {
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "did you mean %s?", date);
        fix_date(m, diag, c->node, c->attribute, date);
        return NULL;
    }
    char *other = m->n_titles_sought++ < MAX_TITLES ? hint_written(value, allowed) : NULL;
    if (!other && allowed && strstr(allowed, "one name"))
        other = g_strdup(repair_titled(m, c->attribute, value));
    if (other) {
        repair_suggest(m, diag, other);
        fix_attribute_value(m, diag, c->node, c->attribute, other, false);
    }
    return other;
}

/* Removes an attribute whose value says nothing; the element too, if it cannot lack it. */
static void
drop_value(struct repair *m, xmlNode *node, const xmlNode *declaration, xmlAttr *a)
{
    if (grammar_needs_attribute(m->grammar, declaration, (const char *)a->name))
        take_out(m, node);
    else
        xmlRemoveProp(a);
}

void
repair_wrong_value(struct repair *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    if (!attribute_is_written(c->node, c->attribute)) { /* a finding has corrected its name */
        drop_value(m, c->node, declaration, a);
        return;
    }
    g_autoptr(GPtrArray) values = grammar_values(m->grammar, declaration, c->attribute);
    g_autofree char *allowed = allowed_values(m, declaration, c->attribute);
    const char *value = attribute_value(a);
    if (repair_list(m, c, a, allowed) || repair_old_name(m, c->node, a))
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
    if (strcmp(c->attribute, "xml:id") == 0) {
        repair_name(m, c->node, diag);
        return;
    }
    g_autofree char *other = meant ? NULL : other_value(m, c, diag, allowed);
    if (other)
        meant = other;
    if (meant)
        xmlNodeSetContent((xmlNode *)a, (const xmlChar *)meant);
    else
        drop_value(m, c->node, declaration, a);
}
