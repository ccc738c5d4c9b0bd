#include "print/pdf/letters.h"

#include <glib.h>
#include <stdbool.h>

/* True for default ignorable characters (Unicode) outside category Cf. */
static bool
is_invisible_letter(gunichar c)
{
    return c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
           (c >= 0x180b && c <= 0x180f) || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f) ||
           c == 0xffa0 || (c >= 0xe0100 && c <= 0xe01ef);
}

static bool
counts(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
        return false;
    default:
        return !is_invisible_letter(c);
    }
}

/*
 * Maps neighbouring characters to distant numbers with the finalizer of SplitMix64 (Steele, Lea
 * and Flood, "Fast splittable pseudorandom number generators", 2014).
 */
static uint64_t
mix(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

uint64_t
letters_sum(const char *text, size_t size)
{
    uint64_t sum = 0;
    const char *end = text + size;
    for (const char *p = text; p < end; p += g_utf8_skip[(unsigned char)*p]) {
        gunichar c = g_utf8_get_char(p);
        if ((c < 0x80 && c > ' ' && c != 0x7f) || (c >= 0x80 && counts(c)))
            sum += mix(c);
    }
    return sum;
}
