/*
 * What the schema refuses: the finding, and what becomes of the tree.
 *
 * A slip with an obvious remedy ("titel" for "title", "forbiden" for "forbidden") is reported
 * and then read as what was meant, so that the checks behind see what the author sees and say
 * no more than is wrong.  Everything else is reported and taken out.  Complaints that only
 * follow from what was done are not passed on.
 */
#include "load/schema.h"

#include "base/nearest.h"
#include "load/grammar.h"
#include "load/loader.h"

#include <string.h>

struct mender {
    struct ctx *ctx;
    xmlDoc *doc;
    const char *code;
    struct grammar *grammar;
    GHashTable *renamed; /* elements that got the name that was meant */
    GHashTable *fillers; /* elements put in for missing ones */
    GHashTable *bereft;  /* elements that lost a child */
    GHashTable *wrapped; /* elements whose text was put into "p" */
    unsigned n_unnamed;
    GPtrArray *removed; /* freed at the end, so that no address is used twice before */
};

struct mender *
mender_new(struct ctx *ctx, xmlDoc *doc, const char *schema_name, const char *code)
{
    struct mender *m = g_new0(struct mender, 1);
    m->ctx = ctx;
    m->doc = doc;
    m->code = code;
    m->grammar = grammar_new(schema_name);
    m->renamed = g_hash_table_new(NULL, NULL);
    m->fillers = g_hash_table_new(NULL, NULL);
    m->bereft = g_hash_table_new(NULL, NULL);
    m->wrapped = g_hash_table_new(NULL, NULL);
    m->removed = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
    return m;
}

void
mender_free(struct mender *m)
{
    if (!m)
        return;
    grammar_free(m->grammar);
    g_hash_table_destroy(m->renamed);
    g_hash_table_destroy(m->fillers);
    g_hash_table_destroy(m->bereft);
    g_hash_table_destroy(m->wrapped);
    g_ptr_array_free(m->removed, TRUE);
    g_free(m);
}

/* --- Words --- */

static const char *
name_of(const xmlNode *node)
{
    return (const char *)node->name;
}

/* "a", "b" or "c" */
static char *
list_names(const GPtrArray *names)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *before = i == 0 ? "" : i + 1 == names->len ? " or " : ", ";
        g_string_append_printf(text, "%s\"%s\"", before, (const char *)names->pdata[i]);
    }
    return g_string_free(text, FALSE);
}

static const char *
nearest_of(const char *word, const GPtrArray *names)
{
    return nearest_word(word, (const char *const *)names->pdata, names->len);
}

/* More names than this are no help in the middle of a sentence. */
#define MAX_LISTED 8

/* "; expected "a" or "b"", or nothing when that would not help. */
static char *
expectation(const GPtrArray *names)
{
    if (!names->len || names->len > MAX_LISTED)
        return g_strdup("");
    g_autofree char *list = list_names(names);
    return g_strconcat("; expected ", list, NULL);
}

/* What an attribute (NULL: the text) may be: its values, or words for them; or NULL. */
static char *
allowed_values(const struct mender *m, const xmlNode *declaration, const char *attribute)
{
    g_autoptr(GPtrArray) values = grammar_values(m->grammar, declaration, attribute);
    if (values->len)
        return list_names(values);
    return g_strdup(grammar_words(m->grammar, declaration, attribute));
}

static struct diag *G_GNUC_PRINTF(3, 4)
    report(struct mender *m, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return diag_add(m->ctx->diags, SEV_ERROR, span, m->code, "%s", text);
}

static void
suggest(struct mender *m, struct diag *diag, const char *name)
{
    if (name)
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "did you mean \"%s\"?", name);
}

/* --- The tree --- */

static bool
is_in_tree(const struct mender *m, const xmlNode *node)
{
    while (node && node->parent)
        node = node->parent;
    return node == (const xmlNode *)m->doc;
}

