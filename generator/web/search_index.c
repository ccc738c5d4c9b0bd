/*
 * Builds the search index: reads d:search, counts words by their stems, and computes weights.
 */
#include "web/html.h"
#include "web/search.h"

#include <libstemmer.h>
#include <math.h>
#include <string.h>

static const struct field {
    const char *name;
    double weight;
    double b; /* how much a long text reduces the weight of a word in it */
} fields[] = {
    { "title", 4, 0.75 },
    { "question", 3, 0.75 },
    { "words", 3, 0.25 }, /* lists: each word counts by itself */
    { "answer", 1, 0.75 },
    { "body", 0.1, 0.75 },
};

#define N_FIELDS G_N_ELEMENTS(fields)

/* BM25's k1, with its usual value: how soon repetitions of a word stop counting. */
#define K1 1.2

/* What is needed until all documents are there. */
struct search_reader {
    struct search *search;
    struct sb_stemmer
        *stemmer;      /* NULL: the language has no stemmer, and each word is its own stem */
    GHashTable *stems; /* char * -> number of its line + 1 */
    GHashTable *groups_of;     /* line of a phrase's first word -> GArray of struct phrase_at */
    GArray *text;              /* guint: the words of the text being read, as lines */
    GArray *lengths[N_FIELDS]; /* guint: words of each document */
};

struct phrase_at {
    guint group, phrase;
};

static void
unref_array(gpointer array)
{
    g_array_unref(array);
}

static bool
is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* --- Words and lines --- */

static char *
stem_of(const struct search_reader *r, const char *word)
{
    if (!r->stemmer)
        return g_strdup(word);
    const sb_symbol *stem =
        sb_stemmer_stem(r->stemmer, (const sb_symbol *)word, (int)strlen(word));
    if (!stem)
        g_error("out of memory");
    return g_strndup((const char *)stem, (size_t)sb_stemmer_length(r->stemmer));
}

static GArray **
counts_new(void)
{
    GArray **counts = g_new0(GArray *, N_FIELDS);
    for (size_t i = 0; i < N_FIELDS; i++)
        counts[i] = g_array_new(FALSE, FALSE, sizeof(struct search_posting));
    return counts;
}

static void
counts_free(GArray **counts)
{
    for (size_t i = 0; counts && i < N_FIELDS; i++)
        g_array_unref(counts[i]);
    g_free(counts);
}

/* The number of a word's line; adds the word if it is new. */
static guint
line_of(struct search_reader *r, const char *word)
{
    struct search *search = r->search;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(search->words, word));
    if (known)
        return known - 1;
    g_autofree char *stem = stem_of(r, word);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(r->stems, stem));
    if (!number) {
        struct search_line line = {
            .words = g_ptr_array_new_with_free_func(g_free),
            .postings = g_array_new(FALSE, FALSE, sizeof(struct search_posting)),
            .counts = counts_new(),
        };
        g_array_append_val(search->lines, line);
        number = search->lines->len;
        g_hash_table_insert(r->stems, g_steal_pointer(&stem), GUINT_TO_POINTER(number));
    }
    char *copy = g_strdup(word);
    g_ptr_array_add(g_array_index(search->lines, struct search_line, number - 1).words, copy);
    g_hash_table_insert(search->words, copy, GUINT_TO_POINTER(number));
    return number - 1;
}

static void
take_word(void *user, const char *text, size_t size)
{
    struct search_reader *r = user;
    g_autofree char *word = g_strndup(text, size);
    guint line = line_of(r, word);
    g_array_append_val(r->text, line);
}

/* --- Groups --- */

static void
read_group(struct search_reader *r, const xmlNode *node)
{
    struct search_group group = {
        .node = node,
        .names = g_ptr_array_new_with_free_func(g_free),
        .phrases = g_ptr_array_new_with_free_func(unref_array),
        .postings = g_array_new(FALSE, FALSE, sizeof(struct search_posting)),
        .counts = counts_new(),
    };
    const char *words = html_attribute(node, "words");
    g_auto(GStrv) names = g_strsplit(words ? words : "", ",", -1);
    for (char **name = names; *name; name++) {
        g_array_set_size(r->text, 0);
        search_words(*name, take_word, r);
        if (r->text->len == 0)
            continue;
        guint first = g_array_index(r->text, guint, 0);
        GArray *list = g_hash_table_lookup(r->groups_of, GUINT_TO_POINTER(first));
        if (!list) {
            list = g_array_new(FALSE, FALSE, sizeof(struct phrase_at));
            g_hash_table_insert(r->groups_of, GUINT_TO_POINTER(first), list);
        }
        struct phrase_at at = { r->search->groups->len, group.phrases->len };
        g_array_append_val(list, at);
        g_ptr_array_add(group.names, g_strdup(g_strstrip(*name)));
        g_ptr_array_add(group.phrases, g_array_copy(r->text));
    }
    g_array_append_val(r->search->groups, group);
}

