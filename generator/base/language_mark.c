#include "base/language_mark.h"

#include <glib.h>
#include <string.h>

#define MARK "\xf3\xa0\x80\x81" /* U+E0001 */
#define END  "\xf3\xa0\x81\xbf" /* U+E007F */
enum { SIZE = 4 };              /* of each tag character in UTF-8 */

const char *
language_mark(struct arena *a, const char *lang, const char *text)
{
    g_autoptr(GString) out = g_string_new(MARK);
    for (const char *p = lang; *p; p++)
        g_string_append_unichar(out, 0xe0000U + (guchar)*p);
    g_string_append(out, text);
    g_string_append(out, MARK END);
    return arena_strndup(a, out->str, out->len);
}

const char *
language_mark_find(const char *text)
{
    return strstr(text, MARK);
}

bool
language_is_marked(const char *text)
{
    return language_mark_find(text) != NULL;
}

size_t
language_mark_read(const char *p, char lang[LANGUAGE_MARK_MAX])
{
    const char *begin = p;
    size_t n = 0;
    p += SIZE;
    while (strncmp(p, "\xf3\xa0", 2) == 0 && strncmp(p, END, SIZE) != 0 &&
           strncmp(p, MARK, SIZE) != 0) {
        gunichar c = g_utf8_get_char(p);
        if (c < 0xe0020 || c > 0xe007e)
            break;
        if (n + 1 < LANGUAGE_MARK_MAX)
            lang[n++] = (char)(c - 0xe0000);
        p += SIZE;
    }
    if (n == 0 && strncmp(p, END, SIZE) == 0)
        p += SIZE;
    lang[n] = '\0';
    return (size_t)(p - begin);
}

void
language_unmark(char *text)
{
    char lang[LANGUAGE_MARK_MAX];
    char *to = text;
    const char *from = text, *mark;
    while ((mark = language_mark_find(from))) {
        size_t before = (size_t)(mark - from);
        memmove(to, from, before);
        to += before;
        from = mark + language_mark_read(mark, lang);
    }
    memmove(to, from, strlen(from) + 1);
}
