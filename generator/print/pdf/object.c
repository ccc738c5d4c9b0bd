#include "print/pdf/object.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* A faster g_string_append_len, for many small pieces. */
static inline void
put(GString *out, const char *data, size_t size)
{
    if (out->len + size >= out->allocated_len) {
        g_string_append_len(out, data, (gssize)size);
        return;
    }
    memcpy(out->str + out->len, data, size);
    out->len += size;
    out->str[out->len] = '\0';
}

void
put_literal(GString *out, const char *text)
{
    put(out, text, strlen(text));
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
    put(out, digits + at, sizeof digits - at);
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
    put(out, " 0 R", 4);
}

static void
put_thousandths(GString *out, bool is_negative, uint64_t thousandths)
{
    put_number(out, is_negative && thousandths > 0, thousandths / 1000);
    unsigned rest = (unsigned)(thousandths % 1000);
    if (rest == 0)
        return;
    char decimals[4] = { '.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
        (char)('0' + rest % 10) };
    size_t n = 4;
    while (decimals[n - 1] == '0')
        n--;
    put(out, decimals, n);
}

void
put_length(GString *out, scaled length)
{
    uint64_t size = length < 0 ? -(uint64_t)length : (uint64_t)length;
    put_thousandths(out, length < 0, (size * 1000 + SCALE / 2) / SCALE);
}

void
put_real(GString *out, double value)
{
    put_thousandths(out, value < 0, (uint64_t)llround(fabs(value) * 1000));
}

double
real_as_put(double value)
{
    return (double)llround(value * 1000) / 1000;
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
put_byte(GString *out, char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        g_string_append_c(out, '\\');
    if (byte == '\r') /* an unescaped one would be read as a line feed */
        put(out, "\\r", 2);
    else
        put(out, &byte, 1);
}

void
put_bytes(GString *out, const void *data, size_t size)
{
    const char *p = data;
    g_string_append_c(out, '(');
    for (size_t i = 0; i < size; i++)
        put_byte(out, p[i]);
    g_string_append_c(out, ')');
}

static void
put_utf16_unit(GString *out, unsigned unit)
{
    const char digits[] = { hex[unit >> 12], hex[unit >> 8 & 15], hex[unit >> 4 & 15],
        hex[unit & 15] };
    put(out, digits, sizeof digits);
}

void
put_utf16(GString *out, const char *utf8)
{
    g_string_append_len(out, "<FEFF", 5);
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
put_text(GString *out, const char *utf8)
{
    size_t size = strlen(utf8);
    bool is_ascii = true;
    for (size_t i = 0; i < size; i++)
        is_ascii = is_ascii && (unsigned char)utf8[i] < 0x7f && utf8[i] >= ' ';
    if (is_ascii)
        put_bytes(out, utf8, size);
    else
        put_utf16(out, utf8);
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
