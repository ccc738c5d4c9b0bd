/*
 * The owner's words: words/LANG.xml in the handbook's folder. A text that cannot be used is an
 * error, and the built-in one stays.
 */
#include "base/edit_distance.h"
#include "load/load.h"
#include "model/internal.h"
#include "model/message.h"

#include <string.h>

#define NS_WORDS "urn:proviso:words:1"

/* True if {n} or {n, plural ...} is in the text. */
static bool
has_place(const char *text, char n)
{
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{'))
        if (p[1] == n && (p[2] == '}' || p[2] == ','))
            return true;
    return false;
}

/* The first {n} in text that is not in `builtin`, or NULL. */
static const char *
foreign_number(const char *text, const char *builtin)
{
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{')) {
        bool is_place = p[1] >= '1' && p[1] <= '9' && (p[2] == '}' || p[2] == ',');
        if (is_place && !has_place(builtin, p[1]))
            return p;
    }
    return NULL;
}

/* The words for verdicts, long and short, which a reader must be able to tell apart. */
static bool
is_verdict_key(const char *key)
{
    return g_str_has_prefix(key, "verdict.") || g_str_has_prefix(key, "short.");
}

/* True if there is text to read, without characters that only change how it looks. */
static bool
is_plain(const char *text)
{
    bool has_letter = false;
    for (const char *p = text; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isprint(c) || g_unichar_type(c) == G_UNICODE_FORMAT)
            return false;
        has_letter |= g_unichar_isalnum(c);
    }
    return has_letter;
}

/* Another verdict with the same word, or NULL. */
static const struct words_entry *
same_verdict(const struct words *words, const struct words_entry *entry, const char *text)
{
    size_t kind = (size_t)(strchr(entry->key, '.') - entry->key) + 1;
    for (size_t i = 0; i < words->n; i++) {
        const struct words_entry *other = &words->entries[i];
        if (other != entry && strncmp(other->key, entry->key, kind) == 0 &&
            strcmp(other->text, text) == 0)
            return other;
    }
    return NULL;
}

static void
unknown_word(struct ctx *ctx, const struct words *words, const xmlNode *node, const char *key)
{
    const char **keys = ARENA_ARRAY(ctx->arena, const char *, words->n);
    for (size_t i = 0; i < words->n; i++)
        keys[i] = words->entries[i].key;
    struct diag *d = diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "key"), "schema",
        "there is no word \"%s\" that could be changed", key);
    const char *near = nearest_word(key, keys, words->n);
    if (near)
        diag_note(ctx->diags, d, (struct span){ .source = NULL }, "did you mean \"%s\"?", near);
}

/*
 * The first value of `builtin` that text does not show, or NULL.  What is only a value, such as
 * the publisher's name, may become another text.
 */
static const char *
lost_number(const char *text, const char *builtin)
{
    return strcmp(builtin, "{1}") != 0 ? foreign_number(builtin, text) : NULL;
}

/* The first brace that neither is a place for a value nor belongs to one that counts, or NULL.
 */
