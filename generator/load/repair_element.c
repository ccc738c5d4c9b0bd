/* Repairs elements and text that stand in the wrong place or are missing. */
#include "load/hint.h"
#include "load/internal.h"

#include <string.h>

/* A sentence with more names than this helps nobody. */
#define MAX_LISTED 8

/* The words "; expected "a" or "b"", or "" if they would not help. */
static char *
expectation(const GPtrArray *names)
{
    if (!names->len || names->len > MAX_LISTED)
        return g_strdup("");
    g_autofree char *list = list_names(names);
    return g_strconcat("; expected ", list, NULL);
}

static bool
has_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && strcmp(name_of(n), name) == 0)
            return true;
    }
    return false;
}

/* Puts all elements below that have no namespace into the right one. */
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

/* Elements of another namespace, or of none: usually xmlns was forgotten. */
static bool
repair_namespace(struct repair *m, xmlNode *node)
{
    const bool is_include = node->ns && strcmp(name_of(node), "include") == 0;
    const char *ours = is_include ? NS_XINCLUDE : grammar_namespace(m->grammar);
    if (node->ns && strcmp((const char *)node->ns->href, grammar_namespace(m->grammar)) == 0)
        return false;
    if (node->ns) {
        struct diag *diag = repair_report(m, node_span(node),
            "\"%s\" is in the namespace \"%s\", which means nothing here", name_of(node),
            (const char *)node->ns->href);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "%s is \"%s\"",
            is_include ? "that of XInclude" : "the namespace", ours);
        fix_namespace(m, diag, node, ours);
        take_out(m, node);
        return true;
    }
    struct diag *diag =
        repair_report(m, node_span(node), "\"%s\" is in no namespace", name_of(node));
    diag_note(
        m->ctx->diags, diag, (struct span){ 0 }, "write xmlns=\"%s\" in its start tag", ours);
    fix_namespace(m, diag, node, ours);
    xmlNs *ns = xmlSearchNsByHref(m->doc, xmlDocGetRootElement(m->doc), (const xmlChar *)ours);
    if (ns)
        set_namespace(node, ns);
    else
        take_out(m, node);
    return true;
}

/* "question" found where "title" must come first: adds an empty title. */
static bool
repair_gap(struct repair *m, const struct complaint *c, const xmlNode *parent_declaration)
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
        /* It was there, refused and removed: that has been reported. */
        take_out(m, parent);
        return true;
    }
    repair_report(m, node_span(c->node), "\"%s\" needs \"%s\" before \"%s\"", name_of(parent),
        missing, name_of(c->node));
    xmlNode *filler = xmlNewDocNode(m->doc, parent->ns, (const xmlChar *)missing, NULL);
    xmlAddPrevSibling(c->node, filler);
    g_hash_table_add(m->fillers, filler);
    return true;
}

/* Would the parent take a "p", and this in it? */
static bool
belongs_into_p(const struct repair *m, const xmlNode *node, const GPtrArray *children)
{
    if (node->type == XML_TEXT_NODE)
        return !xmlIsBlankNode((xmlNode *)(uintptr_t)node);
    GPtrArray *names = (GPtrArray *)(uintptr_t)children;
    return node->type == XML_ELEMENT_NODE &&
           g_ptr_array_find_with_equal_func(names, "p", g_str_equal, NULL) &&
           !g_ptr_array_find_with_equal_func(names, name_of(node), g_str_equal, NULL) &&
           grammar_takes(m->grammar, "p", name_of(node));
}

/* Text and what belongs to it get a "p" around, each run of them one. */
static void
wrap_text(struct repair *m, xmlNode *parent, const GPtrArray *children)
{
    g_hash_table_add(m->wrapped, parent);
    xmlNode *p = NULL;
    for (xmlNode *child = parent->children, *next; child; child = next) {
        next = child->next;
        bool is_blank = child->type == XML_TEXT_NODE && xmlIsBlankNode(child);
        if (!belongs_into_p(m, child, children) && !(is_blank && p)) {
            p = NULL;
            continue;
        }
        if (!p) {
            p = xmlNewDocNode(m->doc, parent->ns, (const xmlChar *)"p", NULL);
            g_hash_table_add(m->fillers, p);
            xmlAddPrevSibling(child, p);
        }
        xmlUnlinkNode(child);
        xmlAddChild(p, child);
    }
}

/* Nothing but what belongs into one "p" stands in the element. */
static bool
is_one_p(const struct repair *m, const xmlNode *parent, const GPtrArray *children)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE && !belongs_into_p(m, n, children))
            return false;
    }
    return true;
}

