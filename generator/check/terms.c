/* Reports words of the glossary that a practice uses without a link to their entry. */
#include "check/internal.h"

#include <string.h>

/* A name of a term, split into words; several may begin with the same word. */
struct name {
    const struct term *term;
    char **words;
    struct name *next;
};

struct names {
    struct arena *a;
    GHashTable *by_first; /* first word -> struct name */
    bool is_english;      /* the language forms plurals with -s */
};

static void
name_bind(struct names *names, const struct name *like, const char *first)
{
    struct name *name = ARENA_NEW(names->a, struct name);
    *name = *like;
    name->next = g_hash_table_lookup(names->by_first, first);
    g_hash_table_insert(names->by_first, (gpointer)(uintptr_t)first, name);
}

static void
name_add(struct checker *c, struct names *names, const struct term *term, const char *text)
{
    char *const *split = split_words(c->split, text);
    size_t n = g_strv_length((char **)(uintptr_t)split);
    if (!n)
        return;
    struct name name = { .term = term, .words = ARENA_ARRAY(names->a, char *, n + 1) };
    for (size_t i = 0; i < n; i++)
        name.words[i] = arena_strdup(names->a, split[i]);
    name_bind(names, &name, name.words[0]);
    if (n > 1 || !names->is_english)
        return;
    name_bind(names, &name, arena_printf(names->a, "%ss", name.words[0]));
    name_bind(names, &name, arena_printf(names->a, "%ses", name.words[0]));
}

/* True if the word in the text is this one or its plural. */
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

static void
check_block(
    struct checker *c, const struct names *names, const struct block *block, GHashTable *done)
{
    char *const *words = split_words(c->split, block->unlinked);
    for (size_t i = 0; words[i]; i++) {
        const struct name *name = g_hash_table_lookup(names->by_first, words[i]);
        for (; name; name = name->next) {
            if (!stands_at(names, name, words + i) ||
                !g_hash_table_add(done, (gpointer)(uintptr_t)name->term->id))
                continue;
            struct diag *diag = check_found(c, block->node, "undefined-term",
                "\"%s\" is in the glossary but is never linked in practice \"%s\"",
                name->term->name, block->practice->id);
            g_hash_table_add(c->unlinked, (gpointer)(uintptr_t)name->term);
            check_note(c, diag, NULL, "write <term ref=\"%s\"> where the word first occurs",
                name->term->id);
        }
    }
}

/*
 * Terms that the practice links need no report.  Links are in document order: `from` is where
 * the search begins; returns where the next practice's search may begin.
 */
static guint
links_collect(
    const struct checker *c, const struct practice *practice, guint from, GHashTable *done)
{
    for (; from < c->links->len; from++) {
        const struct term_link *link = &g_array_index(c->links, struct term_link, from);
        if (link->practice->index > practice->index)
            break;
        if (link->practice == practice)
            g_hash_table_add(done, (gpointer)(uintptr_t)link->term);
    }
    return from;
}

static void
check_practices(struct checker *c, const struct names *names)
{
    GHashTable *done = g_hash_table_new(g_str_hash, g_str_equal);
    const struct practice *practice = NULL;
    guint link = 0; /* the first of those after this practice */
    for (guint i = 0; i < c->blocks->len; i++) {
        const struct block *block = &g_array_index(c->blocks, struct block, i);
        if (!block->practice || block->is_heading || !block->is_own_language)
            continue;
        if (block->practice != practice) {
            practice = block->practice;
            g_hash_table_remove_all(done);
            link = links_collect(c, practice, link, done);
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
    names.is_english = model->lang && g_str_has_prefix(model->lang, "en");
    for (size_t i = 0; i < model->n_terms; i++) {
        const struct term *term = &model->terms[i];
        name_add(c, &names, term, term->name);
        for (size_t k = 0; k < term->n_other_names; k++)
            name_add(c, &names, term, term->other_names[k]);
    }
    if (model->n_terms)
        check_practices(c, &names);
    g_hash_table_unref(names.by_first);
    arena_free(names.a);
}
