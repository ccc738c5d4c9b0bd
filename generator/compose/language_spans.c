/*
 * Turns the marks of languages in composed text (base/language_mark.h) into elements: each part
 * in another language than the text around it becomes a span with its language.  Where no
 * element can stand, the element around takes the language if all of its text is in it.
 */
#include "compose/language_spans.h"

#include "base/language_mark.h"
#include "load/load.h"

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

/*
 * Replaces a text by its parts.  They are added before an element: libxml2 would join them with
 * a text.
 */
static void
split(xmlNode *text, const char *around)
{
    struct languages_around stack = { .n = 0 };
    const char *at = (const char *)text->content, *part;
    size_t size;
    xmlNode *end = xmlNewDocNode(text->doc, NULL, (const xmlChar *)"end", NULL);
    xmlReplaceNode(text, end);
    while ((part = next_part(&at, &stack, &size))) {
        const char *lang = innermost(&stack, around);
        xmlNode *node = xmlNewDocTextLen(text->doc, (const xmlChar *)part, (int)size);
        if (strcmp(lang, around) != 0 && !xmlIsBlankNode(node)) {
            xmlNode *span =
                xmlNewDocNode(text->doc, end->parent->ns, (const xmlChar *)"span", NULL);
            xmlNodeSetLang(span, (const xmlChar *)lang);
            xmlAddChild(span, node);
            node = span;
        }
        xmlAddPrevSibling(end, node);
    }
    xmlUnlinkNode(end);
    xmlFreeNode(end);
    xmlFreeNode(text);
}

static bool
is_in(const xmlNode *element, const char *ns)
{
    return element->ns && strcmp((const char *)element->ns->href, ns) == 0;
}

/* Elements of HTML that contain nothing but text, and elements that are no HTML. */
static bool
has_text_only(const xmlNode *element)
{
    static const char *const names[] = { "title", "option", "script", "style", "textarea" };
    if (!is_in(element, NS_XHTML))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp((const char *)element->name, names[i]) == 0)
            return true;
    return false;
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

void
language_spans(xmlNode *element)
{
    visit_attributes(element);
    for (xmlNode *n = element->children, *next; n; n = next) {
        next = n->next;
        if (n->type == XML_TEXT_NODE)
            visit_text(n);
        else if (n->type == XML_ELEMENT_NODE)
            language_spans(n);
    }
}
