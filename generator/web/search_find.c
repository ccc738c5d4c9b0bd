/* The ranking of the search, as templates/web/search.js has it: whole numbers only. */
#include "web/search.h"

#include <string.h>

/* What a line counts for a word, in eighths. */
enum {
    AS_IS = 8,          /* the word, or another form of it */
    AS_BEGINNING = 4,   /* it begins with a word that the index has not */
    AS_ENDING_SOON = 2, /* it begins with the last word, which may go on */
    AS_SLIP = 3,        /* one slip away */
    AS_ALIKE = 6,       /* most of it is the same, from the beginning */
};

/* What an entry counts for each of its words, beside what they count by themselves. */
#define AS_ENTRY 500

/* What an exact name counts: more than any sum of words. */
#define EXACTLY 1000000

/* A word of the query. */
struct asked {
    char *word;
    guint line;    /* number of its line + 1; 0: the index does not have the word */
    guint *scores; /* by document */
};

struct query {
    const struct search *search;
    GArray *words; /* struct asked */
    guint *totals; /* by document */
};

/* --- One word --- */

static void
raise_scores(const struct search *search, guint *scores, const GArray *postings, guint weight)
{
    for (guint i = 0; i < postings->len; i++) {
        struct search_posting p = g_array_index(postings, struct search_posting, i);
        g_assert(p.doc < search->docs->len);
        scores[p.doc] = MAX(scores[p.doc], weight * p.weight);
    }
}

/* g_utf8_next_char for constant text. */
static const char *
next_char(const char *p)
{
    return p + g_utf8_skip[(guchar)*p];
}

/*
 * The number of equal bytes at the beginning, whole characters only; *n_letters counts
 * characters.
 */
static size_t
shared_beginning(const char *a, const char *b, guint *n_letters)
{
    size_t size = 0;
    *n_letters = 0;
    while (a[size] && g_utf8_get_char(a + size) == g_utf8_get_char(b + size)) {
        size += g_utf8_skip[(guchar)a[size]];
        ++*n_letters;
    }
    return size;
}

/* True if they differ by one letter added, removed or changed, or two letters exchanged. */
static bool
is_slip(const char *a, const char *b)
{
    glong long_a = g_utf8_strlen(a, -1), long_b = g_utf8_strlen(b, -1);
    if (ABS(long_a - long_b) > 1)
        return false;
    guint n;
    size_t start = shared_beginning(a, b, &n);
    const char *rest_a = a + start, *rest_b = b + start;
    glong left_a = long_a - n, left_b = long_b - n;
    /* After skipping the first letter of one, or of both, the rest must be equal. */
    const char *next_a = left_a ? next_char(rest_a) : rest_a;
    const char *next_b = left_b ? next_char(rest_b) : rest_b;
    if (strcmp(next_a, next_b) == 0 || strcmp(next_a, rest_b) == 0 ||
        strcmp(rest_a, next_b) == 0)
        return true;
    if (left_a < 2 || left_a != left_b)
        return false;
    return g_utf8_get_char(rest_a) == g_utf8_get_char(next_b) &&
           g_utf8_get_char(next_a) == g_utf8_get_char(rest_b) &&
           strcmp(next_char(next_a), next_char(next_b)) == 0;
}

/*
 * The length of the common prefix in letters, if the two may be forms of one word: at least
 * four, and at least twice what remains of either, which is three at most.  Else 0.
 */
static guint
alike(const char *word, const char *other)
{
    guint n;
    shared_beginning(word, other, &n);
    guint rest = (guint)MAX(g_utf8_strlen(word, -1), g_utf8_strlen(other, -1)) - n;
    return n >= 4 && rest <= 3 && 2 * rest <= n ? n : 0;
}

static const GArray *
postings_of(const struct search *search, guint line)
{
    return g_array_index(search->lines, struct search_line, line - 1).postings;
}

/*
 * The weight of an indexed word for a query word that is not indexed, or not yet typed to its
 * end.
 */
