#include "compose/collator.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

struct collator {
    struct arena *a;
    UCollator *ucol;
    const UNormalizer2 *nfd;
};

struct collator *
collator_new(struct arena *a, const char *lang)
{
    UErrorCode status = U_ZERO_ERROR;
    struct collator *c = g_new(struct collator, 1);
    *c = (struct collator){ .a = a, .ucol = ucol_open(lang, &status) };
    ucol_setAttribute(c->ucol, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
    ucol_setAttribute(c->ucol, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    c->nfd = unorm2_getNFDInstance(&status);
    g_assert(U_SUCCESS(status));
    return c;
}

void
collator_free(struct collator *c)
{
    ucol_close(c->ucol);
    g_free(c);
}

static UChar *
to_utf16(struct arena *a, const char *text, int32_t *size)
{
    int32_t room = (int32_t)strlen(text) + 1;
    UChar *out = ARENA_ARRAY(a, UChar, room);
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(out, room, size, text, -1, &status);
    return out;
}

const char *
collator_key(const struct collator *c, const char *text)
{
    int32_t size;
    const UChar *wide = to_utf16(c->a, text, &size);
    int32_t need = ucol_getSortKey(c->ucol, wide, size, NULL, 0);
    uint8_t *key = ARENA_ARRAY(c->a, uint8_t, need + 1);
    ucol_getSortKey(c->ucol, wide, size, key, need);
    return (const char *)key;
}

const char *
collator_letter(const struct collator *c, const char *text)
{
    UChar32 first = 0;
    for (; *text && !u_isalnum(first); text += g_utf8_skip[(unsigned char)*text])
        first = (UChar32)g_utf8_get_char(text);
    if (!u_isalnum(first))
        return "#";
    if (u_isdigit(first))
        return "0–9";
    first = u_toupper(first);
    UErrorCode status = U_ZERO_ERROR;
    UChar letter[2], plain[8], base[2];
    int32_t letter_size = 0, base_size = 0, next = 0;
    U16_APPEND_UNSAFE(letter, letter_size, first);
    int32_t plain_size = unorm2_normalize(c->nfd, letter, letter_size, plain, 8, &status);
    UChar32 bare = first;
    if (U_SUCCESS(status) && plain_size > 0)
        U16_NEXT(plain, next, plain_size, bare);
    U16_APPEND_UNSAFE(base, base_size, bare);
    /*
     * True if the language sorts it as a letter of its own (Swedish Å), not as a letter with a
     * mark.
     */
    UCollationStrength strength = ucol_getStrength(c->ucol);
    ucol_setStrength(c->ucol, UCOL_PRIMARY);
    bool is_own = ucol_strcoll(c->ucol, letter, letter_size, base, base_size) != UCOL_EQUAL;
    ucol_setStrength(c->ucol, strength);
    char out[8];
    int n = g_unichar_to_utf8((gunichar)(is_own ? first : bare), out);
    return arena_strndup(c->a, out, (size_t)n);
}
