/*
 * Writes everything derived into the content tree: runs the steps in order, and holds the
 * helpers they share.  Omission comes first, so that no later step mentions what is not shown;
 * places (d:at) come last, so that copies have them, too.
 */
#include "compose/annotate.h"

#include <stdio.h>

/*
 * Moves a short value into its node, as libxml2's parser does (XML_PARSE_COMPACT): most values
 * are short, and half of the annotated tree is values.
 */
static void
keep_compact(const xmlAttr *attribute)
{
    xmlNode *text = attribute ? attribute->children : NULL;
    size_t size = text && text->content ? strlen((const char *)text->content) + 1 : SIZE_MAX;
    if (size > sizeof text->properties + sizeof text->nsDef)
        return;
    xmlChar *content = text->content;
    text->content = memcpy(&text->properties, content, size);
    xmlFree(content);
}

void
derive(const struct annotate *an, xmlNode *node, const char *name, const char *value)
{
    if (!value)
        return;
    /* We own derived elements, so their attributes need no prefix. */
    xmlNs *ns = node->ns == an->ns ? NULL : an->ns;
    xmlAttr *attribute = xmlHasNsProp(node, (const xmlChar *)name, ns ? ns->href : NULL);
    if (!attribute)
        attribute = xmlNewNsProp(node, ns, (const xmlChar *)name, NULL);
    else if (attribute->children && attribute->children->_private != attribute->children)
        xmlFreeNode(attribute->children);
    attribute->children = attribute->last = model_shared_text(an->model, value);
}

const char *
derived_value(const struct annotate *an, const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = xmlHasNsProp(node, (const xmlChar *)name, an->ns->href);
    return attribute && attribute->children ? (const char *)attribute->children->content : NULL;
}

void
derive_number(const struct annotate *an, xmlNode *node, const char *name, size_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%zu", value);
    derive(an, node, name, text);
}

xmlNode *
derive_child(const struct annotate *an, xmlNode *parent, const char *name)
{
    return xmlNewChild(parent, an->ns, (const xmlChar *)name, NULL);
}

xmlNode *
derive_text(const struct annotate *an, xmlNode *parent, const char *name, const char *text)
{
    return xmlNewTextChild(parent, an->ns, (const xmlChar *)name, (const xmlChar *)text);
}

void
omit(const struct annotate *an, xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlAddChild(an->omitted, node);
}

bool
is_omitted(const struct annotate *an, const xmlNode *node)
{
    while (node && node != an->omitted)
        node = node->parent;
    return node != NULL;
}

/* Copies of other practices' rules are inside derived elements, but count as content. */
static bool
is_derived(const struct annotate *an, const xmlNode *node)
{
    return node->ns == an->ns && strcmp((const char *)node->name, "exempting") != 0 &&
           strcmp((const char *)node->name, "from") != 0;
}

xmlNode *
next_element(const struct annotate *an, xmlNode *node, const xmlNode *root)
{
    bool go_in = true;
    do {
        if (go_in && node->children) {
            node = node->children;
        } else {
            while (node != root && !node->next)
                node = node->parent;
            if (node == root)
                return NULL;
            node = node->next;
        }
        go_in = node->type == XML_ELEMENT_NODE && !is_derived(an, node);
    } while (!go_in || node->ns == an->ns);
    return node;
}

const char *
say(const struct annotate *an, const char *key, const char *one, const char *two)
{
    return word(an->a, an->model->words, key, one, two, NULL);
}

/* xmlCopyNode does not copy the places of nodes. */
static void
copy_places(xmlNode *copy, const xmlNode *node)
{
    copy->_private = node->_private;
    xmlNode *c = copy->children;
    for (const xmlNode *n = node->children; n && c; n = n->next, c = c->next) {
        if (n->type == XML_ELEMENT_NODE)
            copy_places(c, n);
    }
}

/* Copies lose names and index marks, which only the original has. */
static void
drop_marks(xmlNode *node)
{
    for (xmlNode *n = node->children, *next; n; n = next) {
        next = n->next;
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (node_is(n, "index")) {
            xmlUnlinkNode(n);
            xmlFreeNode(n);
            continue;
        }
        xmlAttr *id = xmlHasNsProp(n, (const xmlChar *)"id", XML_XML_NAMESPACE);
        if (id)
            xmlRemoveProp(id);
        drop_marks(n);
    }
}

