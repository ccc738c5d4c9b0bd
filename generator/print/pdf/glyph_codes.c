/*
 * Scans the content streams of cairo, which writes one-byte codes as literal strings and
 * two-byte codes in hexadecimal (it makes no other fonts), each after the name of the font.
 * ActualText is written as an inline dictionary.
 */
#include "print/pdf/glyph_codes.h"

#include <stdlib.h>
#include <string.h>

struct scanner {
    const char *p;
    GArray *codes;
    char name[24]; /* the last name read; at the operator Tf it is the font's */
    char font[24];
    bool is_replaced;
};

static void
add(struct scanner *s, unsigned code, bool is_wide)
{
    struct glyph_code found = {
        .code = code, .is_wide = is_wide, .is_replaced = s->is_replaced
    };
    g_strlcpy(found.font, s->font, sizeof found.font);
    g_array_append_val(s->codes, found);
}

/* Adds the character of a literal string that follows a backslash (ISO 32000-1, 7.3.4.2). */
static void
add_escaped(struct scanner *s)
{
    static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
    const char *known = strchr(letters, *s->p);
    if (*s->p >= '0' && *s->p <= '7') {
        unsigned code = 0;
        for (int i = 0; i < 3 && *s->p >= '0' && *s->p <= '7'; i++)
            code = code * 8 + (unsigned)(*s->p++ - '0');
        add(s, code & 255, false);
        return;
    }
    if (*s->p != '\n' && *s->p != '\0')
        add(s, (unsigned char)(known ? meant[known - letters] : *s->p), false);
    s->p += *s->p != '\0';
}

static void
read_literal(struct scanner *s)
{
    int depth = 1;
    s->p++;
    while (*s->p) {
        char c = *s->p++;
        if (c == '\\') {
            add_escaped(s);
            continue;
        }
        depth += (c == '(') - (c == ')');
        if (depth == 0)
            return;
        add(s, (unsigned char)c, false);
    }
}

static void
read_hexadecimal(struct scanner *s)
{
    unsigned code = 0, n = 0;
    for (s->p++; *s->p && *s->p != '>'; s->p++) {
        if (!g_ascii_isxdigit(*s->p))
            continue;
        code = code << 4 | (unsigned)g_ascii_xdigit_value(*s->p);
        if (++n % 4 == 0) {
            add(s, code, true);
            code = 0;
        }
    }
    s->p += *s->p == '>';
}

static void
read_name(struct scanner *s)
{
    size_t n = 1 + strcspn(s->p + 1, " \n\r\t/<>[]()");
    g_strlcpy(s->name, s->p, MIN(n + 1, sizeof s->name));
    s->p += n;
}

/* Reads an operator or a number. */
static void
read_word(struct scanner *s)
{
    size_t n = strcspn(s->p, " \n\r\t/<>[]()");
    if (n == 2 && strncmp(s->p, "Tf", n) == 0)
        memcpy(s->font, s->name, sizeof s->font);
    if (n == 3 && strncmp(s->p, "EMC", n) == 0)
        s->is_replaced = false;
    s->p += MAX(n, 1);
}

GArray *
glyph_codes_read(const char *content)
{
    struct scanner s = { .p = content,
        .codes = g_array_new(FALSE, FALSE, sizeof(struct glyph_code)) };
    while (*s.p) {
        if (s.p[0] == '<' && s.p[1] == '<') {
            const char *end = strstr(s.p, ">>");
            s.is_replaced = true; /* cairo writes dictionaries only for ActualText */
            s.p = end ? end + 2 : s.p + strlen(s.p);
        } else if (*s.p == '(') {
            read_literal(&s);
        } else if (*s.p == '<') {
            read_hexadecimal(&s);
        } else if (*s.p == '/') {
            read_name(&s);
        } else {
            read_word(&s);
        }
    }
    return s.codes;
}
