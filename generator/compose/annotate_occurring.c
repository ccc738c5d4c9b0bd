/*
 * What occurs anywhere in the handbook, which "How to read" explains and nothing else:
 * verdicts, and the authorities and standings of sources.  Asked of the tree by keys, each kind
 * of element would take the templates one more walk through all of it.
 */
#include "compose/annotate.h"

#include <string.h>

struct occurring {
    const struct annotate *an;
    GPtrArray *verdicts, *authorities, *standings; /* const char *, each once */
};

static void
note(GPtrArray *list, const char *value)
{
    if (!value || !*value)
        return;
    for (guint i = 0; i < list->len; i++)
        if (strcmp(list->pdata[i], value) == 0)
            return;
    g_ptr_array_add(list, (gpointer)(uintptr_t)value);
}

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (strcmp((const char *)node->name, *names) == 0)
            return true;
    return false;
}

static void
note_content(const struct occurring *o, const xmlNode *node)
{
    static const char *const deciding[] = { "rule", "position", NULL };
    static const char *const decided[] = { "practice", "step", NULL };
    if (is_one_of(node, deciding))
        note(o->verdicts, node_attribute(node, "verdict"));
    if (is_one_of(node, decided))
        note(o->verdicts, derived_value(o->an, node, "verdict"));
    if (node_is(node, "source") && node_is(node->parent, "sources")) {
        note(o->authorities, node_attribute(node, "authority"));
        note(o->standings, derived_value(o->an, node, "standing"));
    }
}

static void
note_derived(const struct occurring *o, const xmlNode *node)
{
    static const char *const deciding[] = { "cell", "row", "role", "change", NULL };
    static const char *const verdicts[] = { "verdict", "was", "is" };
    for (size_t i = 0; is_one_of(node, deciding) && i < G_N_ELEMENTS(verdicts); i++)
        note(o->verdicts, node_attribute(node, verdicts[i]));
    if (strcmp((const char *)node->name, "source") != 0)
        return;
    note(o->standings, node_attribute(node, "standing"));
    if (node->parent->ns == node->ns && strcmp((const char *)node->parent->name, "cited") == 0)
        note(o->authorities, node_attribute(node, "authority"));
}

static void
note_all(const struct occurring *o, const xmlNode *parent)
{
    for (const xmlNode *n = parent->children; n; n = n->next) {
        if (n->type != XML_ELEMENT_NODE)
            continue;
        if (n->ns == o->an->ns)
            note_derived(o, n);
        else
            note_content(o, n);
        note_all(o, n);
    }
}

/* Words with a blank before and behind each, as templates look for them. */
static void
derive_words(const struct annotate *an, const char *name, const GPtrArray *list)
{
    g_autoptr(GString) words = g_string_new(" ");
    for (guint i = 0; i < list->len; i++)
        g_string_append_printf(words, "%s ", (const char *)list->pdata[i]);
    derive(an, an->root, name, list->len > 0 ? words->str : NULL);
}

void
annotate_occurring(const struct annotate *an)
{
    const struct occurring o = { an, g_ptr_array_new(), g_ptr_array_new(), g_ptr_array_new() };
    note_all(&o, an->root);
    derive_words(an, "verdicts", o.verdicts);
    derive_words(an, "authorities", o.authorities);
    derive_words(an, "standings", o.standings);
    g_ptr_array_free(o.verdicts, TRUE);
    g_ptr_array_free(o.authorities, TRUE);
    g_ptr_array_free(o.standings, TRUE);
}
