/*
 * The built-in words, from templates/words/ (compiled into the program); words/LANG.xml in the
 * handbook's folder replaces single ones.
 */
#include "model/words.h"

#include "base/edit_distance.h"
#include "base/language.h"
#include "base/resource.h"
#include "load/load.h"
#include "model/format.h"
#include "model/message.h"

#include <stdlib.h>
#include <string.h>

#define NS_WORDS  "urn:proviso:words:1"
#define MAX_NAMED 3 /* number of missing words that are named */

struct words_entry {
    const char *key, *text;
    bool is_english; /* English, in place of a missing one */
};

struct words {
    struct words_entry *entries; /* sorted by key */
    size_t n;
    const char *locale; /* ICU's name of the language, for counting and writing numbers */
};

static int
entry_compare(const void *a, const void *b)
{
    return strcmp(((const struct words_entry *)a)->key, ((const struct words_entry *)b)->key);
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

/*
 * Never trusts the handbook's language as a file name: only letters, digits and hyphens are
 * allowed.
 */
static bool
is_language(const char *lang)
{
    return lang[0] != '\0' &&
           strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") ==
               strlen(lang);
}

/* "zh-Hans" for "zh-CN": the language with the script that it is written in there. */
static const char *
with_script(struct ctx *ctx, const char *lang)
{
    char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
    return language_split(lang, language, script)
               ? arena_printf(ctx->arena, "%s-%s", language, script)
               : "";
}

/* The first of "sr-Latn-RS", "sr-Latn", "sr" that has words, or else "zh-Hans" for "zh-CN". */
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
    return is_language(lang) ? words_parse(ctx, with_script(ctx, lang)) : NULL;
}

/* English, which has every word. */
static void
read_english(struct ctx *ctx, struct words *words, const xmlNode *root)
{
    words->entries = ARENA_ARRAY(
        ctx->arena, struct words_entry, xmlChildElementCount((xmlNode *)(uintptr_t)root));
    for (const xmlNode *n = root->children; n; n = n->next) {
        const char *key = n->type == XML_ELEMENT_NODE ? node_attribute(n, "key") : NULL;
        if (!key)
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        words->entries[words->n++] = (struct words_entry){
            .key = arena_strdup(ctx->arena, key),
            .text = arena_strdup(ctx->arena, (const char *)text),
        };
        xmlFree(text);
    }
    qsort(words->entries, words->n, sizeof *words->entries, entry_compare);
}

static struct words_entry *
entry_find(const struct words *words, const char *key)
{
    const struct words_entry sought = { .key = key };
    return bsearch(&sought, words->entries, words->n, sizeof sought, entry_compare);
}

/* True for English patterns that checks use; other languages do not have them. */
static bool
is_of_checks(const char *key)
{
    return g_str_has_prefix(key, "check.");
}

/* Replaces English words by those of a language, which may lack some. */
static void
read_builtin(struct ctx *ctx, struct words *words, const xmlNode *root)
{
    for (size_t i = 0; i < words->n; i++) {
        words->entries[i].is_english = true;
        if (is_of_checks(words->entries[i].key))
            words->entries[i].text = NULL;
    }
    for (const xmlNode *n = root ? root->children : NULL; n; n = n->next) {
        const char *key = n->type == XML_ELEMENT_NODE ? node_attribute(n, "key") : NULL;
        struct words_entry *entry = key ? entry_find(words, key) : NULL;
        if (!entry)
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        entry->text = arena_strdup(ctx->arena, (const char *)text);
        entry->is_english = false;
        xmlFree(text);
    }
}

/* --- The owner's words --- */

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
 * Sets a word's new text.  A text that cannot be used is an error, and the built-in one stays.
 */
