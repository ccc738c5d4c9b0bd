/* Words of the generator's own, read from templates/words/ (compiled into the program). */
#include "model/words.h"

#include "base/resource.h"
#include "load/load.h"

#include <stdlib.h>
#include <string.h>

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

struct words *
words_load(struct ctx *ctx, const char *lang, struct span span)
{
    xmlDoc *doc = words_for(ctx, lang);
    if (!doc) {
        diag_add(ctx->diags, SEV_ERROR, span, "bad-lang",
            "the generator has no words for the language \"%s\"", lang);
        doc = words_parse(ctx, "en");
    }
    xmlNode *root = xmlDocGetRootElement(doc);
    struct words *words = ARENA_NEW(ctx->arena, struct words);
    words->entries = ARENA_ARRAY(ctx->arena, struct entry, xmlChildElementCount(root));
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
    xmlFreeDoc(doc);
    qsort(words->entries, words->n, sizeof *words->entries, entry_compare);
    return words;
}

const char *
words_find(const struct words *words, const char *key)
{
    const struct entry sought = { .key = key };
    const struct entry *found =
        bsearch(&sought, words->entries, words->n, sizeof sought, entry_compare);
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
