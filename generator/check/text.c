/* The handbook's text as checks read it: block by block, what is filled in left out. */
#include "check/checker.h"

#include <string.h>

#define FILLED_IN "\uFFFC" /* object replacement character */

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (node_is(node, *names))
            return true;
    return false;
}

static bool
is_inline(const xmlNode *node)
{
    static const char *const names[] = { "em", "strong", "code", "q", "a", "abbr", "sub", "sup",
        "br", "ref", "value-of", "index", NULL };
    return is_one_of(node, names) || (node_is(node, "term") && node_attribute(node, "ref"));
}

static bool
is_skipped(const xmlNode *node)
{
    static const char *const names[] = { "facts", "fact", "sources", "source", "wording",
        "blockquote", "index", "accept", "publisher", "edition", NULL };
    return is_one_of(node, names);
}

static bool
is_heading(const xmlNode *node)
{
    static const char *const names[] = { "title", "subtitle", "name", "question", "caption",
        "th", "dt", "people", NULL };
    return is_one_of(node, names);
}

/* Appends text with runs of white space as one space. */
static void
append_text(GString *out, const char *text)
{
    for (; *text; text++) {
        if (!strchr(" \t\r\n", *text))
            g_string_append_c(out, *text);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
}

/* What stands directly in the node; nested blocks are read on their own. */
static void
append_inline(const xmlNode *node, bool keep_terms, GString *out)
{
    for (const xmlNode *n = node->children; n; n = n->next) {
        if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
            append_text(out, (const char *)n->content);
        if (n->type != XML_ELEMENT_NODE || !is_inline(n) || node_is(n, "index"))
            continue;
        bool is_ours = n->children && !node_is(n, "q") && !node_is(n, "code") &&
                       (keep_terms || !node_is(n, "term"));
        if (is_ours)
            append_inline(n, keep_terms, out);
        else
            g_string_append(out, node_is(n, "br") ? " " : FILLED_IN);
    }
}

static const char *
block_text(struct checker *c, const xmlNode *node, bool keep_terms)
{
    g_autoptr(GString) out = g_string_new(NULL);
    append_inline(node, keep_terms, out);
    return arena_strndup(c->ctx->arena, out->str,
        out->len && out->str[out->len - 1] == ' ' ? out->len - 1 : out->len);
}

/* "en" of "en-GB": do the two languages share their words? */
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

/* What is known where a block stands. */
struct place_in {
    const struct practice *practice;
    const char *lang;
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
read_blocks(struct checker *c, const xmlNode *node, struct place_in in)
{
    if (is_skipped(node) || is_inline(node))
        return;
    const char *lang = language_of(node);
    in.lang = lang ? lang : in.lang;
    if (node_is(node, "practice"))
        in.practice = practice_of(c, node);
    const char *text = block_text(c, node, true);
    if (*text) {
        struct block block = {
            .node = node,
            .practice = in.practice,
            .text = text,
            .unlinked = block_text(c, node, false),
            .is_heading = is_heading(node),
            .is_own_language =
                !in.lang || !c->model->lang || same_language(in.lang, c->model->lang),
        };
        g_hash_table_insert(
            c->block_of, (gpointer)(uintptr_t)node, GUINT_TO_POINTER(c->blocks->len));
        g_array_append_val(c->blocks, block);
    }
    for (const xmlNode *n = node->children; n; n = n->next)
        if (n->type == XML_ELEMENT_NODE)
            read_blocks(c, n, in);
}

void
check_read(struct checker *c)
{
    const xmlNode *root = xmlDocGetRootElement(c->model->doc);
    if (root)
        read_blocks(c, root, (struct place_in){ 0 });
}

char **
check_split(const char *text)
{
    GStrvBuilder *builder = g_strv_builder_new();
    g_autofree char *lower = g_utf8_strdown(text, -1);
    for (const char *p = lower; *p;) {
        const char *from = p;
        for (; *p; p = utf8_next(p)) {
            gunichar ch = g_utf8_get_char(p);
            bool joins = ch == '\'' || ch == 0x2019 || ch == '-' || ch == 0x2011;
            if (!g_unichar_isalnum(ch) && !g_unichar_ismark(ch) && !(joins && p > from))
                break;
        }
        while (p > from && (p[-1] == '-' || p[-1] == '\''))
            p--;
        if (p > from) {
            g_autofree char *word = g_strndup(from, (size_t)(p - from));
            g_strv_builder_add(builder, word);
        }
        if (*p && p == from)
            p = utf8_next(p);
    }
    char **words = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return words;
}

bool
check_has_word(const char *list, const char *word)
{
    size_t size = strlen(word);
    for (const char *p = list; p && (p = strstr(p, word)); p += size)
        if ((p == list || p[-1] == ' ') && (p[size] == ' ' || !p[size]))
            return size > 0;
    return false;
}