static guint
weight_of(const struct asked *asked, const char *other, bool is_last)
{
    glong size = g_utf8_strlen(asked->word, -1);
    if (g_str_has_prefix(other, asked->word) && size >= (is_last ? 2 : 3)) {
        if (!asked->line)
            return AS_BEGINNING;
        return is_last ? AS_ENDING_SOON : 0;
    }
    return !asked->line && size > 3 && is_slip(asked->word, other) ? AS_SLIP : 0;
}

/*
 * The most similar words of the index count nearly as much as the word itself.  If they have
 * one stem, the word is taken for a form of it.
 */
static void
score_alike(const struct search *search, struct asked *asked)
{
    GHashTableIter iter;
    gpointer other, line;
    guint best = 1, found = 0;
    bool is_one = true;
    g_hash_table_iter_init(&iter, search->words);
    while (g_hash_table_iter_next(&iter, &other, NULL))
        best = MAX(best, alike(asked->word, other));
    g_hash_table_iter_init(&iter, search->words);
    while (g_hash_table_iter_next(&iter, &other, &line)) {
        if (alike(asked->word, other) != best)
            continue;
        raise_scores(
            search, asked->scores, postings_of(search, GPOINTER_TO_UINT(line)), AS_ALIKE);
        is_one = !found || found == GPOINTER_TO_UINT(line) ? is_one : false;
        found = GPOINTER_TO_UINT(line);
    }
    asked->line = is_one ? found : 0;
}

static void
score_word(const struct search *search, struct asked *asked, bool is_last)
{
    if (asked->line)
        raise_scores(search, asked->scores, postings_of(search, asked->line), AS_IS);
    GHashTableIter iter;
    gpointer other, line;
    g_hash_table_iter_init(&iter, search->words);
    while ((!asked->line || is_last) && g_hash_table_iter_next(&iter, &other, &line)) {
        guint weight = weight_of(asked, other, is_last);
        if (weight)
            raise_scores(
                search, asked->scores, postings_of(search, GPOINTER_TO_UINT(line)), weight);
    }
    if (!asked->line)
        score_alike(search, asked);
}

/* --- Groups --- */

static bool
stands_at(const struct query *query, guint at, const GArray *phrase)
{
    if (query->words->len - at < phrase->len)
        return false;
    for (guint i = 0; i < phrase->len; i++) {
        if (g_array_index(query->words, struct asked, at + i).line !=
            g_array_index(phrase, guint, i) + 1)
            return false;
    }
    return true;
}

/* The number of words in the longest phrase that begins at a query word; 0 if there is none. */
static guint
longest_phrase(const struct query *query, guint at)
{
    guint longest = 0;
    for (guint g = 0; g < query->search->groups->len; g++) {
        struct search_group *group =
            &g_array_index(query->search->groups, struct search_group, g);
        for (guint i = 0; i < group->phrases->len; i++) {
            const GArray *phrase = group->phrases->pdata[i];
            if (phrase->len > longest && stands_at(query, at, phrase))
                longest = phrase->len;
        }
    }
    return longest;
}

/*
 * Adds the score of n words from `at` on: their sum, or the score of a group that contains
 * them.
 */
static void
add_span(struct query *query, guint at, guint n, bool is_phrase)
{
    const struct search *search = query->search;
    guint *scores = g_new0(guint, search->docs->len + 1);
    for (guint i = at; i < at + n; i++) {
        const guint *word = g_array_index(query->words, struct asked, i).scores;
        for (guint doc = 0; doc < search->docs->len; doc++)
            scores[doc] += word[doc];
    }
    for (guint g = 0; is_phrase && g < search->groups->len; g++) {
        struct search_group *group = &g_array_index(search->groups, struct search_group, g);
        for (guint i = 0; i < group->phrases->len; i++) {
            const GArray *phrase = group->phrases->pdata[i];
            if (phrase->len == n && stands_at(query, at, phrase))
                raise_scores(search, scores, group->postings, AS_IS);
        }
    }
    for (guint doc = 0; doc < search->docs->len; doc++)
        query->totals[doc] += scores[doc];
    g_free(scores);
}

