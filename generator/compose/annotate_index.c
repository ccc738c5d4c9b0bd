/*
 * The index and the glossary, sorted for the handbook's language.  A mark directly in a
 * practice, rule, section or chapter means all of it and leads to its beginning; a mark inside
 * a text leads to its own place.
 */
#include "compose/annotate.h"
#include "compose/collator.h"

#include <stdio.h>

struct entry_locator {
    const char *ref, *to;
    const char *number; /* id of the practice, section or chapter around it */
    bool is_main;
};

struct entries {
    GPtrArray *list; /* struct index_entry * */
    GHashTable *by_text;
};

struct index_entry {
    const char *text, *key;
    const char *shown; /* with its language if it is not translated */
    struct entry_locator *locators;
    size_t n_locators, room;
    GPtrArray *sees; /* const char * */
    struct entries subs;
};

static struct entries
entries_new(void)
{
    return (struct entries){
        .list = g_ptr_array_new(),
        .by_text = g_hash_table_new(g_str_hash, g_str_equal),
    };
}

static void
entries_free(struct entries *entries)
{
    for (guint i = 0; i < entries->list->len; i++) {
        struct index_entry *entry = g_ptr_array_index(entries->list, i);
        g_ptr_array_free(entry->sees, TRUE);
        entries_free(&entry->subs);
    }
    g_ptr_array_free(entries->list, TRUE);
    g_hash_table_unref(entries->by_text);
}

static int
entry_compare(gconstpointer a, gconstpointer b)
{
    const struct index_entry *left = *(const struct index_entry *const *)a;
    const struct index_entry *right = *(const struct index_entry *const *)b;
    int order = strcmp(left->key, right->key);
    return order ? order : strcmp(left->text, right->text);
}

static struct index_entry *
entry_find(struct arena *a, const struct collator *c, struct entries *entries, const char *text)
{
    struct index_entry *entry = g_hash_table_lookup(entries->by_text, text);
    if (entry)
        return entry;
    entry = ARENA_NEW(a, struct index_entry);
    *entry = (struct index_entry){
        .text = text,
        .shown = text,
        .key = collator_key(c, text),
        .sees = g_ptr_array_new(),
        .subs = entries_new(),
    };
    g_ptr_array_add(entries->list, entry);
    g_hash_table_insert(entries->by_text, (gpointer)(uintptr_t)text, entry);
    return entry;
}

static void
add_locator(struct arena *a, struct index_entry *entry, struct entry_locator locator)
{
    for (size_t i = 0; i < entry->n_locators; i++) {
        struct entry_locator *known = &entry->locators[i];
        if (strcmp(known->ref, locator.ref) == 0 && g_strcmp0(known->to, locator.to) == 0) {
            known->is_main |= locator.is_main;
            return;
        }
    }
    if (entry->n_locators == entry->room) {
        entry->room = entry->room ? 2 * entry->room : 4;
        struct entry_locator *list = ARENA_ARRAY(a, struct entry_locator, entry->room);
        if (entry->n_locators)
            memcpy(list, entry->locators, entry->n_locators * sizeof *list);
        entry->locators = list;
    }
    entry->locators[entry->n_locators++] = locator;
}

/* The target of a mark; marks inside a text get a name of their own. */
static const char *
mark_target(const struct annotate *an, xmlNode *mark, size_t *n)
{
    static const char *const wholes[] = { "practice", "rule", "section", "chapter" };
    for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++) {
        if (!node_is(mark->parent, wholes[i]))
            continue;
        xmlAttr *id = xmlHasNsProp(mark->parent, (const xmlChar *)"id", XML_XML_NAMESPACE);
        if (id && id->children)
            return (const char *)id->children->content;
    }
    char name[32];
    do
        snprintf(name, sizeof name, "mark.%zu", ++*n);
    while (model_anchor(an->model, name));
    derive(an, mark, "id", name);
    return arena_strdup(an->a, name);
}

static const char *
mark_number(const struct annotate *an, const xmlNode *mark)
{
    for (const xmlNode *n = mark->parent; n && n != an->root; n = n->parent) {
        const char *number = model_number(an->model, n);
        if (number && *number && !node_is(n, "figure") && !node_is(n, "table"))
            return number;
    }
    return NULL;
}

/* The comma of an entry, in any script, and its length; NULL if there is none. */
static const char *
entry_comma(const char *text, size_t *size)
{
    static const char *const commas[] = { ", ", "، ", "、", "，" };
    const char *first = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(commas); i++) {
        const char *comma = strstr(text, commas[i]);
        if (comma && (!first || comma < first)) {
            first = comma;
            *size = strlen(commas[i]);
        }
    }
    return first;
}

