/*
 * Splits and folds texts for the search; fold() and words() of templates/web/search.js do the
 * same.
 */
#include "web/search.h"

static bool
is_hyphen(gunichar c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* Characters inside a word that are not letters: soft hyphen, joiners, apostrophes. */
static bool
is_dropped(gunichar c)
{
    return g_unichar_ismark(c) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == '\'' ||
           c == 0x2019;
}

/* Folds case; the sharp s becomes two letters, the final sigma an ordinary one. */
static void
append_folded(GString *out, gunichar c)
{
    c = g_unichar_tolower(c);
    if (c == 0xDF)
        g_string_append(out, "ss");
    else
        g_string_append_unichar(out, c == 0x3C2 ? 0x3C3 : c);
}

/* Letters of scripts that put no space between words. */
static bool
is_unspaced(gunichar c)
{
    switch (g_unichar_get_script(c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_THAI:
        return true;
    default:
        return c == 0x30FC; /* the long vowel of both kana */
    }
}

/* Where words go. */
struct word_sink {
    void (*call)(void *user, const char *text, size_t size);
    void *user;
};

/*
 * Gives a word to the sink.  What is written without spaces counts by its pairs of letters, as
 * dictionaries of words differ between the generator and browsers.
 */
static void
give_word(const struct word_sink *sink, const char *from, const char *end)
{
    while (from < end) {
        bool is_pairs = is_unspaced(g_utf8_get_char(from));
        const char *to = from, *last = from;
        for (; to < end && is_unspaced(g_utf8_get_char(to)) == is_pairs;
             to += g_utf8_skip[(guchar)*to])
            last = to;
        if (!is_pairs || last == from)
            sink->call(sink->user, from, (size_t)(to - from));
        for (const char *p = from; is_pairs && p < last; p += g_utf8_skip[(guchar)*p]) {
            const char *second = p + g_utf8_skip[(guchar)*p];
            sink->call(sink->user, p, (size_t)(second + g_utf8_skip[(guchar)*second] - p));
        }
        from = to;
    }
}

void
search_words(
    const char *text, void (*call)(void *user, const char *text, size_t size), void *user)
{
    struct word_sink sink = { call, user };
    g_autofree char *flat = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autoptr(GString) whole = g_string_new(NULL); /* the compound so far, without hyphens */
    size_t part = 0;                               /* start of its last part */
    bool has_parts = false;
    for (const char *p = flat ? flat : "";; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c && is_dropped(c))
            continue;
        if (g_unichar_isalnum(c)) {
            append_folded(whole, c);
            continue;
        }
        if (whole->len > part)
            give_word(&sink, whole->str + part, whole->str + whole->len);
        if (is_hyphen(c) && whole->len > 0) {
            has_parts = true;
            part = whole->len;
            continue;
        }
        if (has_parts && part > 0 && whole->len > part)
            give_word(&sink, whole->str, whole->str + whole->len);
        g_string_truncate(whole, 0);
        part = 0;
        has_parts = false;
        if (!c)
            return;
    }
}

char *
search_plain(const char *text)
{
    g_autofree char *flat = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    GString *out = g_string_new(NULL);
    bool is_parted = false;
    for (const char *p = flat ? flat : ""; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (is_dropped(c))
            continue;
        if (!g_unichar_isalnum(c) && c != '.' && c != '-') {
            is_parted = true;
            continue;
        }
        if (is_parted && out->len > 0)
            g_string_append_c(out, ' ');
        is_parted = false;
        append_folded(out, c);
    }
    if (out->len > 0 && out->str[out->len - 1] == '.')
        g_string_truncate(out, out->len - 1);
    return g_strchomp(g_string_free(out, FALSE));
}
