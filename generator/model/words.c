/*
 * The built-in words, from templates/words/ (compiled into the program); words/LANG.xml in the
 * handbook's folder replaces single ones.
 */
#include "base/language.h"
#include "base/language_mark.h"
#include "base/resource.h"
#include "load/load.h"
#include "model/format.h"
#include "model/internal.h"
#include "model/message.h"

#include <stdlib.h>
#include <string.h>

#define MAX_NAMED 3 /* number of missing words that are named */

#define ENGLISH "en"

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

/* Reports the words that the language lacks; names the first ones. */
static void
report_missing(struct ctx *ctx, struct words *words, const char *lang, struct span span)
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
    words->are_mixed = n > 0;
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
    words->lang = arena_strdup(ctx->arena, lang);
    xmlDoc *english = words_parse(ctx, "en");
    read_english(ctx, words, xmlDocGetRootElement(english));
    xmlFreeDoc(english);
    if (!is_language(lang) || !format_is_language(lang))
        return words; /* a name such as "english": the checks of languages say so */
    xmlDoc *doc = words_for(ctx, lang);
    read_builtin(ctx, words, doc ? xmlDocGetRootElement(doc) : NULL);
    xmlFreeDoc(doc);
    /* "en" before "en-GB", which may override it. */
    for (const char *end = strchr(lang, '-'); end; end = strchr(end + 1, '-'))
        words_read_own(ctx, words, arena_printf(ctx->arena, "%.*s", (int)(end - lang), lang));
    words_read_own(ctx, words, lang);
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

void
words_mark_languages(struct words *words)
{
    words->are_marked = words->are_mixed;
}

bool
words_are_marked(const struct words *words)
{
    return words->are_marked;
}

/* True for the marks that belong to the sentence they end: "May I …?" */
static bool
ends_sentence(gunichar c)
{
    return c == '.' || c == '?' || c == '!' || c == 0x2026;
}

/*
 * From the first letter of a text to the last one and the marks of its sentence; false without
 * letters.  Brackets, commas and spaces at the ends go with the text around.
 */
static bool
find_letters(const char *text, size_t size, size_t *first, size_t *end)
{
    *first = *end = size;
    for (size_t at = 0, next; at < size; at = next) {
        gunichar c = g_utf8_get_char(text + at);
        next = at + (size_t)g_utf8_skip[(guchar)text[at]];
        bool is_letter = g_unichar_isalnum(c);
        if (is_letter && *first == size)
            *first = at;
        if (is_letter || (*end == at && ends_sentence(c)))
            *end = next;
    }
    return *first < size;
}

static bool
is_marked(const struct words *words, const struct words_entry *entry)
{
    return words->are_marked && entry && entry->is_english;
}

const char *
words_language(const struct words *words, const char *key)
{
    return is_marked(words, words_entry(words, key)) ? ENGLISH : NULL;
}

const char *
words_piece(
    struct arena *a, const struct words *words, const char *key, const char *text, size_t size)
{
    size_t first, end;
    if (!words_language(words, key) || !find_letters(text, size, &first, &end))
        return arena_strndup(a, text, size);
    const char *letters = arena_strndup(a, text + first, end - first);
    return arena_printf(a, "%.*s%s%.*s", (int)first, text, language_mark(a, ENGLISH, letters),
        (int)(size - end), text + end);
}

bool
words_have_letters(const char *text)
{
    for (const char *p = text; *p; p += g_utf8_skip[(guchar)*p])
        if (g_unichar_isalpha(g_utf8_get_char(p)))
            return true;
    return false;
}

/* A text with {1}, {2}, ... replaced by the arguments. */
static const char *
fill(struct arena *a, const char *text, const char *const *arguments, size_t n)
{
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

/* An English sentence with arguments of the handbook, each of which says its language. */
static const char *
fill_english(struct arena *a, const struct words *words, const char *text,
    const char *const *arguments, size_t n)
{
    const char *own[MESSAGE_ARGUMENTS] = { NULL };
    for (size_t i = 0; i < n && i < MESSAGE_ARGUMENTS; i++)
        own[i] = arguments[i] && words_have_letters(arguments[i])
                     ? language_mark(a, words->lang, arguments[i])
                     : arguments[i];
    return language_mark(a, ENGLISH, fill(a, text, own, MIN(n, MESSAGE_ARGUMENTS)));
}

const char *
words_format(struct arena *a, const struct words *words, const char *key,
    const char *const *arguments, size_t n)
{
    const struct words_entry *entry = words_entry(words, key);
    const char *text = entry && entry->text ? entry->text : key;
    bool are_marked = is_marked(words, entry);
    if (message_counts(text)) {
        const char *locale = entry->is_english ? ENGLISH : words->locale;
        const char *counted = message_format(a, locale, text, arguments, n);
        counted = counted ? counted : text;
        return are_marked ? language_mark(a, ENGLISH, counted) : counted;
    }
    return are_marked && words_have_letters(text) ? fill_english(a, words, text, arguments, n)
                                                  : fill(a, text, arguments, n);
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
