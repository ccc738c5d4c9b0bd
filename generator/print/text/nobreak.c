#include "print/text/nobreak.h"

#include "print/text/breaks.h"

#include <glib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#define ARROW     "\xe2\x86\x92"
#define ORDINAL   "\xe7\xac\xac" /* before a number, in Chinese and Japanese */
#define YEAR      "\xe5\xb9\xb4" /* after a number, in both */
#define MONTH     "\xe6\x9c\x88"
#define MAX_MONTH 64   /* length of a name in UTF-16 units */
#define MAX_TOKEN 48   /* length in bytes; units, months and signs are shorter */
#define MAX_TIME  1e15 /* no time is later, in ms */

struct nobreak {
    GHashTable *months; /* lang -> set of names */
};

/* Signs of units, as the SI and commerce define them; they are the same in all languages. */
static const char *const units[] = { "%", "\xe2\x80\xb0", "\xc2\xb0", "\302\260C",
    "\302\260F", /* in octal, since C and F are hexadecimal digits */
    "nm", "\xc2\xb5m", "mm", "cm", "dm", "m", "km", "m\xc2\xb2", "km\xc2\xb2", "m\xc2\xb3",
    "ha", "ml", "cl", "l", "L", "mg", "g", "kg", "t", "s", "ms", "min", "h", "Hz", "kHz", "MHz",
    "GHz", "V", "A", "W", "kW", "MW", "kWh", "MWh", "J", "kJ", "N", "Pa", "bar", "dB", "K",
    "km/h", "m/s", "bit", "B", "kB", "KB", "MB", "GB", "TB", "kbit/s", "Mbit/s", "pt", "px",
    "in", "ft", "mi", "lb", "oz", "\xe2\x82\xac", "$", "\xc2\xa3", "\xc2\xa5", NULL };

/* Words before a number that say what it numbers. */
static const char *const labels[] = { "\xc2\xa7", "\xc2\xa7\xc2\xa7", "\xc2\xb6", "No.", "no.",
    "Nos.", "nos.", "Nr.", "nr.", "n\xc2\xba", "n\xc2\xb0", "\xe2\x84\x96", "p.", "pp.", "S.",
    "s.", "art.", "Art.", "fig.", "Fig.", "vol.", "Vol.", "ch.", "Ch.", "sec.", "Sec.",
    "\xe2\x82\xac", "$", "\xc2\xa3", "\xc2\xa5", NULL };

struct nobreak *
nobreak_new(void)
{
    struct nobreak *n = g_new0(struct nobreak, 1);
    n->months = g_hash_table_new_full(
        g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
    return n;
}

void
nobreak_free(struct nobreak *n)
{
    if (!n)
        return;
    g_hash_table_unref(n->months);
    g_free(n);
}

static void
months_add(GHashTable *names, const UDateFormat *format, UDateFormatSymbolType type)
{
    int32_t count = udat_countSymbols(format, type);
    for (int32_t i = 0; i < count; i++) {
        UChar name[MAX_MONTH];
        char text[3 * MAX_MONTH];
        UErrorCode status = U_ZERO_ERROR;
        int32_t size = udat_getSymbols(format, type, i, name, MAX_MONTH, &status);
        u_strToUTF8(text, sizeof text, NULL, name, size, &status);
        /* A number ("3", in some languages) does not count as the name of a month. */
        if (U_SUCCESS(status) && size > 0 && !g_ascii_isdigit(text[0]))
            g_hash_table_add(names, g_strdup(text));
    }
}

static GHashTable *
months_of(struct nobreak *n, const char *lang)
{
    GHashTable *names = g_hash_table_lookup(n->months, lang);
    if (names)
        return names;
    names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, lang, NULL, 0, NULL, 0, &status);
    if (U_SUCCESS(status)) {
        months_add(names, format, UDAT_MONTHS);
        months_add(names, format, UDAT_SHORT_MONTHS);
        months_add(names, format, UDAT_STANDALONE_MONTHS);
        udat_close(format);
    }
    g_hash_table_insert(n->months, g_strdup(lang), names);
    return names;
}

/* The word on one side of a space, up to the next space. */
struct token {
    char text[MAX_TOKEN];
    size_t size;
};

static bool
is_space(const char *text, size_t i)
{
    return text[i] == ' ' || text[i] == '\n' ||
           (text[i] == '\xc2' && text[i + 1] == '\xa0'); /* the text ends with a 0 */
}

/*
 * Copies bytes [from, end) of a text; false if there are none, or more than any word looked up
 * has.
 */
static bool
token_take(const char *text, size_t from, size_t end, struct token *token)
{
    token->size = end - from;
    if (token->size == 0 || token->size >= MAX_TOKEN)
        return false;
    memcpy(token->text, text + from, token->size);
    token->text[token->size] = '\0';
    return true;
}