/* Remembers the names in what is taken out: references to them are not dangling. */
static void
remember_names(struct mender *m, const xmlNode *node)
{
    const xmlAttr *id = xmlHasNsProp(node, (const xmlChar *)"id", XML_XML_NAMESPACE);
    if (id && id->children)
        load_refuse_name(m->ctx, m->doc, (const char *)id->children->content);
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            remember_names(m, child);
    }
}

static void
mark_mended(xmlNode *node)
{
    struct origin *origin = node->_private;
    if (origin)
        origin->is_mended = true;
}

static void
take_out(struct mender *m, xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE) {
        remember_names(m, node);
        if (node->parent->type == XML_ELEMENT_NODE) {
            g_hash_table_add(m->bereft, node->parent);
            mark_mended(node->parent);
        }
    }
    xmlUnlinkNode(node);
    g_ptr_array_add(m->removed, node);
}

static xmlAttr *
find_attribute(const xmlNode *node, const char *name)
{
    if (g_str_has_prefix(name, "xml:"))
        return xmlHasNsProp(node, (const xmlChar *)name + 4, XML_XML_NAMESPACE);
    for (xmlAttr *a = node->properties; a; a = a->next) {
        if (strcmp((const char *)a->name, name) == 0)
            return a;
    }
    return NULL;
}

static const char *
attribute_value(const xmlAttr *a)
{
    return a->children ? (const char *)a->children->content : "";
}

/* --- Attributes --- */

static void
mend_unknown_attribute(struct mender *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autoptr(GPtrArray) names = grammar_attributes(m->grammar, declaration);
    const char *meant = nearest_of(c->attribute, names);
    struct diag *diag = report(m, attribute_span(c->node, c->attribute),
        "\"%s\" has no attribute \"%s\"", name_of(c->node), c->attribute);
    if (meant) {
        suggest(m, diag, meant);
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
 * An xml:id for an element that has none, or none that can be one: nothing can refer to it, but
 * what it says can be checked.
 */
static void
name_anew(struct mender *m, xmlNode *node)
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

static void
mend_missing_attribute(struct mender *m, const struct complaint *c)
{
    /* A misspelt one was mended a moment ago. */
    if (find_attribute(c->node, c->attribute))
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autofree char *values = allowed_values(m, declaration, c->attribute);
    report(m, node_span(c->node), "\"%s\" needs the attribute \"%s\"%s%s", name_of(c->node),
        c->attribute, values ? ": " : "", values ? values : "");
    if (strcmp(c->attribute, "xml:id") != 0) {
        take_out(m, c->node);
        return;
    }
    name_anew(m, c->node);
}

static void
mend_wrong_value(struct mender *m, const struct complaint *c)
{
    xmlAttr *a = find_attribute(c->node, c->attribute);
    if (!a)
        return;
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autoptr(GPtrArray) values = grammar_values(m->grammar, declaration, c->attribute);
    g_autofree char *allowed = allowed_values(m, declaration, c->attribute);
    const char *value = attribute_value(a);
    const char *meant = nearest_of(value, values);
    struct diag *diag =
        report(m, attribute_span(c->node, c->attribute), "\"%s\" cannot be \"%s\"%s%s",
            c->attribute, value, allowed ? "; expected " : "", allowed ? allowed : "");
    suggest(m, diag, meant);
    if (strcmp(c->attribute, "xml:id") == 0)
        name_anew(m, c->node);
    else if (meant)
        xmlNodeSetContent((xmlNode *)a, (const xmlChar *)meant);
    else if (grammar_needs_attribute(m->grammar, declaration, c->attribute))
        take_out(m, c->node);
    else
        xmlRemoveProp(a);
}

/* --- Elements --- */

static bool
has_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && strcmp(name_of(n), name) == 0)
            return true;
    }
    return false;
}

/* Gives all elements below that have no namespace the one they should have. */
static void
set_namespace(xmlNode *node, xmlNs *ns)
{
    if (!node->ns)
        xmlSetNs(node, ns);
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            set_namespace(child, ns);
    }
}