/* Where an element can stand, else what its parent can hold. */
static void
tell_places(
    struct repair *m, struct diag *diag, const xmlNode *node, const GPtrArray *parent_children)
{
    g_autoptr(GPtrArray) parents = grammar_parents(m->grammar, name_of(node));
    const xmlNode *around = node->parent->parent;
    if (strcmp(name_of(node->parent), "p") == 0 && around->type == XML_ELEMENT_NODE &&
        grammar_takes(m->grammar, name_of(around), name_of(node))) {
        diag_note(m->ctx->diags, diag, (struct span){ 0 },
            "end the \"p\" before it: \"%s\" can hold \"%s\"", name_of(around), name_of(node));
        return;
    }
    if (strcmp(name_of(node), "include") == 0 && !grammar_knows(m->grammar, "include")) {
        diag_note(m->ctx->diags, diag, (struct span){ 0 },
            "write <xi:include href=\"...\"/>, with xmlns:xi=\"%s\" in the first start tag",
            NS_XINCLUDE);
        return;
    }
    if (parents->len && parents->len <= MAX_LISTED) {
        g_autofree char *list = list_names(parents);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "it can stand in %s", list);
    } else if (parent_children->len > MAX_LISTED || !strstr(diag->text, "expected")) {
        g_autofree char *list = list_names(parent_children);
        diag_note(m->ctx->diags, diag, (struct span){ 0 }, "\"%s\" can hold %s",
            name_of(node->parent), list);
    }
}

/* Of an element that may have been meant otherwise, attributes say nothing sure. */
static void
drop_attributes(struct repair *m, xmlNode *node)
{
    for (xmlAttr *a = node->properties, *next; a; a = next) {
        next = a->next;
        if (a->ns)
            continue;
        if (a->children)
            load_mention(m->ctx, m->doc, (const char *)a->children->content);
        xmlRemoveProp(a);
    }
    g_hash_table_add(m->guessed, node);
}

void
repair_unexpected(struct repair *m, const struct complaint *c)
{
    xmlNode *node = c->node, *parent = node->parent;
    if (repair_namespace(m, node) || g_hash_table_contains(m->fillers, parent))
        return;
    if (c->expected->len == 1 && g_hash_table_contains(m->wrapped, parent) &&
        has_child(parent, c->expected->pdata[0]))
        return; /* text before it has become that element */
    const xmlNode *parent_declaration = grammar_declaration(m->grammar, parent);
    if (repair_gap(m, c, parent_declaration))
        return;
    g_autoptr(GPtrArray) children = grammar_children(m->grammar, parent_declaration);
    bool is_child =
        g_ptr_array_find_with_equal_func(children, name_of(node), g_str_equal, NULL);
    if (belongs_into_p(m, node, children)) {
        repair_text(m, &(struct complaint){ .kind = COMPLAINT_TEXT, .node = parent });
        return;
    }
    if (is_child && g_hash_table_contains(m->bereft, parent)) {
        /* What must come first was removed: that has been reported. */
        take_out(m, node);
        return;
    }
    bool is_known = grammar_knows(m->grammar, name_of(node));
    /* What others call it is told before what it merely looks like. */
    const char *meant = is_known ? NULL : hint_element(name_of(node), children);
    if (!meant && !is_known)
        meant = nearest_of(name_of(node), c->expected);
    /* libxml2 lists at most ten names, and sometimes none. */
    if (!meant && !is_known && (c->expected->len > MAX_LISTED || !c->expected->len))
        meant = nearest_of(name_of(node), children);
    if (!meant && !is_child)
        meant = hint_element(name_of(node), c->expected);
    g_autofree char *expected = expectation(c->expected);
    struct diag *diag;
    if (is_known)
        diag = repair_report(m, node_span(node), "\"%s\" cannot stand %s \"%s\"%s",
            name_of(node), is_child ? "here in" : "in", name_of(parent), expected);
    else
        diag = repair_report(
            m, node_span(node), "there is no element \"%s\"%s", name_of(node), expected);
    if (meant) {
        repair_suggest(m, diag, meant);
        bool is_certain = is_certain_of(name_of(node), meant, children);
        fix_element_name(m, diag, node, meant, is_certain);
        if (!is_certain)
            drop_attributes(m, node);
        xmlNodeSetName(node, (const xmlChar *)meant);
        g_hash_table_add(m->renamed, node);
        return;
    }
    if (!is_child)
        tell_places(m, diag, node, children);
    take_out(m, node);
}

/* The text that stands before every element; NULL if there is none. */
static xmlNode *
first_text(const xmlNode *node)
{
    xmlNode *n = node->children;
    while (n && xmlIsBlankNode(n))
        n = n->next;
    return n && n->type == XML_TEXT_NODE ? n : NULL;
}

/*
 * The child that must come first and is missing, where text stands in its place: the text may
 * be what belongs into it.  NULL if there is none.
 */
