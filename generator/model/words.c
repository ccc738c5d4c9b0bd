/*
 * The words of the generator, from templates/words/ (compiled into the program); words/LANG.xml
 * in the handbook's folder changes single ones of them.
 */
#include "model/words.h"

#include "base/edit_distance.h"
#include "base/resource.h"
#include "load/load.h"

#include <stdlib.h>
#include <string.h>

#define NS_WORDS "urn:proviso:words:1"

struct entry {
    const char *key, *text;
};

struct words {
    struct entry *entries; /* sorted by key */
    size_t n;
};

static int
entry_compare(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static xmlDoc *
words_parse(struct ctx *ctx, const char *lang)
{
    const char *name = arena_printf(ctx->arena, "words/%s.xml", lang);
    size_t size;
    const char *text = resource_find(name, &size);
    if (!text)
        return NULL;
    const char *shown = arena_printf(ctx->arena, "proviso:%s", name);
    return load_parse(ctx, sources_text(ctx->sources, shown, text, size));
}

/* The handbook's language is not to be trusted: only letters, digits and hyphens name a file.
 */
static bool
is_language(const char *lang)
{
    return lang[0] != '\0' &&
           strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") ==
               strlen(lang);
}

/* The first of "sr-Latn-RS", "sr-Latn", "sr" that there are words for. */
static xmlDoc *
words_for(struct ctx *ctx, const char *lang)
{
    char *known = arena_strdup(ctx->arena, is_language(lang) ? lang : "");
    while (known[0] != '\0') {
        xmlDoc *doc = words_parse(ctx, known);
        if (doc)
            return doc;
        char *hyphen = strrchr(known, '-');
        *(hyphen ? hyphen : known) = '\0';
    }
    return NULL;
}

static void
read_builtin(struct ctx *ctx, struct words *words, const xmlNode *root)
{
    words->entries =
        ARENA_ARRAY(ctx->arena, struct entry, xmlChildElementCount((xmlNode *)(uintptr_t)root));
    for (const xmlNode *n = root->children; n; n = n->next) {
        const char *key = n->type == XML_ELEMENT_NODE ? node_attribute(n, "key") : NULL;
        if (!key)
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        words->entries[words->n++] = (struct entry){
            .key = arena_strdup(ctx->arena, key),
            .text = arena_strdup(ctx->arena, (const char *)text),
        };
        xmlFree(text);
    }
    qsort(words->entries, words->n, sizeof *words->entries, entry_compare);
}

/* --- The owner's words --- */

static struct entry *
entry_find(const struct words *words, const char *key)
{
    const struct entry sought = { .key = key };
    return bsearch(&sought, words->entries, words->n, sizeof sought, entry_compare);
}

/* The first {n} in text that `builtin` does not have, or NULL. */
static const char *
foreign_number(const char *text, const char *builtin)
{
    for (const char *p = strchr(text, '{'); p; p = strchr(p + 1, '{')) {
        char number[] = { '{', p[1], '}', '\0' };
        if (p[1] >= '1' && p[1] <= '9' && p[2] == '}' && !strstr(builtin, number))
            return p;
    }
    return NULL;
}

/* The words of verdicts, long and short: a reader must be able to tell them apart. */
static bool
is_verdict_key(const char *key)
{
    return g_str_has_prefix(key, "verdict.") || g_str_has_prefix(key, "short.");
}

/* Is there something to read, and nothing that only changes how it looks? */
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

/* Another verdict that has the same word, or NULL. */
static const struct entry *
same_verdict(const struct words *words, const struct entry *entry, const char *text)
{
    size_t kind = (size_t)(strchr(entry->key, '.') - entry->key) + 1;
    for (size_t i = 0; i < words->n; i++) {
        const struct entry *other = &words->entries[i];
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

/* A new text of a word; what cannot stand is an error, and the built-in text stays. */
static void
change_word(struct ctx *ctx, const struct words *words, const xmlNode *node, const char *text)
{
    const char *key = node_attribute(node, "key");
    struct entry *entry = entry_find(words, key);
    if (!entry) {
        unknown_word(ctx, words, node, key);
        return;
    }
    const char *number = foreign_number(text, entry->text);
    const struct entry *same = NULL;
    bool is_verdict = is_verdict_key(key) && strcmp(text, entry->text) != 0;
    if (number)
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "there is no value for \"%.3s\" in the word \"%s\"", number, key);
    else if (is_verdict && !is_plain(text))
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "the verdict's word \"%s\" is empty or not plain text", key);
    else if (is_verdict && (same = same_verdict(words, entry, text)))
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "\"%s\" is already the word of \"%s\"", text, same->key);
    else
        entry->text = arena_strdup(ctx->arena, text);
}

