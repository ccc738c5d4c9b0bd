/*
 * What a reader is told of a translation: which passages are the original, in what language,
 * and which stand in an older translation; how much is translated, and of which day that is;
 * and which other languages there are.
 */
#include "base/language.h"
#include "compose/annotate.h"
#include "model/format.h"
#include "model/period_words.h"
#include "model/quote.h"

#include <string.h>

/* Blocks of text that say in front of themselves what they are; titles and names only say it of
 * their language. */
static bool
is_block(const xmlNode *node)
{
    static const char *const names[] = { "p", "li", "dt", "dd", "td", "th", "caption" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (node_is(node, names[i]))
            return true;
    return false;
}

/* A practice of which nothing is translated says so once. */
static bool
is_said_once(const struct annotate *an, const xmlNode *node)
{
    for (; node; node = node->parent)
        if (node_is(node, "practice"))
            return g_strcmp0(derived_value(an, node, "translation"), "none") == 0;
    return false;
}

static void
label(const struct annotate *an, xmlNode *node, const char *state)
{
    xmlNode *stale = xmlNewDocNode(node->doc, an->ns, (const xmlChar *)"stale", NULL);
    derive(an, stale, "state", state);
    xmlNodeSetLang(stale, (const xmlChar *)an->model->lang);
    if (node->children)
        xmlAddPrevSibling(node->children, stale);
    else
        xmlAddChild(node, stale);
}

/* The content goes into an element that keeps its language where it is repeated elsewhere. */
static void
wrap(const struct annotate *an, xmlNode *node, const char *lang)
{
    xmlNode *foreign = xmlNewDocNode(node->doc, an->ns, (const xmlChar *)"foreign", NULL);
    xmlNodeSetLang(foreign, (const xmlChar *)lang);
    for (xmlNode *n = node->children, *next; n; n = next) {
        next = n->next;
        xmlUnlinkNode(n);
        xmlAddChild(foreign, n);
    }
    xmlAddChild(node, foreign);
}

static void
mark_texts(const struct annotate *an, const char *original)
{
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        const char *state = derived_value(an, n, "state");
        bool is_original = g_strcmp0(state, "missing") == 0 || g_strcmp0(state, "stale") == 0;
        if (!is_original && g_strcmp0(state, "older") != 0)
            continue;
        if (!is_block(n) && is_original)
            wrap(an, n, original);
        else if (is_block(n) && !(is_original && is_said_once(an, n)))
            label(an, n, state);
    }
}

/* The name that an empty term or reference in the original is filled in with is translated. */
static void
mark_filled_in(const struct annotate *an)
{
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        bool is_term = node_is(n, "term") && node_attribute(n, "ref");
        const char *id = node_attribute(n, is_term ? "ref" : "to");
        if ((!is_term && !node_is(n, "ref")) || n->children || !id ||
            strcmp(language_around(an->model, n), an->model->lang) == 0)
            continue;
        const struct anchor *anchor = model_anchor(an->model, id);
        const xmlNode *title =
            anchor ? node_child(anchor->node, is_term ? "name" : "title") : NULL;
        if (title && !derived_value(an, title, "state"))
            xmlNodeSetLang(n, (const xmlChar *)an->model->lang);
    }
}

void
annotate_translation(const struct annotate *an)
{
    const char *original = derived_value(an, an->root, "original");
    if (!original)
        return;
    derive(an, an->root, "original-name",
        format_language_name(an->ctx, original, an->model->lang, false));
    const char *revised = derived_value(an, an->root, "revised");
    struct date date;
    if (revised && date_parse(revised, &date))
        derive(an, an->root, "revised-text", date_words(an->ctx, an->model, &date, false));
    mark_filled_in(an);
    mark_texts(an, original);
}

void
compose_languages(
    struct ctx *ctx, const struct model *model, const struct compose_language *list, size_t n)
{
    xmlNode *root = xmlDocGetRootElement(model->doc);
    xmlNs *ns = xmlSearchNsByHref(model->doc, root, (const xmlChar *)NS_DERIVED);
    xmlNode *languages = xmlNewChild(root, ns, (const xmlChar *)"languages", NULL);
    for (size_t i = 0; i < n; i++) {
        const struct {
            const char *name, *value;
        } attributes[] = {
            { "code", list[i].lang },
            { "name", format_language_name(ctx, list[i].lang, list[i].lang, true) },
            { "direction", language_is_from_right(list[i].lang) ? "rtl" : "ltr" },
            { "path", list[i].path },
            { "address", list[i].address },
            { "here", list[i].is_here ? "yes" : NULL },
            { "original", list[i].is_original ? "yes" : NULL },
        };
        xmlNode *language = xmlNewChild(languages, ns, (const xmlChar *)"language", NULL);
        for (size_t k = 0; k < G_N_ELEMENTS(attributes); k++)
            if (attributes[k].value)
                xmlSetProp(language, (const xmlChar *)attributes[k].name,
                    (const xmlChar *)attributes[k].value);
    }
}