static const char *
stray_brace(const char *text)
{
    if (message_counts(text))
        return NULL; /* message_problem knows */
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{'))
        if (!words_place(p))
            return p;
    return NULL;
}

/* The first of the letters, with spaces between them, that is empty or stands there twice. */
static const char *
wrong_letter(struct arena *a, const char *text)
{
    g_auto(GStrv) letters = g_strsplit(text, " ", -1);
    for (char **letter = letters; *letter; letter++) {
        bool is_double = false;
        for (char **before = letters; before < letter; before++)
            is_double |= strcmp(*before, *letter) == 0;
        if (!**letter || is_double)
            return arena_strdup(a, *letter);
    }
    return NULL;
}

/* Why a text cannot be the word of an entry, or NULL. */
static const char *
text_problem(struct arena *a, const struct words *words, const struct words_entry *entry,
    const char *text)
{
    const char *key = entry->key, *builtin = entry->text ? entry->text : "", *at;
    bool is_verdict = is_verdict_key(key) && strcmp(text, builtin) != 0;
    if ((at = foreign_number(text, builtin)))
        return arena_printf(a, "there is no value for \"{%c}\" in the word \"%s\"", at[1], key);
    if ((at = message_problem(a, words->locale, text)))
        return arena_printf(a, "the word \"%s\": %s", key, at);
    if (is_verdict && !is_plain(text))
        return arena_printf(a, "the verdict's word \"%s\" is empty or not plain text", key);
    if (*text == '\0' && *builtin != '\0')
        return arena_printf(a, "the word \"%s\" is empty", key);
    if (stray_brace(text))
        return arena_printf(a, "a brace in the word \"%s\" does not enclose a number", key);
    if ((at = lost_number(text, builtin)))
        return arena_printf(a, "the word \"%s\" does not show its value \"{%c}\"", key, at[1]);
    if (strcmp(key, "letter.series") == 0 && (at = wrong_letter(a, text)))
        return arena_printf(a,
            *at ? "the letter \"%s\" stands twice in the word \"%s\""
                : "a letter is missing%s between two spaces in the word \"%s\"",
            at, key);
    const struct words_entry *same = is_verdict ? same_verdict(words, entry, text) : NULL;
    return same ? arena_printf(a, "\"%s\" is already the word of \"%s\"", text, same->key)
                : NULL;
}

static void
change_word(struct ctx *ctx, const struct words *words, const xmlNode *node, const char *text)
{
    const char *key = node_attribute(node, "key");
    struct words_entry *entry = words_entry(words, key);
    if (!entry) {
        unknown_word(ctx, words, node, key);
        return;
    }
    const char *problem = text_problem(ctx->arena, words, entry, text);
    if (problem) {
        struct diag *d =
            diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema", "%s", problem);
        if (entry->text && strchr(entry->text, '{'))
            diag_note(ctx->diags, d, (struct span){ .source = NULL },
                "the word is \"%s\" without the change", entry->text);
        return;
    }
    entry->text = arena_strdup(ctx->arena, text);
    entry->is_english = false;
}

static void
read_own_word(
    struct ctx *ctx, const struct words *words, const xmlNode *node, GHashTable *known)
{
    const char *key = node_attribute(node, "key");
    if (strcmp((const char *)node->name, "word") != 0 || !key) {
        struct diag *d = diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "a file of words can only contain \"word\" elements with a \"key\"");
        diag_note(ctx->diags, d, (struct span){ .source = NULL },
            "write <word key=\"contents\">In this book</word>");
        return;
    }
    if (!g_hash_table_add(known, (gpointer)(uintptr_t)key)) {
        diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "key"), "schema",
            "the word \"%s\" is changed twice", key);
        return;
    }
    const xmlNode *inner = xmlFirstElementChild((xmlNode *)(uintptr_t)node);
    if (inner) {
        diag_add(ctx->diags, SEV_ERROR, node_span(inner), "schema",
            "the word \"%s\" can only be text, without elements", key);
        return;
    }
    xmlChar *content = xmlNodeGetContent(node);
    g_autofree char *text = g_strstrip(g_strdup((const char *)content));
    xmlFree(content);
    change_word(ctx, words, node, text);
}

/* True if the root is that of a file of words for the language that its name says. */
static bool
is_for(struct ctx *ctx, const xmlNode *root, const char *lang)
{
    if (!root->ns || strcmp((const char *)root->ns->href, NS_WORDS) != 0) {
        diag_add(ctx->diags, SEV_ERROR, node_span(root), "schema",
            "this is not a file of words: its elements are not in %s", NS_WORDS);
        return false;
    }
    const char *written = xml_attribute(root, "lang");
    if (written && g_ascii_strcasecmp(written, lang) != 0) {
        diag_add(ctx->diags, SEV_ERROR, attribute_span(root, "xml:lang"), "schema",
            "the words are in \"%s\", but the file's name says \"%s\"", written, lang);
        return false;
    }
    return true;
}

void
words_read_own(struct ctx *ctx, const struct words *words, const char *lang)
{
    const struct source *source =
        load_beside(ctx, arena_printf(ctx->arena, "words/%s.xml", lang));
    xmlDoc *doc = source ? load_parse(ctx, source) : NULL;
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root && !is_for(ctx, root, lang))
        root = NULL;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (const xmlNode *n = root ? root->children : NULL; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            read_own_word(ctx, words, n, known);
    }
    xmlFreeDoc(doc);
}
