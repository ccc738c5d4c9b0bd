/* Reads only the operators that such a map consists of: bfchar and bfrange. */
#include "audit/unicode_map.h"

#include <stdbool.h>
#include <string.h>

struct cmap_reader {
    const char *at, *end;
    GHashTable *map;
};

/* The next "<...>", "[", "]" or word; false at the end. */
static bool
next_token(struct cmap_reader *r, const char **token, size_t *size)
{
    while (r->at < r->end && g_ascii_isspace(*r->at))
        r->at++;
    if (r->at == r->end)
        return false;
    *token = r->at;
    if (*r->at == '<') {
        const char *close = memchr(r->at, '>', (size_t)(r->end - r->at));
        r->at = close ? close + 1 : r->end;
    } else if (*r->at == '[' || *r->at == ']' || *r->at == '>') {
        r->at++;
    } else {
        do
            r->at++;
        while (r->at < r->end && !g_ascii_isspace(*r->at) && !strchr("<[]", *r->at));
    }
    *size = (size_t)(r->at - *token);
    return true;
}

static unsigned
code_of(const char *token, size_t size)
{
    unsigned value = 0;
    for (size_t i = 0; i < size; i++)
        if (g_ascii_isxdigit(token[i]))
            value = value << 4 | (unsigned)g_ascii_xdigit_value(token[i]);
    return value;
}

/* Converts "<0041>" to UTF-8, with `more` added to the last character. */
static char *
text_of(const char *token, size_t size, unsigned more)
{
    GArray *units = g_array_new(FALSE, FALSE, sizeof(gunichar2));
    unsigned value = 0, n = 0;
    for (size_t i = 0; i < size; i++) {
        if (!g_ascii_isxdigit(token[i]))
            continue;
        value = value << 4 | (unsigned)g_ascii_xdigit_value(token[i]);
        if (++n % 4 == 0) {
            gunichar2 unit = (gunichar2)value;
            g_array_append_val(units, unit);
            value = 0;
        }
    }
    char *text = NULL;
    if (units->len > 0) {
        g_array_index(units, gunichar2, units->len - 1) += (gunichar2)more;
        text = g_utf16_to_utf8(
            (const gunichar2 *)units->data, (glong)units->len, NULL, NULL, NULL);
    }
    g_array_free(units, TRUE);
    return text ? text : g_strdup("");
}

static void
add(struct cmap_reader *r, unsigned code, char *text)
{
    g_hash_table_replace(r->map, GUINT_TO_POINTER(code + 1), text);
}

static void
read_range(struct cmap_reader *r, unsigned low, unsigned high)
{
    const char *token;
    size_t size;
    if (!next_token(r, &token, &size))
        return;
    high = MIN(high, low + 0xffff);
    if (*token != '[') {
        for (unsigned code = low; code <= high; code++)
            add(r, code, text_of(token, size, code - low));
        return;
    }
    for (unsigned code = low; next_token(r, &token, &size) && *token != ']'; code++)
        add(r, code, text_of(token, size, 0));
}

GHashTable *
unicode_map_read(const char *cmap, size_t size)
{
    struct cmap_reader r = { .at = cmap, .end = cmap + size };
    r.map = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    const char *token, *text;
    size_t length, text_length;
    int inside = 0; /* 1: characters, 2: ranges */
    while (next_token(&r, &token, &length)) {
        if (length == 11 && memcmp(token, "beginbfchar", 11) == 0)
            inside = 1;
        else if (length == 12 && memcmp(token, "beginbfrange", 12) == 0)
            inside = 2;
        else if (*token != '<')
            inside = 0;
        else if (inside == 1 && next_token(&r, &text, &text_length))
            add(&r, code_of(token, length), text_of(text, text_length, 0));
        else if (inside == 2 && next_token(&r, &text, &text_length))
            read_range(&r, code_of(token, length), code_of(text, text_length));
    }
    return r.map;
}