/* Elements of another namespace, or of none: mostly a forgotten xmlns. */
static bool
mend_namespace(struct mender *m, xmlNode *node)
{
    const char *ours = grammar_namespace(m->grammar);
    if (node->ns && strcmp((const char *)node->ns->href, ours) == 0)
        return false;
    if (node->ns) {
        report(m, node_span(node),
            "\"%s\" is in the namespace \"%s\", which means nothing here", name_of(node),
            (const char *)node->ns->href);
        take_out(m, node);
        return true;
    }
    struct diag *diag = report(m, node_span(node), "\"%s\" is in no namespace", name_of(node));
    diag_note(
        m->ctx->diags, diag, (struct span){ 0 }, "write xmlns=\"%s\" in its start tag", ours);
    xmlNs *ns = xmlSearchNsByHref(m->doc, xmlDocGetRootElement(m->doc), (const xmlChar *)ours);
    if (ns)
        set_namespace(node, ns);
    else
        take_out(m, node);
    return true;
}

/* "question" where "title" must come first: an empty title stands for the missing one. */
static bool
mend_gap(struct mender *m, const struct complaint *c, const xmlNode *parent_declaration)
{
    xmlNode *parent = c->node->parent;
    if (c->expected->len != 1)
        return false;
    const char *missing = c->expected->pdata[0];
    g_autoptr(GPtrArray) children = grammar_children(m->grammar, parent_declaration);
    if (!g_ptr_array_find_with_equal_func(children, name_of(c->node), g_str_equal, NULL) ||
        !grammar_needs_child(m->grammar, parent_declaration, missing) ||
        has_child(parent, missing))
        return false;
    if (g_hash_table_contains(m->bereft, parent)) {
        /* It was there and was taken out: that has been said. */
        take_out(m, parent);
        return true;
    }
    report(m, node_span(c->node), "\"%s\" needs \"%s\" before \"%s\"", name_of(parent), missing,
        name_of(c->node));
    xmlNode *filler = xmlNewDocNode(m->doc, parent->ns, (const xmlChar *)missing, NULL);
    xmlAddPrevSibling(c->node, filler);
    g_hash_table_add(m->fillers, filler);
    return true;
}

/* Where an element can stand, else what its parent can hold. */
static void
tell_places(
    struct mender *m, struct diag *diag, const xmlNode *node, const GPtrArray *parent_children)
{
    g_autoptr(GPtrArray) parents = grammar_parents(m->grammar, name_of(node));
    if (parents->len && parents->len <= MAX_LISTED) {
        g_autofree char *list = list_names(parents);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "it can stand in %s", list);
    } else if (parent_children->len > MAX_LISTED || !strstr(diag->text, "expected")) {
        g_autofree char *list = list_names(parent_children);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "\"%s\" can hold %s",
            name_of(node->parent), list);
    }
}

static void
mend_unexpected(struct mender *m, const struct complaint *c)
{
    xmlNode *node = c->node, *parent = node->parent;
    if (mend_namespace(m, node))
        return;
    const xmlNode *parent_declaration = grammar_declaration(m->grammar, parent);
    if (mend_gap(m, c, parent_declaration))
        return;
    g_autoptr(GPtrArray) children = grammar_children(m->grammar, parent_declaration);
    bool is_child =
        g_ptr_array_find_with_equal_func(children, name_of(node), g_str_equal, NULL);
    if (is_child && g_hash_table_contains(m->bereft, parent)) {
        /* What must stand before it was taken out: that has been said. */
        take_out(m, node);
        return;
    }
    bool is_known = grammar_knows(m->grammar, name_of(node));
    const char *meant = is_known ? NULL : nearest_of(name_of(node), c->expected);
    /* libxml2 names ten at most, and sometimes none. */
    if (!meant && !is_known && (c->expected->len > MAX_LISTED || !c->expected->len))
        meant = nearest_of(name_of(node), children);
    g_autofree char *expected = expectation(c->expected);
    struct diag *diag;
    if (is_known)
        diag = report(m, node_span(node), "\"%s\" cannot stand %s \"%s\"%s", name_of(node),
            is_child ? "here in" : "in", name_of(parent), expected);
    else
        diag =
            report(m, node_span(node), "there is no element \"%s\"%s", name_of(node), expected);
    if (meant) {
        suggest(m, diag, meant);
        xmlNodeSetName(node, (const xmlChar *)meant);
        g_hash_table_add(m->renamed, node);
        return;
    }
    if (!is_child)
        tell_places(m, diag, node, children);
    take_out(m, node);
}

