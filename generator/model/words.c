/*
 * The built-in words, from templates/words/ (compiled into the program); words/LANG.xml in the
 * handbook's folder replaces single ones.
 */
#include "base/language.h"
#include "base/resource.h"
#include "load/load.h"
#include "model/format.h"
#include "model/internal.h"
#include "model/message.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NAMED 3 /* number of missing words that are named */

/* Controls that set a passage apart from the direction around it (Unicode, UAX 9). */
#define FROM_LEFT      "\xe2\x81\xa6" /* U+2066 */
#define END_OF_ISOLATE "\xe2\x81\xa9" /* U+2069 */

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

struct words_entry *
words_entry(const struct words *words, const char *key)
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

/* Sets the words of a language, which may lack some; English ones remain in their place. */
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
        struct words_entry *entry = key ? words_entry(words, key) : NULL;
        if (!entry)
            continue;
        xmlChar *text = xmlNodeGetContent(n);
        entry->text = arena_strdup(ctx->arena, (const char *)text);
        entry->is_english = false;
        xmlFree(text);
    }
}

/* Whether a text has letters, and none at one of its ends: a point or a place to fill in stands
 * there. */
static bool
has_open_end(const char *text)
{
    size_t n = strlen(text);
    bool is_closed = n > 0 && g_ascii_isalnum(text[0]) && g_ascii_isalnum(text[n - 1]);
    for (const char *p = text; *p != '\0' && !is_closed; p++)
        if (g_ascii_isalpha(*p))
            return true;
    return false;
}

/* English words in text from the right run from the left as a whole ("May I?", not "?May I").
 */
static void
isolate_english(struct ctx *ctx, struct words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        struct words_entry *entry = &words->entries[i];
        if (entry->is_english && entry->text && has_open_end(entry->text) &&
            !message_counts(entry->text))
            entry->text = arena_printf(ctx->arena, FROM_LEFT "%s" END_OF_ISOLATE, entry->text);
    }
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
    read_builtin(ctx, words, doc ? xmlDocGetRootElement(doc) : NULL);
    xmlFreeDoc(doc);
    /* "en" before "en-GB", which may override it. */
    for (const char *end = strchr(lang, '-'); end; end = strchr(end + 1, '-'))
        words_read_own(ctx, words, arena_printf(ctx->arena, "%.*s", (int)(end - lang), lang));
    words_read_own(ctx, words, lang);
    if (language_is_from_right(lang))
        isolate_english(ctx, words);
    report_missing(ctx, words, lang, span);
    return words;
}

const char *
words_find(const struct words *words, const char *key)
{
    const struct words_entry *found = words_entry(words, key);
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

/* The place of a letter among all, from 1: "a" and "A" are 1, "aa" 27. */
static size_t
letter_place(const char *letter)
{
    size_t place = 0;
    for (; *letter; letter++)
        place = 26 * place + (size_t)(g_ascii_tolower(*letter) - 'a') + 1;
    return place;
}

const char *
words_letter(struct arena *a, const struct words *words, const char *letter)
{
    g_auto(GStrv) series = g_strsplit(words_find(words, "letter.series"), " ", -1);
    size_t n = g_strv_length(series);
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t left = letter_place(letter); left > 0 && n > 0; left = (left - 1) / n)
        g_string_prepend(text, series[(left - 1) % n]);
    g_autofree char *capital = g_ascii_isupper(*letter) ? g_utf8_strup(text->str, -1) : NULL;
    return word(a, words, "letter", capital ? capital : text->str, NULL, NULL);
}

const char *
words_alternatives(
    struct arena *a, const struct words *words, const char *const *texts, size_t n)
{
    return message_alternatives(a, words->locale, texts, n);
}
