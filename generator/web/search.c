#include "web/search.h"

#include "web/html.h"
#include "web/json.h"

#include <string.h>

/* --- Words --- */

static bool
is_hyphen(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Inside a word, and none of its letters: soft hyphen, joiners, apostrophes. */
static bool
is_dropped(gunichar c)
{
    return g_unichar_ismark(c) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == '\'' ||
           c == 0x2019;
}

void
search_words(
    const char *text, void (*call)(void *user, const char *text, size_t size), void *user)
{
    g_autofree char *flat = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) whole = g_string_new(NULL); /* the compound so far, hyphens left out */
    size_t part = 0;                               /* where its last part begins in it */
    bool has_parts = false;
    for (const char *p = flat ? flat : "";; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c && is_dropped(c))
            continue;
        if (g_unichar_isalnum(c)) {
            if (c == 0xDF)
                g_string_append(whole, "ss");
            else
                g_string_append_unichar(whole, g_unichar_tolower(c));
            continue;
        }
        if (whole->len > part)
            call(user, whole->str + part, whole->len - part);
        if (is_hyphen(c) && whole->len > 0) {
            has_parts = true;
            part = whole->len;
            continue;
        }
        if (has_parts && part > 0 && whole->len > part)
            call(user, whole->str, whole->len);
        g_string_truncate(whole, 0);
        part = 0;
        has_parts = false;
        if (!c)
            return;
    }
}

/* --- Terms --- */

/* The letter of a field's documents in a term's line. */
static const struct field {
    const char *name;
    char letter;
} fields[] = {
    { "title", 'T' },
    { "question", 'Q' },
    { "words", 'W' },
    { "answer", 'A' },
};

struct posting {
    guint last; /* document, and how often so far */
    guint count;
    guint written; /* the document before it */
    GString *text;
};

struct index {
    GHashTable *terms; /* word -> struct posting[G_N_ELEMENTS(fields)] */
    guint document;
    size_t field;
    guint count; /* words of the field so far */
};

static void
append_base36(GString *out, guint n)
{
    char digits[8];
    size_t at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdefghijklmnopqrstuvwxyz"[n % 36];
        n /= 36;
    } while (n);
    g_string_append_len(out, digits + at, (gssize)(sizeof digits - at));
}

/* Writes down the document that was counted last. */
static void
posting_flush(struct posting *posting)
{
    if (!posting->count)
        return;
    if (!posting->text)
        posting->text = g_string_new(NULL);
    else
        g_string_append_c(posting->text, '.');
    append_base36(posting->text, posting->last - posting->written);
    if (posting->count > 1)
        g_string_append_printf(posting->text, "*%u", posting->count);
    posting->written = posting->last;
    posting->count = 0;
}

static void
index_word(void *user, const char *text, size_t size)
{
    struct index *index = user;
    index->count++;
    g_autofree char *word = g_strndup(text, size);
    struct posting *postings = g_hash_table_lookup(index->terms, word);
    if (!postings) {
        postings = g_new0(struct posting, G_N_ELEMENTS(fields));
        g_hash_table_insert(index->terms, g_steal_pointer(&word), postings);
    }
    struct posting *posting = &postings[index->field];
    if (posting->count && posting->last != index->document)
        posting_flush(posting);
    posting->last = index->document;
    posting->count++;
}

static void
free_postings(gpointer data)
{
    struct posting *postings = data;
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (postings[i].text)
            g_string_free(postings[i].text, TRUE);
    }
    g_free(postings);
}

static gint
compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
write_terms(GString *out, const struct index *index)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    GHashTableIter iter;
    gpointer word, data;
    g_hash_table_iter_init(&iter, index->terms);
    while (g_hash_table_iter_next(&iter, &word, NULL))
        g_ptr_array_add(words, word);
    g_ptr_array_sort(words, compare_words);
    g_string_append(out, "\"terms\":\"");
    for (guint i = 0; i < words->len; i++) {
        data = g_hash_table_lookup(index->terms, words->pdata[i]);
        g_string_append_printf(out, "%s%s ", i ? "\\n" : "", (const char *)words->pdata[i]);
        for (size_t k = 0; k < G_N_ELEMENTS(fields); k++) {
            struct posting *posting = &((struct posting *)data)[k];
            posting_flush(posting);
            if (posting->text)
                g_string_append_printf(out, "%c%s", fields[k].letter, posting->text->str);
        }
    }
    g_string_append_c(out, '"');
}

