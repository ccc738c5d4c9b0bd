/*
 * Turns the marks of languages in composed text (base/language_mark.h) into elements: each part
 * in another language than the text around it becomes a span with its language.  A part in a
 * part is a span in a span, so that an English sentence with a Persian name runs from the left.
 * Where no element can stand, the element around takes the language if all of its text is in
 * it.
 */
#include "compose/language_spans.h"

#include "base/language_mark.h"
#include "load/load.h"
#include "model/words.h"

#include <string.h>

#define MAX_DEPTH 8 /* of texts in texts; deeper ones count as the language around them */

/* The languages around a place in a text, the innermost last. */
struct languages_around {
    char lang[MAX_DEPTH][LANGUAGE_MARK_MAX];
    size_t n;
};

static void
follow(struct languages_around *stack, const char *lang)
{
    if (*lang)
        stack->n++;
    else if (stack->n > 0)
        stack->n--;
    if (*lang && stack->n <= MAX_DEPTH)
        g_strlcpy(stack->lang[stack->n - 1], lang, LANGUAGE_MARK_MAX);
}

static const char *
innermost(const struct languages_around *stack, const char *around)
{
    return stack->n == 0 ? around : stack->lang[MIN(stack->n, MAX_DEPTH) - 1];
}

/* The part before the next mark and its size; NULL at the end of the text. */
static const char *
next_part(const char **at, struct languages_around *stack, size_t *size)
{
    char lang[LANGUAGE_MARK_MAX];
    const char *mark;
    while ((mark = language_mark_find(*at)) == *at && mark) {
        *at += language_mark_read(mark, lang);
        follow(stack, lang);
    }
    const char *part = *at;
    *size = mark ? (size_t)(mark - part) : strlen(part);
    *at += *size;
    return *size > 0 ? part : NULL;
}

/* Whether a text is in one language, white space apart, which is written to `one`. */
static bool
is_in_one(const char *text, char one[LANGUAGE_MARK_MAX])
{
    struct languages_around stack = { .n = 0 };
    size_t size;
    const char *part;
    *one = '\0';
    while ((part = next_part(&text, &stack, &size))) {
        const char *lang = innermost(&stack, "");
        g_autofree char *own = g_strndup(part, size);
        if (!*g_strstrip(own))
            continue;
        if (!*lang || (*one && strcmp(one, lang) != 0))
            return false;
        g_strlcpy(one, lang, LANGUAGE_MARK_MAX);
    }
    return *one != '\0';
}

/* Content can belong to a dictionary, so it is never changed in place. */
static void
unmark(xmlNode *text)
{
    g_autofree char *plain = g_strdup((const char *)text->content);
    language_unmark(plain);
    xmlNodeSetContent(text, (const xmlChar *)plain);
}

/* Texts in texts while they become elements: the span of each, NULL in the language around. */
struct nest {
    xmlNode *end; /* what stands behind the text */
    xmlNs *ns;    /* of HTML */
    const char *around;
    struct {
        char lang[LANGUAGE_MARK_MAX];
        xmlNode *span;
    } levels[MAX_DEPTH];
    size_t n;
};

/* Adds it in the innermost span.  A text is added to the one before, which frees it. */
static void
add(const struct nest *nest, xmlNode *node)
{
    xmlNode *parent = NULL;
    for (size_t i = MIN(nest->n, MAX_DEPTH); i-- > 0 && !parent;)
        parent = nest->levels[i].span;
    if (parent)
        xmlAddChild(parent, node);
    else
        xmlAddPrevSibling(nest->end, node);
}

static void
open_text(struct nest *nest, const char *lang)
{
    size_t level = nest->n;
    if (level < MAX_DEPTH) {
        const char *around = level > 0 ? nest->levels[level - 1].lang : nest->around;
        xmlNode *span = NULL;
        if (strcmp(lang, around) != 0) {
            span = xmlNewDocNode(nest->end->doc, nest->ns, (const xmlChar *)"span", NULL);
            xmlNodeSetLang(span, (const xmlChar *)lang);
            add(nest, span);
        }
        g_strlcpy(nest->levels[level].lang, lang, LANGUAGE_MARK_MAX);
        nest->levels[level].span = span;
    }
    nest->n++;
}

