#include "print/text/hyphen.h"

#include "base/disk.h"
#include "base/input.h"
#include "print/text/breaks.h"

#include <glib.h>
#include <hyphen.h>
#include <stdio.h>
#include <string.h>

#define FOLDER         "/usr/share/hyphen"
#define MIN_LETTERS    5
#define MAX_DICTIONARY ((size_t)16 * 1024 * 1024)
#define MAX_LETTERS    256 /* length of the longest word that is looked up */

struct dictionary {
    HyphenDict *dict;  /* NULL: there is none */
    bool is_language;  /* a dictionary is expected */
    bool is_missed;    /* it is missing, and a word should have been divided */
    GHashTable *words; /* word -> struct points */
};

/* After which letters (from 0) a word may be divided, as bits. */
struct points {
    uint64_t after[MAX_LETTERS / 64];
};

struct hyphens {
    struct ctx *ctx;
    GHashTable *by_lang; /* lang -> struct dictionary */
};

struct hyphens *
hyphens_new(struct ctx *ctx)
{
    struct hyphens *h = g_new0(struct hyphens, 1);
    h->ctx = ctx;
    h->by_lang = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return h;
}

void
hyphens_free(struct hyphens *h)
{
    if (!h)
        return;
    GHashTableIter i;
    gpointer value;
    g_hash_table_iter_init(&i, h->by_lang);
    while (g_hash_table_iter_next(&i, NULL, &value)) {
        struct dictionary *d = value;
        if (d->dict)
            hnj_hyphen_free(d->dict);
        g_hash_table_unref(d->words);
        g_free(d);
    }
    g_hash_table_unref(h->by_lang);
    g_free(h);
}

/*
 * The file of the dictionary of a language.  For "de-AT": hyph_de_AT.dic, hyph_de.dic,
 * hyph_de_DE.dic, else the first hyph_de_*.dic by name.
 */
static char *
dictionary_path(struct ctx *ctx, const char *lang)
{
    g_auto(GStrv) parts = g_strsplit_set(lang, "-_", 3);
    if (!parts[0])
        return NULL;
    g_autofree char *language = g_ascii_strdown(parts[0], -1);
    g_autofree char *region = parts[1] ? g_ascii_strup(parts[1], -1) : NULL;
    g_autofree char *same = g_ascii_strup(parts[0], -1);
    const char *regions[] = { region, "", same, strcmp(language, "en") == 0 ? "US" : NULL };
    for (size_t i = 0; i < G_N_ELEMENTS(regions); i++) {
        if (!regions[i])
            continue;
        g_autofree char *path = g_strdup_printf(
            FOLDER "/hyph_%s%s%s.dic", language, *regions[i] ? "_" : "", regions[i]);
        if (disk_has(ctx, path))
            return g_steal_pointer(&path);
    }
    g_autofree char *prefix = g_strdup_printf("hyph_%s_", language);
    g_auto(GStrv) names = disk_names(ctx, FOLDER);
    for (char **name = names; *name; name++)
        if (g_str_has_prefix(*name, prefix) && g_str_has_suffix(*name, ".dic"))
            return g_build_filename(FOLDER, *name, NULL);
    return NULL;
}

/* The library's own reading takes a file that fails in the middle for one that ends there. */
static HyphenDict *
read_dictionary(struct ctx *ctx, const char *path)
{
    struct input_fault fault;
    g_autoptr(GBytes) bytes = input_read(path, MAX_DICTIONARY, &fault);
    if (!bytes) {
        ctx_refuse(ctx, "cannot read the hyphenation patterns \"%s\": %s", path, fault.why);
        g_free(fault.why);
        return NULL;
    }
    gsize size;
    gconstpointer data = g_bytes_get_data(bytes, &size);
    FILE *file = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "r") : NULL;
    HyphenDict *dict = file ? hnj_hyphen_load_file(file) : NULL;
    if (file)
        fclose(file);
    if (!dict)
        ctx_refuse(ctx, "cannot use the hyphenation patterns \"%s\"", path);
    return dict;
}

/* "und": the author says that the text has no language or an unknown one. */
static bool
is_language(const char *lang)
{
    static const char *const none[] = { "", "mis", "mul", "und", "zxx", NULL };
    return !g_strv_contains(none, lang);
}

static struct dictionary *
dictionary_find(struct hyphens *h, const char *lang)
{
    struct dictionary *d = g_hash_table_lookup(h->by_lang, lang);
    if (d)
        return d;
    d = g_new0(struct dictionary, 1);
    g_autofree char *path = dictionary_path(h->ctx, lang);
    d->is_language = is_language(lang);
    d->dict = path ? read_dictionary(h->ctx, path) : NULL;
    d->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_hash_table_insert(h->by_lang, g_strdup(lang), d);
    return d;
}