void
copy_content(xmlNode *parent, const xmlNode *node)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        xmlNode *copy = xmlDocCopyNode(n, parent->doc, 1);
        if (n->type == XML_ELEMENT_NODE)
            copy_places(copy, n);
        xmlAddChild(parent, copy);
    }
    drop_marks(parent);
}

/* Text that another rule shares (`same-as`) is printed in both places. */
static void
fill_same_as(const struct rule *rule)
{
    const struct {
        const char *name;
        const xmlNode *text;
    } parts[] = {
        { "because", rule->because },
        { "instead", rule->instead },
        { "consequence", rule->consequence },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        for (xmlNode *n = rule->node->children; n; n = n->next) {
            bool is_empty = node_is(n, parts[i].name) && node_attribute(n, "same-as");
            if (is_empty && parts[i].text && parts[i].text != n)
                copy_content(n, parts[i].text);
        }
    }
}

/* Copies a rule of another practice that exempts from this one, too. */
static void
copy_exempting(const struct annotate *an, const struct practice *practice)
{
    xmlNode *group = NULL;
    for (size_t i = 0; i < practice->n_rules; i++) {
        const struct rule *rule = practice->rules[i];
        if (rule->practice == practice || rule->period.from.first > an->as_of)
            continue;
        if (!group)
            group = derive_child(an, practice->node, "exempting");
        xmlNode *from = derive_child(an, group, "from");
        derive(an, from, "ref", rule->practice->id);
        xmlNode *copy = xmlDocCopyNode(rule->node, practice->node->doc, 1);
        copy_places(copy, rule->node);
        xmlAddChild(from, copy);
        drop_marks(from);
    }
}

/* Elements that findings about a site are about. */
static bool
has_place_on_site(const xmlNode *node)
{
    return node_is(node, "group") || node_is(node, "expect-search") || node_is(node, "img");
}

/* Writes d:at: the source and the position of the start tag in it. */
static void
write_places(const struct annotate *an)
{
    char at[48];
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        struct span span = node_span(n);
        if (!span.source || (!an->has_places && !has_place_on_site(n)))
            continue;
        snprintf(at, sizeof at, "%u:%u:%u", span.source->index, span.start, span.end);
        keep_compact(xmlNewNsProp(n, an->ns, (const xmlChar *)"at", (const xmlChar *)at));
    }
}

static void
annotate_matrix(const struct annotate *an)
{
    const struct model *model = an->model;
    xmlNode *matrix = derive_child(an, an->root, "matrix");
    for (size_t i = 0; i < model->n_roles; i++) {
        const struct role *role = &model->roles[i];
        xmlNode *node = derive_child(an, matrix, "role");
        derive(an, node, "id", role->id);
        derive(an, node, "name", role->name);
        derive(an, node, "plural", role->plural ? role->plural : role->name);
    }
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        if (is_omitted(an, practice->node) || !has_cells(an, practice))
            continue;
        const struct role_verdict *verdicts = answers_roles(an->answers, practice);
        xmlNode *row = derive_child(an, matrix, "row");
        xmlNode *cells = derive_child(an, practice->node, "cells");
        derive(an, row, "practice", practice->id);
        for (size_t r = 0; r < 2 * model->n_roles; r++) {
            const struct role_verdict *verdict = &verdicts[r / 2];
            xmlNode *cell = derive_child(an, r % 2 ? cells : row, "cell");
            derive(an, cell, "role", model->roles[verdict->role].id);
            derive(an, cell, "verdict", verdict_name(verdict->decision.verdict));
            derive(an, cell, "differs", verdict->differs ? "yes" : NULL);
        }
    }
}

