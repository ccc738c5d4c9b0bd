/* Words of the glossary that stand in a practice without a link to their entry. */
#include "check/checker.h"

#include <string.h>

/* One name of a term, as words; several may begin with the same one. */
struct name {
    const struct term *term;
    char **words;
    struct name *next;
};

struct names {
    struct arena *a;
    GHashTable *by_first; /* first word -> struct name */
    bool is_english;      /* plurals in -s are known */
    GPtrArray *lists;     /* what is to be freed */
};

static void
name_add(struct names *names, const struct term *term, const char *text)
{
    char **words = check_split(text);
    g_ptr_array_add(names->lists, words);
    if (!words[0])
        return;
    struct name *name = ARENA_NEW(names->a, struct name);
    name->term = term;
    name->words = words;
    name->next = g_hash_table_lookup(names->by_first, words[0]);
    g_hash_table_insert(names->by_first, words[0], name);
}

/* Is the word of the text this one, or its plural? */
static bool
same_word(const struct names *names, const char *word, const char *text)
{
    size_t size = strlen(word);
    if (strncmp(word, text, size) != 0)
        return false;
    const char *rest = text + size;
    return !*rest || (names->is_english && (strcmp(rest, "s") == 0 || strcmp(rest, "es") == 0));
}

static bool
stands_at(const struct names *names, const struct name *name, char *const *text)
{
    size_t i = 0;
    for (; name->words[i]; i++) {
        bool is_last = !name->words[i + 1];
        if (!text[i] || (is_last ? !same_word(names, name->words[i], text[i])
                                 : strcmp(name->words[i], text[i]) != 0))
            return false;
    }
    return true;
}

static const struct name *
find_first(const struct names *names, const char *word)
{
    const struct name *name = g_hash_table_lookup(names->by_first, word);
    size_t size = strlen(word);
    for (size_t cut = 1; !name && names->is_english && cut <= 2 && cut < size; cut++) {
        g_autofree char *singular = g_strndup(word, size - cut);
        name = g_hash_table_lookup(names->by_first, singular);
    }
    return name;
}

/* Terms of one practice: linked somewhere in it, or reported. */
static void
links_collect(const struct practice *practice, GHashTable *done)
{
    for (const xmlNode *n = practice->node; n; n = check_next(n, practice->node)) {
        const char *ref = node_is(n, "term") ? node_attribute(n, "ref") : NULL;
        if (ref)
            g_hash_table_add(done, (gpointer)(uintptr_t)ref);
    }
}

static void
check_block(
    struct checker *c, const struct names *names, const struct block *block, GHashTable *done)
{
    g_auto(GStrv) words = check_split(block->unlinked);
    for (size_t i = 0; words[i]; i++) {
        const struct name *name = find_first(names, words[i]);
        for (; name; name = name->next) {
            if (!stands_at(names, name, words + i) ||
                !g_hash_table_add(done, (gpointer)(uintptr_t)name->term->id))
                continue;
            struct diag *diag = check_found(c, block->node, "undefined-term",
                "\"%s\" stands in the glossary, and is never linked in practice \"%s\"",
                name->term->name, block->practice->id);
            check_note(
                c, diag, NULL, "where it comes first, write <term ref=\"%s\">", name->term->id);
        }
    }
}

static void
check_practices(struct checker *c, const struct names *names)
{
    GHashTable *done = g_hash_table_new(g_str_hash, g_str_equal);
    const struct practice *practice = NULL;
    for (guint i = 0; i < c->blocks->len; i++) {
        const struct block *block = &g_array_index(c->blocks, struct block, i);
        if (!block->practice || block->is_heading || !block->is_own_language)
            continue;
        if (block->practice != practice) {
            practice = block->practice;
            g_hash_table_remove_all(done);
            links_collect(practice, done);
        }
        check_block(c, names, block, done);
    }
    g_hash_table_unref(done);
}

void
check_terms(struct checker *c)
{
    const struct model *model = c->model;
    struct names names = { .a = arena_new() };
    names.by_first = g_hash_table_new(g_str_hash, g_str_equal);
    names.lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    names.is_english = model->lang && g_str_has_prefix(model->lang, "en");
    for (size_t i = 0; i < model->n_terms; i++) {
        const struct term *term = &model->terms[i];
        name_add(&names, term, term->name);
        for (size_t k = 0; k < term->n_other_names; k++)
            name_add(&names, term, term->other_names[k]);
    }
    check_practices(c, &names);
    g_ptr_array_free(names.lists, TRUE);
    g_hash_table_unref(names.by_first);
    arena_free(names.a);
}