/* Scripts whose words are divided; Arabic, Thai and Chinese are not, in any language. */
static bool
divides_words(GUnicodeScript script)
{
    static const GUnicodeScript divided[] = { G_UNICODE_SCRIPT_LATIN, G_UNICODE_SCRIPT_GREEK,
        G_UNICODE_SCRIPT_CYRILLIC, G_UNICODE_SCRIPT_ARMENIAN, G_UNICODE_SCRIPT_GEORGIAN,
        G_UNICODE_SCRIPT_COPTIC, G_UNICODE_SCRIPT_DEVANAGARI, G_UNICODE_SCRIPT_BENGALI,
        G_UNICODE_SCRIPT_GUJARATI, G_UNICODE_SCRIPT_GURMUKHI, G_UNICODE_SCRIPT_KANNADA,
        G_UNICODE_SCRIPT_MALAYALAM, G_UNICODE_SCRIPT_ORIYA, G_UNICODE_SCRIPT_TAMIL,
        G_UNICODE_SCRIPT_TELUGU };
    for (size_t i = 0; i < G_N_ELEMENTS(divided); i++) {
        if (divided[i] == script)
            return true;
    }
    return false;
}

/* Looks up the dictionary; `word` is in lower case. */
static struct points
look_up(struct dictionary *d, const char *word)
{
    struct points points = { 0 };
    g_autofree char *coded = NULL;
    const char *text = word;
    if (!d->dict->utf8) {
        text = coded = g_convert(word, -1, d->dict->cset, "UTF-8", NULL, NULL, NULL);
        if (!coded)
            return points;
    }
    int size = (int)strlen(text);
    g_autofree char *marks = g_malloc0((gsize)size + 5);
    char **replace = NULL;
    int *at = NULL, *cut = NULL;
    if (hnj_hyphen_hyphenate3(
            d->dict, text, size, marks, NULL, &replace, &at, &cut, 2, 3, 2, 3) == 0) {
        /* The result has one mark for each letter, in UTF-8 as in other encodings. */
        size_t letters = MIN((size_t)g_utf8_strlen(word, -1), MAX_LETTERS);
        for (size_t i = 0; i + 1 < letters; i++) {
            bool respells = replace && replace[i]; /* "Schiff-fahrt": not supported */
            if ((marks[i] & 1) && !respells)
                points.after[i / 64] |= (uint64_t)1 << i % 64;
        }
    }
    for (int i = 0; replace && i < size; i++)
        free(replace[i]);
    free(replace);
    free(at);
    free(cut);
    return points;
}

static void
divide(struct dictionary *d, const char *text, size_t from, size_t to, uint8_t *flags)
{
    glong letters = g_utf8_strlen(text + from, (gssize)(to - from));
    if (letters < MIN_LETTERS || letters > MAX_LETTERS)
        return;
    if (!d->dict) {
        gunichar first = g_utf8_get_char(text + from);
        bool is_missed = d->is_language && divides_words(g_unichar_get_script(first));
        d->is_missed = d->is_missed || is_missed;
        return;
    }
    g_autofree char *word = g_utf8_strdown(text + from, (gssize)(to - from));
    struct points *points = g_hash_table_lookup(d->words, word);
    if (!points) {
        points = g_new(struct points, 1);
        *points = look_up(d, word);
        g_hash_table_insert(d->words, g_steal_pointer(&word), points);
    }
    size_t i = from;
    for (glong k = 0; k < letters; k++) {
        i += (size_t)g_utf8_skip[(unsigned char)text[i]];
        if (points->after[k / 64] >> k % 64 & 1)
            flags[i] |= BREAK_HYPHEN;
    }
}

bool
hyphens_find(struct hyphens *h, const char *lang, const char *text, size_t from, size_t to,
    uint8_t *flags)
{
    struct dictionary *d = dictionary_find(h, lang);
    if (d->is_missed)
        return true;
    size_t start = from;
    bool is_plain = true; /* letters only, without a soft hyphen of the author's */
    for (size_t i = from; i <= to;) {
        gunichar c = i < to ? g_utf8_get_char(text + i) : ' ';
        size_t n = i < to ? (size_t)g_utf8_skip[(unsigned char)text[i]] : 1;
        bool is_joint = c == '-' || c == 0x2010 || c == 0x2011 || g_unichar_isdigit(c);
        if (g_unichar_isalpha(c) || g_unichar_ismark(c) || is_joint) {
            is_plain &= !is_joint && !(i > start && (flags[i] & BREAK_HYPHEN));
        } else {
            if (is_plain && i > start)
                divide(d, text, start, i, flags);
            start = i + n;
            is_plain = true;
        }
        i += n;
    }
    return !d->is_missed;
}