/* True if the lines from text[at] on are those of the phrase. */
static bool
begins_with(const GArray *text, guint at, const GArray *phrase)
{
    return text->len - at >= phrase->len && memcmp(&g_array_index(text, guint, at),
                                                phrase->data, phrase->len * sizeof(guint)) == 0;
}

/* --- Counting --- */

static void
count(GArray **counts, size_t field, guint doc)
{
    GArray *list = counts[field];
    struct search_posting *last =
        list->len ? &g_array_index(list, struct search_posting, list->len - 1) : NULL;
    if (last && last->doc == doc) {
        last->weight++;
        return;
    }
    struct search_posting one = { doc, 1 };
    g_array_append_val(list, one);
}

/* Counts the words of a text, and the groups whose phrases occur in it. */
static void
read_text(struct search_reader *r, size_t field, const char *text)
{
    struct search *search = r->search;
    guint doc = search->docs->len - 1;
    g_array_set_size(r->text, 0);
    search_words(text, take_word, r);
    g_array_index(r->lengths[field], guint, doc) += r->text->len;
    for (guint i = 0; i < r->text->len; i++) {
        guint line = g_array_index(r->text, guint, i);
        count(g_array_index(search->lines, struct search_line, line).counts, field, doc);
        GArray *phrases = g_hash_table_lookup(r->groups_of, GUINT_TO_POINTER(line));
        for (guint k = 0; phrases && k < phrases->len; k++) {
            struct phrase_at at = g_array_index(phrases, struct phrase_at, k);
            struct search_group *group =
                &g_array_index(search->groups, struct search_group, at.group);
            if (begins_with(r->text, i, group->phrases->pdata[at.phrase]))
                count(group->counts, field, doc);
        }
    }
}

static void
add_entries(GPtrArray *entries, const char *entry)
{
    g_auto(GStrv) parts = g_strsplit(entry, "|", -1);
    for (char **part = parts; *part; part++)
        g_ptr_array_add(entries, search_plain(*part));
}

/* A child element with its text. */
static void
read_child(struct search_reader *r, size_t field, const xmlNode *n, GPtrArray *entries)
{
    if (g_strcmp0(html_attribute(n, "field"), fields[field].name) != 0)
        return;
    const char *entry = html_attribute(n, "entry");
    xmlChar *text = xmlNodeGetContent(n);
    read_text(r, field, (const char *)text);
    xmlFree(text);
    if (!entry)
        return;
    g_auto(GStrv) parts = g_strsplit(entry, "|", -1);
    for (char **part = parts; *part; part++)
        read_text(r, field, *part);
    add_entries(entries, entry);
}

/* The last part of an address: "words.html#fee" -> "fee", "pay.html" -> "pay". */
static char *
address_name(const char *href)
{
    const char *hash = strrchr(href, '#');
    g_autofree char *name = g_strdup(hash ? hash + 1 : href);
    if (g_str_has_suffix(name, ".html"))
        name[strlen(name) - strlen(".html")] = '\0';
    return search_plain(name);
}

static void
read_doc(struct search_reader *r, const xmlNode *node)
{
    static const char *const columns[] = { "number", "title", "question" };
    struct search_doc doc = {
        .node = node,
        .entries = g_ptr_array_new_with_free_func(g_free),
    };
    const char *href = html_attribute(node, "href");
    doc.names[0] = address_name(href ? href : "");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        const char *value = html_attribute(node, columns[i]);
        doc.names[i + 1] = search_plain(value ? value : "");
    }
    for (const xmlNode *n = node->children; n && !doc.is_practice; n = n->next)
        doc.is_practice = is_named(n, "cell");
    g_array_append_val(r->search->docs, doc);
    guint none = 0;
    for (size_t field = 0; field < N_FIELDS; field++) {
        g_array_append_val(r->lengths[field], none);
        const char *value = html_attribute(node, fields[field].name);
        if (value)
            read_text(r, field, value);
        for (const xmlNode *n = node->children; n; n = n->next) {
            if (is_named(n, "text"))
                read_child(r, field, n, doc.entries);
        }
    }
}

/* --- Weighing --- */

static double
mean(const GArray *lengths)
{
    double sum = 0;
    for (guint i = 0; i < lengths->len; i++)
        sum += g_array_index(lengths, guint, i);
    return lengths->len ? sum / lengths->len : 0;
}

/* The next document in which any field has the word; UINT_MAX after the last. */
static guint
next_doc(GArray **counts, const guint *at)
{
    guint next = G_MAXUINT;
    for (size_t f = 0; f < N_FIELDS; f++) {
        if (at[f] < counts[f]->len)
            next = MIN(next, g_array_index(counts[f], struct search_posting, at[f]).doc);
    }
    return next;
}