static const char *
child_for_text(const struct repair *m, const xmlNode *node, const xmlNode *declaration,
    const GPtrArray *children)
{
    if (!first_text(node))
        return NULL;
    for (guint i = 0; i < children->len; i++) {
        const char *name = children->pdata[i];
        if (grammar_needs_child(m->grammar, declaration, name))
            return has_child(node, name) ? NULL : name;
    }
    return NULL;
}

/* An empty element stays with a child that says nothing, so that what it is for has no finding.
 */
static void
fill(struct repair *m, xmlNode *node, const char *name)
{
    xmlNode *filler = xmlNewDocNode(m->doc, node->ns, (const xmlChar *)name, NULL);
    xmlAddChild(node, filler);
    g_hash_table_add(m->fillers, filler);
}

void
repair_missing_child(struct repair *m, const struct complaint *c)
{
    if (first_text(c->node)) {
        repair_text(m, c); /* says where the text belongs */
        return;
    }
    /* The text has been wrapped in a "p", which may be all that was missing. */
    if (g_hash_table_remove(m->wrapped, c->node))
        return;
    g_autofree char *list = list_names(c->expected);
    bool is_empty = !xmlFirstElementChild(c->node);
    const char *words =
        grammar_words(m->grammar, grammar_declaration(m->grammar, c->node), NULL);
    if (is_empty && words)
        repair_report(
            m, node_span(c->node), "\"%s\" is empty; it needs %s", name_of(c->node), words);
    else if (c->expected->len)
        repair_report(m, node_span(c->node), "\"%s\" %s %s", name_of(c->node),
            is_empty ? "is empty; it needs" : "needs", list);
    else
        repair_report(m, node_span(c->node), "\"%s\" is not complete", name_of(c->node));
    if (is_empty && grammar_takes(m->grammar, name_of(c->node), "p"))
        fill(m, c->node, "p");
    else
        take_out(m, c->node);
}

/*
 * The place where misplaced text begins; the start tag if the text is not found verbatim in the
 * file.
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

/* Reads the text that an element begins with as the content of a child. */
static void
wrap_first_text(struct repair *m, xmlNode *node, const char *name)
{
    xmlNode *text = first_text(node);
    xmlNode *child = xmlNewDocNode(m->doc, node->ns, (const xmlChar *)name, NULL);
    xmlAddPrevSibling(text, child);
    xmlUnlinkNode(text);
    xmlAddChild(child, text);
    g_hash_table_add(m->fillers, child);
    g_hash_table_add(m->wrapped, node);
}

void
repair_text(struct repair *m, const struct complaint *c)
{
    if (g_hash_table_contains(m->wrapped, c->node))
        return;
    g_autoptr(GPtrArray) children =
        grammar_children(m->grammar, grammar_declaration(m->grammar, c->node));
    bool takes_p = g_ptr_array_find_with_equal_func(children, "p", g_str_equal, NULL);
    const char *into =
        child_for_text(m, c->node, grammar_declaration(m->grammar, c->node), children);
    into = into ? into : takes_p ? "p" : NULL;
    struct diag *diag = repair_report(m, text_span(c->node),
        "text cannot stand directly in \"%s\"%s%s%s", name_of(c->node),
        into ? "; put it into \"" : "", into ? into : "", into ? "\"" : "");
    if (into && strcmp(into, "p") != 0) {
        wrap_first_text(m, c->node, into);
        return;
    }
    if (!takes_p) {
        take_out_children(m, c->node, XML_TEXT_NODE);
        return;
    }
    if (is_one_p(m, c->node, children))
        fix_wrap(m, diag, c->node, "p");
    /* Read as if it had been done. */
    wrap_text(m, c->node, children);
}

void
repair_wrong_text(struct repair *m, const struct complaint *c)
{
    xmlChar *text = xmlNodeGetContent(c->node);
    const xmlNode *declaration = grammar_declaration(m->grammar, c->node);
    g_autofree char *allowed = allowed_values(m, declaration, NULL);
    g_autofree char *expected = allowed ? g_strconcat("; expected ", allowed, NULL) : NULL;
    if (!*text)
        repair_report(m, node_span(c->node), "\"%s\" is empty%s", name_of(c->node),
            expected ? expected : "");
    else
        repair_report(m, text_span(c->node), "\"%s\" cannot be \"%s\"%s", name_of(c->node),
            (const char *)text, expected ? expected : "");
    xmlFree(text);
    take_out(m, c->node);
}

void
repair_root(struct repair *m, const struct complaint *c)
{
    if (!repair_namespace(m, c->node)) {
        repair_report(m, node_span(c->node), "there is no element \"%s\"", name_of(c->node));
        take_out(m, c->node);
    }
}