static void
change_word(struct ctx *ctx, const struct words *words, const xmlNode *node, const char *text)
{
    const char *key = node_attribute(node, "key");
    struct words_entry *entry = entry_find(words, key);
    if (!entry) {
        unknown_word(ctx, words, node, key);
        return;
    }
    const char *number = foreign_number(text, entry->text ? entry->text : "");
    const char *problem = message_problem(ctx->arena, words->locale, text);
    const struct words_entry *same = NULL;
    bool is_verdict = is_verdict_key(key) && g_strcmp0(text, entry->text) != 0;
    if (number)
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "there is no value for \"{%c}\" in the word \"%s\"", number[1], key);
    else if (problem)
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema", "the word \"%s\": %s", key,
            problem);
    else if (is_verdict && !is_plain(text))
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "the verdict's word \"%s\" is empty or not plain text", key);
    else if (is_verdict && (same = same_verdict(words, entry, text)))
        diag_add(ctx->diags, SEV_ERROR, node_span(node), "schema",
            "\"%s\" is already the word of \"%s\"", text, same->key);
    else {
        entry->text = arena_strdup(ctx->arena, text);
        entry->is_english = false;
    }
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

/* Reads words/LANG.xml beside the handbook, key by key. */
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

/* Reports the words that the language lacks; names the first ones. */
static void
report_missing(struct ctx *ctx, const struct words *words, const char *lang, struct span span)
{
    size_t n = 0;
    g_autoptr(GString) names = g_string_new(NULL);
    for (size_t i = 0; i < words->n; i++) {
        const struct words_entry *entry = &words->entries[i];
        if (!entry->is_english || is_of_checks(entry->key))
            continue;
        if (n++ < MAX_NAMED)
            g_string_append_printf(names, "%s\"%s\"", names->len ? ", " : "", entry->key);
    }
    if (n == 0)
        return;
    struct diag *d = diag_add(ctx->diags, SEV_WARNING, span, "missing-word",
        "words of the generator are missing in the language \"%s\"; the English ones are used "
        "instead",
        lang);
    diag_note(ctx->diags, d, (struct span){ .source = NULL }, "%s%s",
        n > MAX_NAMED ? "the first of them: " : "", names->str);
}

struct words *
words_load(struct ctx *ctx, const char *lang, struct span span)
{
    struct words *words = ARENA_NEW(ctx->arena, struct words);
    words->locale = format_locale(ctx, lang);
    xmlDoc *english = words_parse(ctx, "en");
    read_english(ctx, words, xmlDocGetRootElement(english));
    xmlFreeDoc(english);
    if (strcspn(lang, "-") > 3)
        return words; /* a name such as "english": the checks of languages say so */
    if (!is_language(lang) || !format_is_language(lang)) {
        diag_add(ctx->diags, SEV_ERROR, span, "bad-lang",
            "\"%s\" is not a language code (BCP 47: \"de\", \"pt-BR\", \"zh-Hant\")", lang);
        return words;
    }
    xmlDoc *doc = words_for(ctx, lang);
    const char *given = doc ? node_attribute(xmlDocGetRootElement(doc), "xml:lang") : NULL;
    if (!given || strcmp(given, "en") != 0)
        read_builtin(ctx, words, doc ? xmlDocGetRootElement(doc) : NULL);
    xmlFreeDoc(doc);
    /* "en" before "en-GB", which may override it. */
    for (const char *end = strchr(lang, '-'); end; end = strchr(end + 1, '-'))
        read_own(ctx, words, arena_printf(ctx->arena, "%.*s", (int)(end - lang), lang));
    read_own(ctx, words, lang);
    report_missing(ctx, words, lang, span);
    return words;
}

const char *
words_find(const struct words *words, const char *key)
{
    const struct words_entry *found = entry_find(words, key);
    return found ? found->text : NULL;
}

int
words_place(const char *text)
{
    return text[0] == '{' && text[1] >= '1' && text[1] <= '9' && text[2] == '}' ? text[1] - '0'
                                                                                : 0;
}

bool
words_is_ended(const char *filled, const char *rest)
{
    return rest[0] == '.' && rest[1] != '.' && g_str_has_suffix(filled, ".");
}

const char *
words_format(struct arena *a, const struct words *words, const char *key,
    const char *const *arguments, size_t n)
{
    const char *text = words_find(words, key);
    if (!text)
        text = key;
    if (message_counts(text)) {
        const char *counted = message_format(a, words->locale, text, arguments, n);
        return counted ? counted : text;
    }
    GString *out = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p++) {
        if (!words_place(p)) {
            bool is_filled = p > text + 2 && words_place(p - 3);
            if (!is_filled || !words_is_ended(out->str, p))
                g_string_append_c(out, *p);
            continue;
        }
        size_t which = (size_t)words_place(p) - 1;
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