/* A span without words of its own is none: nothing, white space, or a span in another one. */
static void
close_text(struct nest *nest)
{
    xmlNode *span = --nest->n < MAX_DEPTH ? nest->levels[nest->n].span : NULL;
    xmlNode *only = span && span->children == span->last ? span->children : NULL;
    if (!span || (span->children && !only))
        return;
    if (only && only->type == XML_TEXT_NODE && !xmlIsBlankNode(only))
        return;
    if (only)
        xmlAddPrevSibling(span, only);
    xmlUnlinkNode(span);
    xmlFreeNode(span);
}

static void
split(xmlNode *text, const char *around)
{
    char lang[LANGUAGE_MARK_MAX];
    const char *at = (const char *)text->content, *mark;
    struct nest nest = { .around = around };
    nest.end = xmlNewDocNode(text->doc, NULL, (const xmlChar *)"end", NULL);
    xmlReplaceNode(text, nest.end);
    nest.ns = xmlSearchNsByHref(text->doc, nest.end->parent, (const xmlChar *)NS_XHTML);
    do {
        mark = language_mark_find(at);
        size_t size = mark ? (size_t)(mark - at) : strlen(at);
        if (size > 0)
            add(&nest, xmlNewDocTextLen(nest.end->doc, (const xmlChar *)at, (int)size));
        at += size;
        if (mark) {
            at += language_mark_read(mark, lang);
            if (*lang)
                open_text(&nest, lang);
            else if (nest.n > 0)
                close_text(&nest);
        }
    } while (mark);
    while (nest.n > 0)
        close_text(&nest);
    xmlUnlinkNode(nest.end);
    xmlFreeNode(nest.end);
    xmlFreeNode(text);
}

static bool
is_in(const xmlNode *element, const char *ns)
{
    return element->ns && strcmp((const char *)element->ns->href, ns) == 0;
}

static bool
is_one_of(const xmlNode *element, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp((const char *)element->name, names[i]) == 0)
            return true;
    return false;
}

/*
 * Elements of HTML that contain nothing but text, and elements that are no HTML, apart from
 * those that hold parts of pages.
 */
static bool
has_text_only(const xmlNode *element)
{
    static const char *const plain[] = { "title", "option", "script", "style", "textarea" };
    static const char *const holders[] = { "part", "fill" };
    return is_in(element, NS_XHTML) ? is_one_of(element, plain, G_N_ELEMENTS(plain))
                                    : !is_in(element, NS_DERIVED) ||
                                          !is_one_of(element, holders, G_N_ELEMENTS(holders));
}

static void
visit_text(xmlNode *text)
{
    const char *content = (const char *)text->content;
    if (!content || !language_is_marked(content))
        return;
    if (!has_text_only(text->parent)) {
        xmlChar *around = xmlNodeGetLang(text->parent);
        split(text, around ? (const char *)around : "");
        xmlFree(around);
        return;
    }
    char lang[LANGUAGE_MARK_MAX];
    bool is_derived = is_in(text->parent, NS_DERIVED);
    if (!is_derived && !text->next && !text->prev && is_in_one(content, lang))
        xmlNodeSetLang(text->parent, (const xmlChar *)lang);
    unmark(text);
}

/* An image has no text but that which is read for it. */
static void
visit_attributes(xmlNode *element)
{
    for (xmlAttr *a = element->properties; a; a = a->next) {
        const char *value = a->children ? (const char *)a->children->content : NULL;
        if (!value || !language_is_marked(value))
            continue;
        char lang[LANGUAGE_MARK_MAX];
        if (strcmp((const char *)a->name, "alt") == 0 && is_in_one(value, lang))
            xmlNodeSetLang(element, (const xmlChar *)lang);
        unmark(a->children);
    }
}

static void
visit(xmlNode *element)
{
    visit_attributes(element);
    for (xmlNode *n = element->children, *next; n; n = next) {
        next = n->next;
        if (n->type == XML_TEXT_NODE)
            visit_text(n);
        else if (n->type == XML_ELEMENT_NODE)
            visit(n);
    }
}

void
language_spans(const struct model *model, xmlNode *element)
{
    if (model->original || words_are_marked(model->words))
        visit(element);
}
