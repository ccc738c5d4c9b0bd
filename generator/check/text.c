/*
 * Reads the handbook's text for the checks, block by block, with placeholders for what the
 * generator fills in.
 */
#include "check/internal.h"

#include <string.h>

#define FILLED_IN "\uFFFC" /* object replacement character */

/* What an element's name says about its text. */
enum {
    IS_INLINE = 1,
    IS_SKIPPED = 2, /* its text is not checked */
    IS_HEADING = 4,
    IS_OPAQUE = 8, /* quoted words */
    IS_PICTURE = 16,
    IS_CITE = 32,
    IS_LIST = 64,
    IS_TERM = 128,
    IS_PRACTICE = 256,
    IS_BREAK = 512,
    IS_MARK = 1024, /* an index mark, whose text is skipped */
};

static const struct {
    const char *name;
    unsigned kind;
} kinds[] = {
    { "em", IS_INLINE },
    { "strong", IS_INLINE },
    { "a", IS_INLINE },
    { "abbr", IS_INLINE },
    { "sub", IS_INLINE },
    { "sup", IS_INLINE },
    { "ref", IS_INLINE },
    { "value-of", IS_INLINE | IS_OPAQUE },
    { "br", IS_INLINE | IS_BREAK },
    { "code", IS_INLINE | IS_OPAQUE },
    { "q", IS_INLINE | IS_OPAQUE },
    { "index", IS_INLINE | IS_SKIPPED | IS_MARK },
    { "term", IS_TERM },
    { "facts", IS_SKIPPED },
    { "fact", IS_SKIPPED },
    { "authorities", IS_SKIPPED },
    { "sources", IS_SKIPPED },
    { "source", IS_SKIPPED },
    { "wording", IS_SKIPPED },
    { "blockquote", IS_SKIPPED },
    { "accept", IS_SKIPPED },
    { "synonyms", IS_SKIPPED },
    { "group", IS_SKIPPED },
    { "expect-search", IS_SKIPPED },
    { "publisher", IS_SKIPPED },
    { "edition", IS_SKIPPED },
    { "title", IS_HEADING },
    { "subtitle", IS_HEADING },
    { "name", IS_HEADING },
    { "question", IS_HEADING },
    { "act", IS_HEADING },
    { "caption", IS_HEADING },
    { "th", IS_HEADING },
    { "dt", IS_HEADING },
    { "people", IS_HEADING },
    { "img", IS_PICTURE },
    { "cite", IS_CITE },
    { "ul", IS_LIST },
    { "ol", IS_LIST },
    { "practice", IS_PRACTICE },
};

/*
 * The kind of an element.  libxml2 stores each name once per document, so each name is compared
 * with the table once.
 */
static unsigned
kind_of(struct checker *c, const xmlNode *node)
{
    gpointer known;
    unsigned kind = 0;
    if (g_hash_table_lookup_extended(c->kind_of, node->name, NULL, &known)) {
        kind = GPOINTER_TO_UINT(known);
    } else {
        for (size_t i = 0; i < G_N_ELEMENTS(kinds) && !kind; i++)
            if (strcmp(kinds[i].name, (const char *)node->name) == 0)
                kind = kinds[i].kind;
        g_hash_table_insert(
            c->kind_of, (gpointer)(uintptr_t)node->name, GUINT_TO_POINTER(kind));
    }
    /* A `term` with an entry below it defines a term; one in a text refers to it. */
    if (kind & IS_TERM && node_attribute(node, "ref"))
        kind |= IS_INLINE;
    return kind;
}

/* Appends text and collapses white space. */
static void
append_text(GString *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, " \t\r\n");
        g_string_append_len(out, text, (gssize)size);
        text += size;
        if (!*text)
            break;
        text += strspn(text, " \t\r\n");
        if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
}

/*
 * Appends the text directly in the node; nested blocks are read separately.  True if it
 * contains a term, linked or not.
 */
static bool
append_inline(struct checker *c, const xmlNode *node, bool keep_terms, GString *out)
{
    bool has_term = false;
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            append_text(out, (const char *)n->content);
        unsigned kind = n->type == XML_ELEMENT_NODE ? kind_of(c, n) : 0;
        if (!(kind & IS_INLINE) || kind & IS_MARK)
            continue;
        has_term |= (kind & IS_TERM) != 0;
        if (n->children && !(kind & IS_OPAQUE) && (keep_terms || !(kind & IS_TERM)))
            has_term |= append_inline(c, n, keep_terms, out);
        else
            g_string_append(out, kind & IS_BREAK ? " " : FILLED_IN);
    }
    return has_term;
}

static const char *
text_keep(struct checker *c, const GString *text)
{
    return arena_strndup(c->ctx->arena, text->str,
        text->len && text->str[text->len - 1] == ' ' ? text->len - 1 : text->len);
}

/* True if two tags have the same primary language, "en" in "en-GB", and so the same words. */
static bool
same_language(const char *a, const char *b)
{
    size_t size = strcspn(a, "-");
    return size == strcspn(b, "-") && g_ascii_strncasecmp(a, b, size) == 0;
}

/* xml:lang of the element itself, or NULL. */
static const char *
language_of(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && xmlStrEqual(a->ns->href, XML_XML_NAMESPACE) &&
            strcmp((const char *)a->name, "lang") == 0 && a->children)
            return (const char *)a->children->content;
    return NULL;
}

/* The context of a block. */
struct place_in {
    const struct practice *practice;
    const char *lang;
    bool is_skipped;
};