static void
mend_missing_child(struct mender *m, const struct complaint *c)
{
    /* Its text stands in a "p" by now, which may be all that was missing. */
    if (g_hash_table_remove(m->wrapped, c->node))
        return;
    g_autofree char *list = list_names(c->expected);
    bool is_empty = !xmlFirstElementChild(c->node);
    if (c->expected->len)
        report(m, node_span(c->node), "\"%s\" %s %s", name_of(c->node),
            is_empty ? "is empty; it needs" : "needs", list);
    else
        report(m, node_span(c->node), "\"%s\" is not complete", name_of(c->node));
    take_out(m, c->node);
}

/* Takes out all children of one type. */
static void
take_out_children(struct mender *m, xmlNode *node, xmlElementType type)
{
    for (xmlNode *child = node->children, *next; child; child = next) {
        next = child->next;
        if (child->type == type && !xmlIsBlankNode(child))
            take_out(m, child);
    }
}

/*
 * Where text begins that should not be there; the start tag's place when it is not found as it
 * stands in the file.
 */
static struct span
text_span(const xmlNode *node)
{
    struct span span = node_span(node);
    const xmlNode *text = node->children;
    while (text && (text->type != XML_TEXT_NODE || xmlIsBlankNode(text)))
        text = text->next;
    if (!span.source || !text)
        return span;
    const char *content = (const char *)text->content;
    uint32_t from = text->prev ? node_span(text->prev).end : span.end;
    size_t blank = strspn(content, " \t\r\n");
    size_t size = blank + strcspn(content + blank, "&<>\r\n");
    const char *bytes = span.source->text;
    const char *at = memmem(bytes + from, span.source->size - from, content, size);
    if (!at || size == blank)
        return span;
    uint32_t start = (uint32_t)(at - bytes) + (uint32_t)blank;
    uint32_t end = (uint32_t)(at - bytes) + (uint32_t)size;
    return (struct span){ span.source, start, end };
}

static void
mend_text(struct mender *m, const struct complaint *c)
{
    g_autoptr(GPtrArray) children =
        grammar_children(m->grammar, grammar_declaration(m->grammar, c->node));
    bool takes_p = g_ptr_array_find_with_equal_func(children, "p", g_str_equal, NULL);
    report(m, text_span(c->node), "text cannot stand directly in \"%s\"%s", name_of(c->node),
        takes_p ? "; put it into \"p\"" : "");
    if (!takes_p) {
        take_out_children(m, c->node, XML_TEXT_NODE);
        return;
    }
    /* Read as if it had been done. */
    g_hash_table_add(m->wrapped, c->node);
    for (xmlNode *child = c->node->children, *next; child; child = next) {
        next = child->next;
        if (child->type != XML_TEXT_NODE || xmlIsBlankNode(child))
            continue;
        xmlNode *p = xmlNewDocNode(m->doc, c->node->ns, (const xmlChar *)"p", NULL);
        xmlReplaceNode(child, p);
        xmlAddChild(p, child);
    }
}

static void
mend_wrong_text(struct mender *m, const struct complaint *c)
{
    xmlChar *text = xmlNodeGetContent(c->node);
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autofree char *allowed = allowed_values(m, declaration, NULL);
    g_autofree char *expected = allowed ? g_strconcat("; expected ", allowed, NULL) : NULL;
    if (!*text)
        report(m, node_span(c->node), "\"%s\" is empty%s", name_of(c->node),
            expected ? expected : "");
    else
        report(m, text_span(c->node), "\"%s\" cannot be \"%s\"%s", name_of(c->node),
            (const char *)text, expected ? expected : "");
    xmlFree(text);
    take_out(m, c->node);
}

