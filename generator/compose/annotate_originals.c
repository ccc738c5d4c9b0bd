/*
 * Marks in a translation what remains in the original's language (base/language_mark.h): texts
 * of the tree, and the names in the model, so that they keep their language in every sentence
 * and list into which they are put.
 */
#include "base/language_mark.h"
#include "compose/annotate.h"
#include "model/quote.h"

#include <string.h>

static bool
is_original(const struct annotate *an, const xmlNode *node)
{
    const char *state = node ? derived_value(an, node, "state") : NULL;
    return g_strcmp0(state, "missing") == 0 || g_strcmp0(state, "stale") == 0;
}

/* The language of an element: its own, or that around it. */
static const char *
language_of(const struct annotate *an, const xmlNode *node)
{
    const xmlAttr *own = xmlHasNsProp(node, (const xmlChar *)"lang", XML_XML_NAMESPACE);
    return own && own->children ? (const char *)own->children->content
                                : language_around(an->model, node);
}

const char *
in_its_language(const struct annotate *an, const xmlNode *node, const char *text)
{
    return text && *text && is_original(an, node)
               ? language_mark(an->a, language_of(an, node), text)
               : text;
}

const char *
attribute_in_its_language(const struct annotate *an, const xmlNode *node, const char *name)
{
    const char *value = node_attribute(node, name);
    const char *untranslated = derived_value(an, node, "untranslated");
    g_auto(GStrv) names = g_strsplit(untranslated ? untranslated : "", " ", -1);
    bool is = value && g_strv_contains((const char *const *)names, name);
    return is ? language_mark(an->a, an->model->original, value) : value;
}

static bool
is_without_marks(const char *marked, const char *text)
{
    g_autofree char *plain = g_strdup(marked);
    language_unmark(plain);
    return strcmp(plain, text) == 0;
}

const char *
act_in_its_language(const struct annotate *an, const struct practice *practice, const char *act)
{
    if (!an->model->original)
        return act;
    for (size_t i = 0; i < practice->n_acts; i++)
        if (is_without_marks(practice->acts[i].text, act))
            return practice->acts[i].text;
    return is_without_marks(practice->title, act) ? practice->title : act;
}

/* --- Names in the model --- */

static void
mark_name(const struct annotate *an, const char **name, const xmlNode *node, const char *child)
{
    *name = in_its_language(an, node_child(node, child), *name);
}

static void
mark_role(const struct annotate *an, struct role *role)
{
    bool has_plural = role->plural != role->name;
    for (const xmlNode *n = role->node->children; n; n = n->next) {
        if (!node_is(n, "name"))
            continue;
        if (g_strcmp0(node_attribute(n, "number"), "plural") == 0)
            role->plural = in_its_language(an, n, role->plural);
        else
            role->name = in_its_language(an, n, role->name);
    }
    if (!has_plural)
        role->plural = role->name;
}

static void
mark_circumstance(const struct annotate *an, struct circumstance *circumstance)
{
    mark_name(an, &circumstance->name, circumstance->node, "name");
    mark_name(an, &circumstance->question, circumstance->node, "question");
    for (size_t i = 0; i < circumstance->n_cases; i++)
        mark_name(an, &circumstance->cases[i].name, circumstance->cases[i].node, "name");
}

static void
mark_practice_names(const struct annotate *an, struct practice *practice)
{
    mark_name(an, &practice->title, practice->node, "title");
    mark_name(an, &practice->question, practice->node, "question");
    for (size_t i = 0; i < practice->n_acts; i++)
        practice->acts[i].text =
            in_its_language(an, practice->acts[i].node, practice->acts[i].text);
    if (practice->owner)
        practice->owner = attribute_in_its_language(an, practice->node, "owner");
}

static void
mark_names(const struct annotate *an, struct model *m)
{
    mark_name(an, &m->title, an->root, "title");
    mark_name(an, &m->subtitle, an->root, "subtitle");
    mark_name(an, &m->publisher, an->root, "publisher");
    mark_name(an, &m->edition, an->root, "edition");
    for (size_t i = 0; i < m->n_roles; i++)
        mark_role(an, &m->roles[i]);
    for (size_t i = 0; i < m->n_circumstances; i++)
        mark_circumstance(an, &m->circumstances[i]);
    for (size_t i = 0; i < m->n_sources; i++) {
        mark_name(an, &m->sources[i].title, m->sources[i].node, "title");
        if (m->sources[i].dating)
            m->sources[i].dating = attribute_in_its_language(an, m->sources[i].node, "dating");
    }
    for (size_t i = 0; i < m->n_facts; i++)
        mark_name(an, &m->facts[i].name, m->facts[i].node, "name");
    for (size_t i = 0; i < m->n_terms; i++)
        mark_name(an, &m->terms[i].name, m->terms[i].node, "name");
    for (size_t i = 0; i < m->n_chapters; i++)
        mark_name(an, &m->chapters[i].title, m->chapters[i].node, "title");
    for (size_t i = 0; i < m->n_practices; i++)
        mark_practice_names(an, &m->practices[i]);
    for (size_t i = 0; i < m->n_guides; i++)
        mark_name(an, &m->guides[i].title, m->guides[i].node, "title");
    for (size_t i = 0; i < m->n_scenarios; i++) {
        mark_name(an, &m->scenarios[i].title, m->scenarios[i].node, "title");
        mark_name(an, &m->scenarios[i].people, m->scenarios[i].node, "people");
    }
}

/* --- Texts of the tree --- */

/* Words in attributes that templates show: the place in a source, who approves, a picture. */
static void
mark_attributes(const struct annotate *an, xmlNode *node)
{
    static const struct {
        const char *attribute, *derived;
    } shown[] = { { "at", "place" }, { "by", "approver" } };
    const char *untranslated = derived_value(an, node, "untranslated");
    if (!untranslated)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(shown); i++)
        derive(an, node, shown[i].derived,
            attribute_in_its_language(an, node, shown[i].attribute));
    if (node_is(node, "img"))
        xmlNodeSetLang(node, (const xmlChar *)an->model->original);
}

static bool
has_own_language(const xmlNode *node)
{
    return xmlHasNsProp(node, (const xmlChar *)"lang", XML_XML_NAMESPACE) != NULL;
}

/* Marks of the index are texts of their own. */
static void
mark_texts_in(const struct annotate *an, xmlNode *node, const char *lang)
{
    for (xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE && !xmlIsBlankNode(n)) {
            const char *marked = language_mark(an->a, lang, (const char *)n->content);
            xmlNodeSetContent(n, (const xmlChar *)marked);
        } else if (n->type == XML_ELEMENT_NODE && !has_own_language(n) &&
                   !node_is(n, "index") && !node_is(n, "code")) {
            mark_texts_in(an, n, lang);
        }
    }
}

void
annotate_originals(const struct annotate *an)
{
    if (!an->model->original)
        return;
    mark_names(an, an->model);
    for (xmlNode *n = an->root; n; n = next_element(an, n, an->root)) {
        mark_attributes(an, n);
        if (is_original(an, n) && !node_is(n, "index"))
            mark_texts_in(an, n, language_of(an, n));
    }
}