static const struct practice *
practice_of(const struct checker *c, const xmlNode *node)
{
    for (size_t i = 0; i < c->model->n_practices; i++)
        if (c->model->practices[i].node == node)
            return &c->model->practices[i];
    return NULL;
}

static void
read_block(struct checker *c, const xmlNode *node, unsigned kind, const struct place_in *in)
{
    g_string_truncate(c->buffer, 0);
    bool has_term = append_inline(c, node, true, c->buffer);
    if (!c->buffer->len)
        return;
    struct block block = {
        .node = node,
        .practice = in->practice,
        .text = text_keep(c, c->buffer),
        .is_heading = kind & IS_HEADING,
        .is_own_language =
            !in->lang || !c->model->lang || same_language(in->lang, c->model->lang),
    };
    block.unlinked = block.text;
    if (has_term) {
        g_string_truncate(c->buffer, 0);
        append_inline(c, node, false, c->buffer);
        block.unlinked = text_keep(c, c->buffer);
    }
    g_hash_table_insert(
        c->block_of, (gpointer)(uintptr_t)node, GUINT_TO_POINTER(c->blocks->len));
    g_array_append_val(c->blocks, block);
}

/* Attributes that name sources, facts and terms. */
static void
read_names(struct checker *c, const xmlNode *node)
{
    static const char *const naming[] = { "source", "fact", "ref", "of", "keep", "after",
        "times" };
    for (const xmlAttr *a = node->properties; a; a = a->next)
        for (size_t i = 0; i < G_N_ELEMENTS(naming); i++)
            if (strcmp((const char *)a->name, naming[i]) == 0)
                g_hash_table_add(
                    c->named, (gpointer)(uintptr_t)node_attribute(node, naming[i]));
}

static void
read_element(struct checker *c, const xmlNode *node, struct place_in in)
{
    unsigned kind = kind_of(c, node);
    if (node->properties) {
        const char *lang = language_of(node);
        in.lang = lang ? lang : in.lang;
        read_names(c, node);
    }
    if (kind & IS_PRACTICE)
        in.practice = practice_of(c, node);
    if (kind & IS_PICTURE)
        g_ptr_array_add(c->pictures, (gpointer)(uintptr_t)node);
    if (kind & IS_CITE)
        g_ptr_array_add(c->cites, (gpointer)(uintptr_t)node);
    if (kind & IS_LIST)
        g_ptr_array_add(c->lists, (gpointer)(uintptr_t)node);
    if (kind & IS_TERM && kind & IS_INLINE && in.practice) {
        struct term_link link = { in.practice, node_attribute(node, "ref") };
        g_array_append_val(c->links, link);
    }
    in.is_skipped |= kind & IS_SKIPPED;
    if (!in.is_skipped && !(kind & IS_INLINE))
        read_block(c, node, kind, &in);
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            read_element(c, n, in);
}

void
check_read(struct checker *c)
{
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    if (root)
        read_element(c, root, (struct place_in){ 0 });
}

/* --- Words ----------------------------------------------------------------------------- */

struct word_split *
split_new(void)
{
    struct word_split *split = g_new0(struct word_split, 1);
    split->text = g_string_new(NULL);
    split->starts = g_array_new(FALSE, FALSE, sizeof(guint));
    split->words = g_ptr_array_new();
    return split;
}

void
split_free(struct word_split *split)
{
    g_string_free(split->text, TRUE);
    g_array_free(split->starts, TRUE);
    g_ptr_array_free(split->words, TRUE);
    g_free(split);
}

/*
 * True for a letter or digit of a word; if joined, also for a hyphen or apostrophe inside one.
 */
static bool
is_of_word(gunichar ch, bool *joined)
{
    *joined = ch == '\'' || ch == '-' || ch == 0x2019 || ch == 0x2011;
    if (ch < 0x80)
        return g_ascii_isalnum((gchar)ch);
    return g_unichar_isalnum(ch) || g_unichar_ismark(ch);
}

char *const *
split_words(struct word_split *split, const char *text)
{
    GString *out = split->text;
    g_string_truncate(out, 0);
    g_array_set_size(split->starts, 0);
    g_ptr_array_set_size(split->words, 0);
    gsize start = 0; /* position in the word that is being read */
    for (const char *p = text;; p = utf8_next(p)) {
        gunichar ch = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char(p);
        bool joined;
        if (is_of_word(ch, &joined) || (joined && out->len > start)) {
            if (ch < 0x80)
                g_string_append_c(out, g_ascii_tolower((gchar)ch));
            else
                g_string_append_unichar(out, g_unichar_tolower(ch));
            continue;
        }
        while (out->len > start && strchr("-'", out->str[out->len - 1]))
            g_string_truncate(out, out->len - 1);
        if (out->len > start) {
            guint at = (guint)start;
            g_array_append_val(split->starts, at);
            g_string_append_c(out, '\0');
            start = out->len;
        }
        if (!ch)
            break;
    }
    for (guint i = 0; i < split->starts->len; i++)
        g_ptr_array_add(split->words, out->str + g_array_index(split->starts, guint, i));
    g_ptr_array_add(split->words, NULL);
    return (char *const *)split->words->pdata;
}

bool
check_has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    if (!size)
        return false;
    for (const char *p = list; p && (p = strstr(p, word)); p += size)
        if ((p == list || p[-1] == ' ') && (p[size] == ' ' || !p[size]))
            return true;
    return false;
}