static void
mend_root(struct mender *m, const struct complaint *c)
{
    if (!mend_namespace(m, c->node)) {
        report(m, node_span(c->node), "there is no element \"%s\"", name_of(c->node));
        take_out(m, c->node);
    }
}

static void
mend(struct mender *m, const struct complaint *c)
{
    switch (c->kind) {
    case COMPLAINT_UNKNOWN_ATTRIBUTE:
        mend_unknown_attribute(m, c);
        break;
    case COMPLAINT_MISSING_ATTRIBUTE:
        mend_missing_attribute(m, c);
        break;
    case COMPLAINT_WRONG_VALUE:
        mend_wrong_value(m, c);
        break;
    case COMPLAINT_WRONG_TEXT:
        mend_wrong_text(m, c);
        break;
    case COMPLAINT_UNEXPECTED:
        mend_unexpected(m, c);
        break;
    case COMPLAINT_MISSING_CHILD:
        mend_missing_child(m, c);
        break;
    case COMPLAINT_TEXT:
        mend_text(m, c);
        break;
    case COMPLAINT_NOT_EMPTY:
        report(m, node_span(c->node), "\"%s\" must be empty", name_of(c->node));
        take_out_children(m, c->node, XML_TEXT_NODE);
        take_out_children(m, c->node, XML_ELEMENT_NODE);
        break;
    case COMPLAINT_ONLY_TEXT:
        report(m, node_span(c->node), "\"%s\" can hold text only", name_of(c->node));
        take_out_children(m, c->node, XML_ELEMENT_NODE);
        break;
    case COMPLAINT_WRONG_ROOT:
        mend_root(m, c);
        break;
    }
}

/* What follows from something that was said before. */
static bool
has_been_said(const struct mender *m, const struct complaint *c)
{
    if (g_hash_table_contains(m->fillers, c->node))
        return true;
    if (c->kind == COMPLAINT_UNEXPECTED)
        return g_hash_table_contains(m->renamed, c->node);
    return (c->kind == COMPLAINT_MISSING_CHILD || c->kind == COMPLAINT_WRONG_TEXT) &&
           g_hash_table_contains(m->bereft, c->node);
}

/* libxml2 says several things about one value; the first is enough. */
static bool
is_repeated(const GArray *complaints, guint i)
{
    const struct complaint *c = &g_array_index(complaints, struct complaint, i);
    for (guint k = i; k-- > 0;) {
        const struct complaint *other = &g_array_index(complaints, struct complaint, k);
        if (other->node != c->node)
            return false;
        if (other->kind == c->kind && g_strcmp0(other->attribute, c->attribute) == 0)
            return true;
    }
    return false;
}

void
mend_all(struct mender *m, GArray *complaints, bool is_last_resort)
{
    /* Misspelt attributes first: they may be the ones that are missing. */
    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < complaints->len; i++) {
            const struct complaint *c = &g_array_index(complaints, struct complaint, i);
            bool is_first = c->kind == COMPLAINT_UNKNOWN_ATTRIBUTE;
            if (is_first != (round == 0) || !is_in_tree(m, c->node) ||
                is_repeated(complaints, i))
                continue;
            bool is_old = has_been_said(m, c);
            if (is_last_resort && !is_old)
                report(m, node_span(c->node),
                    "there is more wrong around \"%s\"; mend what was found first",
                    name_of(c->node));
            if (is_last_resort && c->node->parent->type == XML_ELEMENT_NODE)
                take_out(m, c->node->parent);
            else if (is_last_resort || is_old)
                take_out(m, c->node);
            else {
                mark_mended(c->node);
                mend(m, c);
            }
        }
    }
}
