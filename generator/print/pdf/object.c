#include "print/pdf/object.h"

#include <string.h>
#include <time.h>

void
put_literal(GString *out, const char *text)
{
    g_string_append(out, text);
}

static void
put_number(GString *out, bool is_negative, uint64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    if (is_negative)
        digits[--at] = '-';
    digits[--at] = ' ';
    g_string_append_len(out, digits + at, (gssize)(sizeof digits - at));
}

void
put_integer(GString *out, int64_t value)
{
    put_number(out, value < 0, value < 0 ? -(uint64_t)value : (uint64_t)value);
}

void
put_reference(GString *out, int number)
{
    put_integer(out, number);
    g_string_append_len(out, " 0 R", 4);
}

void
put_length(GString *out, scaled length)
{
    uint64_t size = length < 0 ? -(uint64_t)length : (uint64_t)length;
    uint64_t thousandths = (size * 1000 + SCALE / 2) / SCALE;
    put_number(out, length < 0 && thousandths > 0, thousandths / 1000);
    unsigned rest = (unsigned)(thousandths % 1000);
    if (rest == 0)
        return;
    char decimals[4] = { '.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
        (char)('0' + rest % 10) };
    size_t n = 4;
    while (decimals[n - 1] == '0')
        n--;
    g_string_append_len(out, decimals, (gssize)n);
}

static const char hex[] = "0123456789ABCDEF";

void
put_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c > ' ' && c < 0x7f && !strchr("()<>[]{}/%#", c)) {
            g_string_append_c(out, *name);
        } else {
            g_string_append_c(out, '#');
            g_string_append_c(out, hex[c >> 4]);
            g_string_append_c(out, hex[c & 15]);
        }
    }
}

void
put_bytes(GString *out, const void *data, size_t size)
{
    const char *p = data;
    g_string_append_c(out, '(');
    for (size_t i = 0; i < size; i++) {
        if (p[i] == '(' || p[i] == ')' || p[i] == '\\')
            g_string_append_c(out, '\\');
        if (p[i] == '\r') /* unescaped it would be read as a line feed */
            g_string_append(out, "\\r");
        else
            g_string_append_c(out, p[i]);
    }
    g_string_append_c(out, ')');
}

static void
put_utf16_unit(GString *out, unsigned unit)
{
    char digits[4] = { hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
        hex[unit & 15] };
    g_string_append_len(out, digits, 4);
}

void
put_text(GString *out, const char *utf8)
{
    size_t size = strlen(utf8);
    bool is_ascii = true;
    for (size_t i = 0; i < size; i++)
        is_ascii = is_ascii && (unsigned char)utf8[i] < 0x7f && utf8[i] >= ' ';
    if (is_ascii) {
        put_bytes(out, utf8, size);
        return;
    }
    g_string_append(out, "<FEFF");
    for (const char *p = utf8; *p; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);
        if (c >= 0x10000) {
            put_utf16_unit(out, 0xd800 + ((c - 0x10000) >> 10));
            put_utf16_unit(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            put_utf16_unit(out, c);
        }
    }
    g_string_append_c(out, '>');
}

void
put_date(GString *out, int64_t stamp)
{
    struct tm when;
    time_t seconds = (time_t)stamp;
    gmtime_r(&seconds, &when);
    g_string_append_printf(out, "(D:%04d%02d%02d%02d%02d%02dZ)", when.tm_year + 1900,
        when.tm_mon + 1, when.tm_mday, when.tm_hour, when.tm_min, when.tm_sec);
}