/* Skips marks before a word: quotes, brackets. */
static bool
token_before(const char *text, size_t space, struct token *token)
{
    size_t from = space;
    while (from > 0 && !is_space(text, from - 1) &&
           !(from > 1 && is_space(text, from - 2) && text[from - 2] == '\xc2'))
        from--;
    while (from < space && strchr("([{\"'", text[from]))
        from++;
    while (space - from > 3 && (memcmp(text + from, "\xe2\x80\x9c", 3) == 0 ||
                                   memcmp(text + from, "\xe2\x80\x98", 3) == 0))
        from += 3;
    return token_take(text, from, space, token);
}

/* Drops points after a word. */
static bool
token_after(const char *text, size_t size, size_t from, struct token *token)
{
    size_t end = from;
    while (end < size && !is_space(text, end))
        end++;
    while (end > from && strchr(".,;:!?)]}\"'", text[end - 1]))
        end--;
    while (end - from > 3 && (memcmp(text + end - 3, "\xe2\x80\x9d", 3) == 0 ||
                                 memcmp(text + end - 3, "\xe2\x80\x99", 3) == 0))
        end -= 3;
    return token_take(text, from, end, token);
}

static bool
is_in(const char *const *list, const char *text)
{
    return g_strv_contains(list, text);
}

static bool
is_currency(const struct token *token)
{
    if (token->size != 3)
        return false;
    UChar code[4] = { 0 };
    for (size_t i = 0; i < 3; i++) {
        if (!g_ascii_isupper(token->text[i]))
            return false;
        code[i] = (UChar)token->text[i];
    }
    UErrorCode status = U_ZERO_ERROR;
    return ucurr_isAvailable(code, -MAX_TIME, MAX_TIME, &status) && U_SUCCESS(status);
}

/* A day of a month: "22", in some languages "22." */
static bool
is_day(const struct token *token)
{
    size_t n = strspn(token->text, "0123456789");
    return n >= 1 && n <= 2 &&
           (n == token->size || (n + 1 == token->size && token->text[n] == '.'));
}

static bool
belong_together(
    struct nobreak *n, const struct token *before, const struct token *after, const char *lang)
{
    if (strcmp(before->text, ARROW) == 0 || strcmp(after->text, ARROW) == 0)
        return true;
    if (g_ascii_isdigit(after->text[0]) && (is_in(labels, before->text) || is_currency(before)))
        return true;
    if (!g_ascii_isdigit(before->text[0]))
        return false;
    if (is_day(before) && g_hash_table_contains(months_of(n, lang), after->text))
        return true;
    return g_ascii_isdigit(before->text[before->size - 1]) &&
           (is_in(units, after->text) || is_currency(after));
}

static bool
ends_with(const char *text, size_t end, const char *letter)
{
    size_t size = strlen(letter);
    return end >= size && memcmp(text + end - size, letter, size) == 0;
}

static bool
has_number_before(const char *text, size_t end)
{
    return end > 0 && g_ascii_isdigit(text[end - 1]);
}

/*
 * East Asian text has no spaces: a number and what it counts ("14|æ¥"), an ordinal
 * ("ç¬¬|2"), and the parts of a date (2024å¹´|3æ|1æ¥).
 */
static bool
is_counted(const char *text, size_t i)
{
    UErrorCode status = U_ZERO_ERROR;
    if (g_ascii_isdigit(text[i]))
        return ends_with(text, i, ORDINAL) ||
               ((ends_with(text, i, YEAR) || ends_with(text, i, MONTH)) &&
                   has_number_before(text, i - strlen(YEAR)));
    if (!has_number_before(text, i) || !(text[i] & 0x80))
        return false;
    UScriptCode script = uscript_getScript((UChar32)g_utf8_get_char(text + i), &status);
    return script == USCRIPT_HAN || script == USCRIPT_HANGUL || script == USCRIPT_HIRAGANA ||
           script == USCRIPT_KATAKANA;
}

void
nobreak_apply(
    struct nobreak *n, const char *text, size_t size, const char *lang, uint8_t *flags)
{
    struct token before, after;
    for (size_t i = 1; i < size; i++) {
        if (!(flags[i] & BREAK_ALLOWED))
            continue;
        if (is_counted(text, i))
            flags[i] &= (uint8_t)~BREAK_ALLOWED;
        if (text[i - 1] == ' ' && token_before(text, i - 1, &before) &&
            token_after(text, size, i, &after) && belong_together(n, &before, &after, lang))
            flags[i] &= (uint8_t)~BREAK_ALLOWED;
    }
}
