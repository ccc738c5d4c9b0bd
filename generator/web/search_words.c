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

void
search_words(
    const char *text, void (*call)(void *user, const char *text, size_t size), void *user)
{
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
            call(user, whole->str + part, whole->len - part);
        if (is_hyphen(c) && whole->len > 0) {
            has_parts = true;
            part = whole->len;
            continue;
        }
        if (has_parts && part > 0 && whole->len > part)
            call(user, whole->str, whole->len);
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