/* --- The whole query --- */

static void
take_word(void *user, const char *text, size_t size)
{
    struct query *query = user;
    struct asked asked = {
        .word = g_strndup(text, size),
        .scores = g_new0(guint, query->search->docs->len + 1),
    };
    asked.line = GPOINTER_TO_UINT(g_hash_table_lookup(query->search->words, asked.word));
    g_array_append_val(query->words, asked);
}

static void
clear_asked(gpointer data)
{
    struct asked *asked = data;
    g_free(asked->word);
    g_free(asked->scores);
}

/*
 * A practice comes first if the query is its address, number or title; then one with such an
 * index entry; then a word or section of that name, then names that begin with the query.
 */
static guint
exactness(const struct search_doc *doc, const char *asked)
{
    for (size_t i = 0; i < G_N_ELEMENTS(doc->names); i++) {
        if (strcmp(doc->names[i], asked) == 0)
            return doc->is_practice ? 4 : 2;
    }
    for (guint i = 0; i < doc->entries->len; i++) {
        if (strcmp(doc->entries->pdata[i], asked) == 0)
            return doc->is_practice ? 3 : 2;
    }
    return g_str_has_prefix(doc->names[2], asked) ? 1 : 0;
}

/* The number of words of the longest entry contained in the query. */
static guint
entry_inside(const struct search_doc *doc, const char *padded)
{
    guint longest = 0;
    for (guint i = 0; i < doc->entries->len; i++) {
        const char *entry = doc->entries->pdata[i];
        g_autofree char *sought = g_strconcat(" ", entry, " ", NULL);
        if (!*entry || !strstr(padded, sought))
            continue;
        guint n = 1;
        for (const char *p = entry; (p = strchr(p, ' ')); p++)
            n++;
        longest = MAX(longest, n);
    }
    return longest;
}

/* The documents with the highest totals; ties keep their order. */
static guint
pick(const struct query *query, guint found[SEARCH_MOST])
{
    guint n = 0;
    for (guint doc = 0; doc < query->search->docs->len; doc++) {
        guint at = n;
        while (at > 0 && query->totals[found[at - 1]] < query->totals[doc])
            at--;
        if (!query->totals[doc] || at == SEARCH_MOST)
            continue;
        n = MIN(n + 1, SEARCH_MOST);
        memmove(&found[at + 1], &found[at], (n - 1 - at) * sizeof *found);
        found[at] = doc;
    }
    return n;
}

guint
search_find(const struct search *search, const char *text, guint found[SEARCH_MOST])
{
    struct query query = {
        .search = search,
        .words = g_array_new(FALSE, FALSE, sizeof(struct asked)),
        .totals = g_new0(guint, search->docs->len + 1),
    };
    g_array_set_clear_func(query.words, clear_asked);
    search_words(text, take_word, &query);
    for (guint i = 0; i < query.words->len; i++)
        score_word(
            search, &g_array_index(query.words, struct asked, i), i + 1 == query.words->len);
    for (guint i = 0; i < query.words->len;) {
        guint phrase = longest_phrase(&query, i), n = MAX(phrase, 1);
        add_span(&query, i, n, phrase > 0);
        i += n;
    }
    g_autofree char *asked = search_plain(text);
    g_autofree char *padded = g_strconcat(" ", asked, " ", NULL);
    for (guint i = 0; *asked && i < search->docs->len; i++) {
        const struct search_doc *doc = &g_array_index(search->docs, struct search_doc, i);
        query.totals[i] += EXACTLY * exactness(doc, asked);
        query.totals[i] += AS_ENTRY * entry_inside(doc, padded);
    }
    guint n = pick(&query, found);
    g_array_unref(query.words);
    g_free(query.totals);
    return n;
}