/* "expenses, repaying": entry and sub-entry. */
static void
collect_mark(const struct annotate *an, const struct collator *c, struct entries *entries,
    xmlNode *mark, size_t *n)
{
    xmlChar *content = xmlNodeGetContent(mark);
    char *text = g_strstrip((char *)content);
    const char *all = arena_strdup(an->a, text);
    xmlFree(content);
    if (!*all)
        return;
    size_t size = 0;
    const char *comma = entry_comma(all, &size);
    const char *head = comma ? arena_strndup(an->a, all, (size_t)(comma - all)) : all;
    struct index_entry *entry = entry_find(an->a, c, entries, head);
    entry->shown = in_its_language(an, mark, entry->text);
    if (comma) {
        entry = entry_find(an->a, c, &entry->subs, comma + size);
        entry->shown = in_its_language(an, mark, entry->text);
    }
    const char *see = attribute_in_its_language(an, mark, "see");
    if (see) {
        g_ptr_array_add(entry->sees, (gpointer)(uintptr_t)see);
        return;
    }
    const char *main_mark = node_attribute(mark, "main");
    add_locator(an->a, entry,
        (struct entry_locator){
            .ref = mark_target(an, mark, n),
            .to = node_attribute(mark, "to"),
            .number = mark_number(an, mark),
            .is_main = main_mark && strcmp(main_mark, "yes") == 0,
        });
}

static void
write_entry(const struct annotate *an, xmlNode *parent, const char *name,
    const struct index_entry *entry)
{
    xmlNode *node = derive_child(an, parent, name);
    derive(an, node, "text", entry->shown);
    for (size_t i = 0; i < entry->n_locators; i++) {
        const struct entry_locator *locator = &entry->locators[i];
        xmlNode *to = derive_child(an, node, "locator");
        derive(an, to, "ref", locator->ref);
        derive(an, to, "to", locator->to);
        derive(an, to, "number", locator->number);
        derive(an, to, "main", locator->is_main ? "yes" : NULL);
    }
    for (guint i = 0; i < entry->sees->len; i++)
        derive(an, derive_child(an, node, "see"), "text", g_ptr_array_index(entry->sees, i));
    g_ptr_array_sort(entry->subs.list, entry_compare);
    for (guint i = 0; i < entry->subs.list->len; i++)
        write_entry(an, node, "sub", g_ptr_array_index(entry->subs.list, i));
}

void
annotate_index(const struct annotate *an)
{
    struct collator *c = collator_new(an->a, an->model->lang);
    struct entries entries = entries_new();
    size_t n = 0;
    for (xmlNode *node = an->root; node; node = next_element(an, node, an->root)) {
        if (node_is(node, "index") && g_strcmp0(node_attribute(node, "hidden"), "yes") != 0)
            collect_mark(an, c, &entries, node, &n);
    }
    g_ptr_array_sort(entries.list, entry_compare);
    xmlNode *index = derive_child(an, an->root, "index");
    xmlNode *letter = NULL;
    const char *name = NULL;
    for (guint i = 0; i < entries.list->len; i++) {
        const struct index_entry *entry = g_ptr_array_index(entries.list, i);
        const char *first = collator_letter(c, entry->text);
        if (!letter || strcmp(first, name) != 0) {
            name = first;
            letter = derive_child(an, index, "letter");
            derive(an, letter, "name", name);
        }
        write_entry(an, letter, "entry", entry);
    }
    entries_free(&entries);
    collator_free(c);
}

void
annotate_glossary(const struct annotate *an)
{
    struct collator *c = collator_new(an->a, an->model->lang);
    struct entries entries = entries_new();
    for (size_t i = 0; i < an->model->n_terms; i++) {
        const struct term *term = &an->model->terms[i];
        if (!is_omitted(an, term->node))
            g_ptr_array_add(entry_find(an->a, c, &entries, term->name)->sees,
                (gpointer)(uintptr_t)term->id);
    }
    g_ptr_array_sort(entries.list, entry_compare);
    xmlNode *words = derive_child(an, an->root, "words");
    for (guint i = 0; i < entries.list->len; i++) {
        const struct index_entry *entry = g_ptr_array_index(entries.list, i);
        for (guint k = 0; k < entry->sees->len; k++)
            derive(
                an, derive_child(an, words, "word"), "ref", g_ptr_array_index(entry->sees, k));
    }
    entries_free(&entries);
    collator_free(c);
}