static void
annotate_handbook(const struct annotate *an)
{
    const struct model *model = an->model;
    char iso[11];
    day_format(an->as_of, iso);
    derive(an, an->root, "as-of", iso);
    const struct date as_of = { .first = an->as_of, .precision = PRECISION_DAY };
    derive(an, an->root, "as-of-text", date_words(an->ctx, an->model, &as_of, false));
    if (model->for_role)
        derive(an, an->root, "for", model->for_role->plural);
    if (model->edition_date.first != DAY_MIN) {
        day_format(model->edition_date.first, iso);
        derive(an, an->root, "edition", iso);
        derive(an, an->root, "edition-text",
            date_words(an->ctx, an->model, &model->edition_date, false));
    }
    if (model->edition_previous.first != DAY_MIN)
        derive(an, an->root, "previous-text",
            date_words(an->ctx, an->model, &model->edition_previous, false));
}

static void
annotate_practices(const struct annotate *an)
{
    for (size_t i = 0; i < an->model->n_practices; i++) {
        const struct practice *practice = &an->model->practices[i];
        if (is_omitted(an, practice->node))
            continue;
        if (is_apart(an, practice))
            derive(an, practice->node, "number", model_number(an->model, practice->node));
        else
            annotate_practice(an, practice);
    }
    for (size_t i = 0; i < an->model->n_guides; i++)
        annotate_in_guide(an, &an->model->guides[i]);
}

/* Characters of an element's text, white space apart. */
static size_t
letters_in(const xmlNode *element)
{
    size_t n = 0;
    for (const xmlNode *node = element->children; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            n += letters_in(node);
        const char *text = node->type == XML_TEXT_NODE ? (const char *)node->content : "";
        for (const char *p = text; *p; p += g_utf8_skip[(unsigned char)*p])
            n += !g_unichar_isspace(g_utf8_get_char(p));
    }
    return n;
}

void
compose_annotate(struct ctx *ctx, struct model *model, struct answers *answers,
    const struct practice *only, bool has_places)
{
    xmlNode *root = xmlDocGetRootElement(model->doc);
    struct annotate an = {
        .ctx = ctx,
        .model = model,
        .answers = answers,
        .a = ctx->arena,
        .as_of = ctx->as_of,
        .root = root,
        .only = only,
        .has_places = has_places,
        .ns = xmlSearchNsByHref(model->doc, root, (const xmlChar *)NS_DERIVED),
    };
    if (!an.ns) /* a handbook that was translated has it */
        an.ns = xmlNewNs(root, (const xmlChar *)NS_DERIVED, (const xmlChar *)"d");
    an.omitted = xmlNewDocNode(model->doc, an.ns, (const xmlChar *)"omitted", NULL);

    derive(&an, root, "letters", arena_printf(an.a, "%zu", letters_in(root)));
    words_mark_languages(model->words);
    annotate_originals(&an);
    omit_all(&an);
    for (size_t i = 0; i < model->n_practices; i++) {
        const struct practice *practice = &model->practices[i];
        for (size_t k = 0; k < practice->n_own_rules; k++)
            fill_same_as(&practice->own_rules[k]);
    }
    for (size_t i = 0; i < model->n_practices; i++) {
        if (!is_omitted(&an, model->practices[i].node))
            copy_exempting(&an, &model->practices[i]);
    }
    if (only) {
        annotate_index(&an); /* it numbers the marks of all practices */
        set_apart(&an);
    }
    annotate_handbook(&an);
    annotate_text(&an);
    annotate_practices(&an);
    for (size_t i = 0; i < model->n_scenarios; i++) {
        if (!is_omitted(&an, model->scenarios[i].node) &&
            !is_apart(&an, model->scenarios[i].in))
            annotate_scenario(&an, &model->scenarios[i]);
    }
    for (size_t i = 0; i < model->n_guides; i++) {
        if (!only && !is_omitted(&an, model->guides[i].node))
            annotate_guide(&an, &model->guides[i]);
    }
    annotate_sections(&an);
    annotate_matrix(&an);
    annotate_changes(&an);
    annotate_sources(&an);
    annotate_glossary(&an);
    if (!only)
        annotate_index(&an);
    write_places(&an);
    annotate_translation(&an);
    xmlAddChild(root, an.omitted);
    annotate_occurring(&an);
}