static void
read_own_word(
    struct ctx *ctx, const struct words *words, const xmlNode *node, GHashTable *known)
{
    const char *key = node_attribute(node, "key");
    if (strcmp((const char *)node->name, "word") != 0 || !key) {
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "a file of words can only contain \"word\" elements with a \"key\"");
        return;
    }
    if (!g_hash_table_add(known, (gpointer)(uintptr_t)key)) {
        diag_add(ctx->diags, SEV_ERROR, attribute_span(node, "key"), "schema",
            "the word \"%s\" is changed twice", key);
        return;
    }
    xmlChar *content = xmlNodeGetContent(node);
    g_autofree char *text = g_strstrip(g_strdup((const char *)content));
    xmlFree(content);
    change_word(ctx, words, node, text);
}

/* words/LANG.xml beside the handbook, key by key. */
static void
read_own(struct ctx *ctx, const struct words *words, const char *lang)
{
    const struct source *source =
        load_beside(ctx, arena_printf(ctx->arena, "words/%s.xml", lang));
    xmlDoc *doc = source ? load_parse(ctx, source) : NULL;
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root && (!root->ns || strcmp((const char *)root->ns->href, NS_WORDS) != 0)) {
        diag_add(ctx->diags, SEV_ERROR, node_span(root), "schema",
            "this is not a file of words: its elements are not in %s", NS_WORDS);
        root = NULL;
    }
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (const xmlNode *n = root ? root->children : NULL; n; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            read_own_word(ctx, words, n, known);
    }
    xmlFreeDoc(doc);
}

struct words *
words_load(struct ctx *ctx, const char *lang, struct span span)
{
    xmlDoc *doc = words_for(ctx, lang);
    if (!doc) {
        diag_add(ctx->diags, SEV_ERROR, span, "bad-lang",
            "the generator has no words for the language \"%s\"", lang);
        doc = words_parse(ctx, "en");
    }
    struct words *words = ARENA_NEW(ctx->arena, struct words);
    read_builtin(ctx, words, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    if (!is_language(lang))
        return words;
    /* "en" before "en-GB", which may change it again. */
    for (const char *end = strchr(lang, '-'); end; end = strchr(end + 1, '-'))
        read_own(ctx, words, arena_printf(ctx->arena, "%.*s", (int)(end - lang), lang));
    read_own(ctx, words, lang);
    return words;
}

const char *
words_find(const struct words *words, const char *key)
{
    const struct entry *found = entry_find(words, key);
    return found ? found->text : NULL;
}

const char *
words_format(struct arena *a, const struct words *words, const char *key,
    const char *const *arguments, size_t n)
{
    const char *text = words_find(words, key);
    if (!text)
        text = key;
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p++) {
        if (p[0] != '{' || p[1] < '1' || p[1] > '9' || p[2] != '}') {
            g_string_append_c(out, *p);
            continue;
        }
        size_t which = (size_t)(p[1] - '1');
        if (which < n && arguments[which] != NULL)
            g_string_append(out, arguments[which]);
        p += 2;
    }
    const char *result = arena_copy(a, out->str, out->len);
    g_string_free(out, TRUE);
    return result;
}

const char *
word(struct arena *a, const struct words *words, const char *key, const char *one,
    const char *two, const char *three)
{
    const char *const arguments[] = { one, two, three };
    return words_format(a, words, key, arguments, G_N_ELEMENTS(arguments));
}