/* --- Documents --- */

static void
write_string(GString *out, const char *text)
{
    json_quote(out, text ? text : "");
}

static const xmlNode *
next_named(const xmlNode *node, const char *name)
{
    while (
        node && (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0))
        node = node->next;
    return node;
}

/* ["a","b"] of an attribute of all children of that name, or [["a","b"],...] of two. */
static void
write_list(
    GString *out, const xmlNode *search, const char *child, const char *one, const char *other)
{
    const char *comma = "";
    g_string_append_c(out, '[');
    const xmlNode *n = search->children;
    for (; (n = next_named(n, child)); n = n->next) {
        g_string_append(out, comma);
        g_string_append(out, other ? "[" : "");
        write_string(out, html_attribute(n, one));
        if (other) {
            g_string_append_c(out, ',');
            write_string(out, html_attribute(n, other));
            g_string_append_c(out, ']');
        }
        comma = ",";
    }
    g_string_append_c(out, ']');
}

/* The verdicts of all roles, a character each. */
static void
write_cells(GString *out, const xmlNode *search, const xmlNode *doc)
{
    g_string_append_c(out, '"');
    const xmlNode *cell = doc->children;
    for (; (cell = next_named(cell, "cell")); cell = cell->next) {
        const char *verdict = html_attribute(cell, "verdict");
        char digit = '0';
        const xmlNode *known = next_named(search->children, "verdict");
        while (known && g_strcmp0(html_attribute(known, "name"), verdict) != 0) {
            known = next_named(known->next, "verdict");
            digit++;
        }
        g_string_append_c(out, known ? digit : '-');
    }
    g_string_append_c(out, '"');
}

/* Texts that a reader may have in mind as a whole: "a|b". */
static void
write_entries(GString *out, const xmlNode *doc)
{
    g_autoptr(GString) all = g_string_new(NULL);
    const xmlNode *n = doc->children;
    for (; (n = next_named(n, "text")); n = n->next) {
        const char *entry = html_attribute(n, "entry");
        if (entry)
            g_string_append_printf(all, "%s%s", all->len ? "|" : "", entry);
    }
    write_string(out, all->str);
}

static void
write_doc(GString *out, struct index *index, const xmlNode *search, const xmlNode *doc)
{
    static const char *const columns[] = { "href", "number", "title", "question" };
    g_string_append(out, index->document ? ",\n[" : "\n[");
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++) {
        write_string(out, html_attribute(doc, columns[i]));
        g_string_append_c(out, ',');
    }
    write_cells(out, search, doc);
    g_string_append_c(out, ',');
    write_entries(out, doc);
    for (index->field = 0; index->field < G_N_ELEMENTS(fields); index->field++) {
        index->count = 0;
        const char *value = html_attribute(doc, fields[index->field].name);
        if (value)
            search_words(value, index_word, index);
        const xmlNode *n = doc->children;
        for (; (n = next_named(n, "text")); n = n->next) {
            const char *entry = html_attribute(n, "entry");
            if (g_strcmp0(html_attribute(n, "field"), fields[index->field].name) != 0)
                continue;
            xmlChar *text = xmlNodeGetContent(n);
            search_words((const char *)text, index_word, index);
            xmlFree(text);
            if (entry)
                search_words(entry, index_word, index);
        }
        g_string_append_printf(out, "%s%u", index->field ? "," : ",[", index->count);
    }
    g_string_append_c(out, ']');
    if (next_named(doc->children, "only")) {
        g_string_append_c(out, ',');
        write_list(out, doc, "only", "text", NULL);
    }
    g_string_append_c(out, ']');
    index->document++;
}

GBytes *
search_index(const xmlNode *search, const char *lang)
{
    struct index index = {
        .terms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_postings),
    };
    GString *out = g_string_new("proviso_index({\"lang\":");
    write_string(out, lang);
    g_string_append(out, ",\"roles\":");
    write_list(out, search, "role", "name", NULL);
    g_string_append(out, ",\"verdicts\":");
    write_list(out, search, "verdict", "sign", "word");
    g_string_append(out, ",\"docs\":[");
    const xmlNode *doc = search->children;
    for (; (doc = next_named(doc, "doc")); doc = doc->next)
        write_doc(out, &index, search, doc);
    g_string_append(out, "],\n");
    write_terms(out, &index);
    g_string_append(out, "});\n");
    g_hash_table_unref(index.terms);
    return g_string_free_to_bytes(out);
}