/* BM25 of the counts over all fields: `scale` times its root, by document. */
static void
weigh(const struct search_reader *r, const double *means, GArray **counts, double scale,
    GArray *postings)
{
    guint n = r->search->docs->len, within = 0, at[N_FIELDS] = { 0 };
    for (size_t f = 0; f < N_FIELDS; f++)
        within = MAX(within, counts[f]->len);
    double rarity = log(1 + (n - within + 0.5) / (within + 0.5));
    for (guint doc; (doc = next_doc(counts, at)) != G_MAXUINT;) {
        double sum = 0;
        for (size_t f = 0; f < N_FIELDS; f++) {
            if (at[f] >= counts[f]->len)
                continue;
            struct search_posting *p = &g_array_index(counts[f], struct search_posting, at[f]);
            if (p->doc != doc)
                continue;
            at[f]++;
            double longer = g_array_index(r->lengths[f], guint, doc) / means[f];
            sum += fields[f].weight * (K1 + 1) * p->weight /
                   (K1 * (1 - fields[f].b + fields[f].b * longer) + p->weight);
        }
        struct search_posting posting = { doc, (guint)lround(scale * rarity * sqrt(sum)) };
        if (posting.weight)
            g_array_append_val(postings, posting);
    }
}

static void
weigh_all(struct search_reader *r)
{
    struct search *search = r->search;
    double means[N_FIELDS];
    for (size_t f = 0; f < N_FIELDS; f++)
        means[f] = mean(r->lengths[f]);
    for (guint i = 0; i < search->lines->len; i++) {
        struct search_line *line = &g_array_index(search->lines, struct search_line, i);
        weigh(r, means, line->counts, 8, line->postings);
        counts_free(g_steal_pointer(&line->counts));
    }
    for (guint i = 0; i < search->groups->len; i++) {
        struct search_group *group = &g_array_index(search->groups, struct search_group, i);
        weigh(r, means, group->counts, 6, group->postings);
        counts_free(g_steal_pointer(&group->counts));
    }
}

/* --- The whole index --- */

struct search *
search_begin(const xmlNode *tree, const char *lang)
{
    struct search *search = g_new0(struct search, 1);
    search->docs = g_array_new(FALSE, FALSE, sizeof(struct search_doc));
    search->groups = g_array_new(FALSE, FALSE, sizeof(struct search_group));
    search->lines = g_array_new(FALSE, FALSE, sizeof(struct search_line));
    search->words = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *language = g_ascii_strdown(lang, (gssize)strcspn(lang, "-"));
    struct search_reader *r = search->reader = g_new0(struct search_reader, 1);
    r->search = search;
    r->stemmer = sb_stemmer_new(language, NULL);
    r->stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    r->groups_of = g_hash_table_new_full(NULL, NULL, NULL, unref_array);
    r->text = g_array_new(FALSE, FALSE, sizeof(guint));
    for (size_t f = 0; f < N_FIELDS; f++)
        r->lengths[f] = g_array_new(FALSE, FALSE, sizeof(guint));
    for (const xmlNode *n = tree->children; n; n = n->next) {
        if (is_named(n, "group"))
            read_group(r, n);
    }
    return search;
}

void
search_add(struct search *search, const xmlNode *doc)
{
    read_doc(search->reader, doc);
}

static void
reader_free(struct search_reader *r)
{
    for (size_t f = 0; f < N_FIELDS; f++)
        g_array_unref(r->lengths[f]);
    g_array_unref(r->text);
    g_hash_table_unref(r->groups_of);
    g_hash_table_unref(r->stems);
    sb_stemmer_delete(r->stemmer);
    g_free(r);
}

void
search_end(struct search *search)
{
    weigh_all(search->reader);
    reader_free(g_steal_pointer(&search->reader));
}

struct search *
search_new(const xmlNode *tree, const char *lang)
{
    struct search *search = search_begin(tree, lang);
    for (const xmlNode *n = tree->next; n; n = n->next) {
        if (is_named(n, "doc"))
            search_add(search, n);
    }
    search_end(search);
    return search;
}

void
search_free(struct search *search)
{
    if (!search)
        return;
    if (search->reader)
        reader_free(search->reader);
    for (guint i = 0; i < search->docs->len; i++) {
        struct search_doc *doc = &g_array_index(search->docs, struct search_doc, i);
        for (size_t k = 0; k < G_N_ELEMENTS(doc->names); k++)
            g_free(doc->names[k]);
        g_ptr_array_unref(doc->entries);
    }
    for (guint i = 0; i < search->groups->len; i++) {
        struct search_group *group = &g_array_index(search->groups, struct search_group, i);
        g_ptr_array_unref(group->names);
        g_ptr_array_unref(group->phrases);
        g_array_unref(group->postings);
        counts_free(group->counts);
    }
    for (guint i = 0; i < search->lines->len; i++) {
        struct search_line *line = &g_array_index(search->lines, struct search_line, i);
        g_ptr_array_unref(line->words);
        g_array_unref(line->postings);
        counts_free(line->counts);
    }
    g_hash_table_unref(search->words);
    g_array_unref(search->lines);
    g_array_unref(search->groups);
    g_array_unref(search->docs);
    g_free(search);
}
