#include "print/text/breaks.h"

#include <pango/pango.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define PHRASE_LETTERS 8 /* a phrase of more letters may be too wide for a line */

/* The classes of UAX 14 (Unicode 16) that occur in plain text. */
enum line_class {
    NONE, /* not plain */
    AL,
    NU,
    SP,
    OP,
    CL,
    CP,
    QU,
    QI, /* QU that opens (Pi) */
    QF, /* QU that closes (Pf) */
    EX,
    IS,
    SY,
    HY,
    HH, /* U+2010: like BA, except in LB20a */
    BA,
    BB,
    GL,
    PR,
    PO,
    IN,
    B2
};

/* clang-format off */
static const uint8_t ascii[128] = {
    [' '] = SP, ['!'] = EX, ['"'] = QU, ['#'] = AL, ['$'] = PR, ['%'] = PO, ['&'] = AL,
    ['\''] = QU, ['('] = OP, [')'] = CP, ['*'] = AL, ['+'] = PR, [','] = IS, ['-'] = HY,
    ['.'] = IS, ['/'] = SY, ['0'] = NU, ['1'] = NU, ['2'] = NU, ['3'] = NU, ['4'] = NU,
    ['5'] = NU, ['6'] = NU, ['7'] = NU, ['8'] = NU, ['9'] = NU, [':'] = IS, [';'] = IS,
    ['<'] = AL, ['='] = AL, ['>'] = AL, ['?'] = EX, ['@'] = AL,
    ['A'] = AL, ['B'] = AL, ['C'] = AL, ['D'] = AL, ['E'] = AL, ['F'] = AL, ['G'] = AL,
    ['H'] = AL, ['I'] = AL, ['J'] = AL, ['K'] = AL, ['L'] = AL, ['M'] = AL, ['N'] = AL,
    ['O'] = AL, ['P'] = AL, ['Q'] = AL, ['R'] = AL, ['S'] = AL, ['T'] = AL, ['U'] = AL,
    ['V'] = AL, ['W'] = AL, ['X'] = AL, ['Y'] = AL, ['Z'] = AL,
    ['['] = OP, ['\\'] = PR, [']'] = CP, ['^'] = AL, ['_'] = AL, ['`'] = AL,
    ['a'] = AL, ['b'] = AL, ['c'] = AL, ['d'] = AL, ['e'] = AL, ['f'] = AL, ['g'] = AL,
    ['h'] = AL, ['i'] = AL, ['j'] = AL, ['k'] = AL, ['l'] = AL, ['m'] = AL, ['n'] = AL,
    ['o'] = AL, ['p'] = AL, ['q'] = AL, ['r'] = AL, ['s'] = AL, ['t'] = AL, ['u'] = AL,
    ['v'] = AL, ['w'] = AL, ['x'] = AL, ['y'] = AL, ['z'] = AL,
    ['{'] = OP, ['|'] = BA, ['}'] = CL, ['~'] = AL,
};

static const struct {
    uint16_t from, to;
    uint8_t line_class;
} others[] = {
    { 0x00A0, 0x00A0, GL }, { 0x00A1, 0x00A1, OP }, { 0x00A2, 0x00A2, PO },
    { 0x00A3, 0x00A5, PR }, { 0x00A6, 0x00AA, AL }, { 0x00AB, 0x00AB, QI },
    { 0x00AC, 0x00AC, AL }, { 0x00AE, 0x00AF, AL }, { 0x00B0, 0x00B0, PO },
    { 0x00B1, 0x00B1, PR }, { 0x00B2, 0x00B3, AL }, { 0x00B4, 0x00B4, BB },
    { 0x00B5, 0x00BA, AL }, { 0x00BB, 0x00BB, QF }, { 0x00BC, 0x00BE, AL },
    { 0x00BF, 0x00BF, OP }, { 0x00C0, 0x024F, AL }, { 0x0386, 0x0386, AL },
    { 0x0388, 0x038A, AL }, { 0x038C, 0x038C, AL }, { 0x038E, 0x03A1, AL },
    { 0x03A3, 0x03CE, AL }, { 0x0400, 0x0482, AL }, { 0x048A, 0x04FF, AL },
    { 0x2010, 0x2010, HH }, { 0x2011, 0x2011, GL }, { 0x2012, 0x2013, BA },
    { 0x2014, 0x2014, B2 }, { 0x2018, 0x2018, QI }, { 0x2019, 0x2019, QF },
    { 0x201A, 0x201A, OP }, { 0x201C, 0x201C, QI }, { 0x201D, 0x201D, QF },
    { 0x201E, 0x201E, OP }, { 0x2020, 0x2022, AL },
    { 0x2026, 0x2026, IN }, { 0x202F, 0x202F, GL }, { 0x2030, 0x2030, PO },
    { 0x2032, 0x2033, PO }, { 0x2039, 0x2039, QI }, { 0x203A, 0x203A, QF }, { 0x20AC, 0x20AC, PR },
    { 0x2116, 0x2116, PR }, { 0x2122, 0x2122, AL }, { 0x2190, 0x2193, AL },
    { 0x2212, 0x2212, PR }, { 0x2260, 0x2260, AL }, { 0x2264, 0x2265, AL },
};
/* clang-format on */

static enum line_class
class_of(unsigned c)
{
    if (c < 128)
        return ascii[c];
    size_t low = 0, high = G_N_ELEMENTS(others);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > others[middle].to)
            low = middle + 1;
        else
            high = middle;
    }
    return low < G_N_ELEMENTS(others) && c >= others[low].from ? others[low].line_class : NONE;
}

/* Decodes two or three bytes, which covers all plain text.  0 for anything else. */
static unsigned
next_char(const unsigned char *p, size_t left, size_t *size)
{
    if (p[0] < 0x80) {
        *size = 1;
        return p[0];
    }
    if (p[0] < 0xE0 && left >= 2) {
        *size = 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    *size = 3;
    if (p[0] < 0xF0 && left >= 3)
        return (p[0] & 0xFu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    return 0;
}

/* State within a number: digits with commas, points, slashes between; a bracket closed. */
enum number { NO_NUMBER, IN_NUMBER, NUMBER_CLOSED };

/* What the rules need to know about the text around two classes. */
struct around {
    bool spaces; /* there are spaces between them */
    enum number number;
    enum line_class before; /* the class directly before a: SP for a space, NONE at the start */
    enum line_class after;  /* the class directly after b */
    enum line_class second; /* the class after that */
};

static enum number
number_after(enum line_class c, const struct around *around)
{
    bool goes_on = around->number == IN_NUMBER && !around->spaces;
    if (c == NU || (goes_on && (c == IS || c == SY)))
        return IN_NUMBER;
    return goes_on && (c == CL || c == CP) ? NUMBER_CLOSED : NO_NUMBER;
}

/* True if b continues a number that a began (LB25, by the regular expression in its note). */
static bool
is_number_pair(enum line_class a, enum line_class b, const struct around *around)
{
    switch (b) {
    case PO:
    case PR:
        return around->number != NO_NUMBER;
    case NU:
        return a == PO || a == PR || a == HY || a == NU || a == IS ||
               (a == SY && around->number == IN_NUMBER);
    case OP:
        return (a == PO || a == PR) &&
               (around->after == NU || (around->after == IS && around->second == NU));
    default:
        return false;
    }
}

static bool
is_quotation(enum line_class c)
{
    return c == QU || c == QI || c == QF;
}

/* True for a quotation mark that opens, in a position that allows it (LB15a). */
static bool
opens_quotation(enum line_class a, const struct around *around)
{
    enum line_class before = around->before;
    return a == QI && (before == NONE || before == SP || before == OP || before == GL ||
                          is_quotation(before));
}

/* True for a quotation mark that closes, in a position that allows it (LB15b). */
static bool
closes_quotation(enum line_class b, const struct around *around)
{
    switch (around->after) {
    case NONE:
    case SP:
    case GL:
    case CL:
    case CP:
    case EX:
    case IS:
    case SY:
    case QU:
    case QI:
    case QF:
        return b == QF;
    default:
        return false;
    }
}

/* The rules that apply across spaces. */
static bool
is_joined(enum line_class a, enum line_class b, const struct around *around)
{
    if (b == CL || b == CP || b == EX || b == SY || a == OP)
        return true; /* LB13, LB14 */
    if (opens_quotation(a, around) || closes_quotation(b, around))
        return true;
    if (b == IS)
        return !around->spaces || around->after != NU; /* LB15c, LB15d */
    return a == B2 && b == B2;                         /* LB17 */
}

/* True if a line may end between a and b, with `spaces` between them. */
static bool
is_allowed(enum line_class a, enum line_class b, const struct around *around)
{
    if (is_joined(a, b, around))
        return false;
    if (around->spaces)
        return true; /* LB18 */
    bool is_hyphen = a == HY || a == HH;
    if (is_quotation(b) || is_quotation(a) || a == GL || (b == GL && a != BA && !is_hyphen))
        return false; /* LB19, LB12, LB12a */
    bool is_word_initial =
        around->before == NONE || around->before == SP || around->before == GL;
    if (is_hyphen && is_word_initial && b == AL)
        return false; /* LB20a */
    if (b == BA || b == HH || b == HY || a == BB || b == IN)
        return false; /* LB21, LB22 */
    if (b == GL)
        return true;
    if ((a == AL && b == NU) || (a == NU && b == AL) || (a == AL && b == AL))
        return false; /* LB23, LB28 */
    if (((a == PR || a == PO) && b == AL) || (a == AL && (b == PR || b == PO)))
        return false; /* LB24 */
    if (is_number_pair(a, b, around))
        return false;
    if (a == IS && b == AL)
        return false; /* LB29 */
    if (((a == AL || a == NU) && b == OP) || (a == CP && (b == AL || b == NU)))
        return false; /* LB30 */
    return true;
}

/* The class of the character at a byte, and its size; NONE at the end. */
static enum line_class
class_at(const unsigned char *p, size_t at, size_t size, size_t *n)
{
    *n = 0;
    return at < size ? class_of(next_char(p + at, size - at, n)) : NONE;
}

/* A fast path for the common case: no break between two letters. */
static size_t
skip_letters(const unsigned char *p, size_t i, size_t size)
{
    while (i < size && p[i] < 128 && ascii[p[i]] == AL)
        i++;
    return i;
}

bool
breaks_plain(const char *text, size_t size, uint8_t *flags)
{
    const unsigned char *p = (const unsigned char *)text;
    struct around around = { .spaces = false };
    enum line_class last = NONE;
    for (size_t i = 0, n, after; i < size; i += n) {
        enum line_class c = class_of(next_char(p + i, size - i, &n));
        if (c == NONE) {
            for (size_t k = 0; k < i; k++)
                flags[k] &= (uint8_t)~BREAK_ALLOWED;
            return false;
        }
        if (c == SP) {
            around.spaces = true;
            last = last == NONE ? AL : last; /* a line may end after leading spaces */
            continue;
        }
        around.after = class_at(p, i + n, size, &after);
        around.second = class_at(p, i + n + after, size, &after);
        if (last != NONE && is_allowed(last, c, &around))
            flags[i] |= BREAK_ALLOWED;
        around.number = number_after(c, &around);
        around.before = around.spaces ? SP : last;
        last = c;
        around.spaces = false;
        if (c == AL && n == 1)
            n = skip_letters(p, i, size) - i;
    }
    return true;
}

void
breaks_unicode(const char *text, size_t size, const char *lang, uint8_t *flags)
{
    glong n = g_utf8_strlen(text, (gssize)size);
    PangoLogAttr *attributes = g_new0(PangoLogAttr, n + 1);
    pango_get_log_attrs(
        text, (int)size, -1, pango_language_from_string(lang), attributes, (int)n + 1);
    const char *p = text;
    for (glong i = 0; i < n; i++) {
        if (i > 0 && attributes[i].is_line_break)
            flags[p - text] |= BREAK_ALLOWED;
        p += g_utf8_skip[(unsigned char)*p];
    }
    g_free(attributes);
}

/* Keeps "e-mail" and "X-ray" together; Unicode leaves this to applications. */
static void
keep_single_letters(const char *text, size_t size, uint8_t *flags)
{
    for (const char *p = text; (p = memchr(p, '-', size - (size_t)(p - text))); p++) {
        size_t i = (size_t)(p - text);
        bool is_letter = i >= 1 && g_ascii_isalpha(text[i - 1]);
        bool is_single = i < 2 || !(g_ascii_isalnum(text[i - 2]) || (text[i - 2] & 0x80));
        if (is_letter && is_single)
            flags[i + 1] &= (uint8_t)~BREAK_ALLOWED;
    }
}

void
breaks_find(const char *text, size_t size, const char *lang, uint8_t *flags)
{
    if (!breaks_plain(text, size, flags))
        breaks_unicode(text, size, lang, flags);
    keep_single_letters(text, size, flags);
}

static bool
is_language(const char *lang, const char *code)
{
    return lang && g_ascii_strncasecmp(lang, code, 2) == 0 &&
           (lang[2] == '\0' || lang[2] == '-');
}

/* Clears the breaks inside [from, to), unless it has more letters than a line may hold. */
static void
keep_phrase(const char *text, size_t from, size_t to, uint8_t *flags)
{
    if (g_utf8_strlen(text + from, (gssize)(to - from)) > PHRASE_LETTERS)
        return;
    for (size_t i = from + 1; i < to; i++)
        flags[i] &= (uint8_t)~BREAK_ALLOWED;
}

static void
keep_japanese(const char *text, size_t size, uint8_t *flags)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *utf8 = utext_openUTF8(NULL, text, (int64_t)size, &status);
    UBreakIterator *phrases = ubrk_open(UBRK_LINE, "ja@lw=phrase", NULL, 0, &status);
    ubrk_setUText(phrases, utf8, &status);
    int32_t from = 0, to;
    while (U_SUCCESS(status) && (to = ubrk_next(phrases)) != UBRK_DONE) {
        keep_phrase(text, (size_t)from, (size_t)to, flags);
        from = to;
    }
    ubrk_close(phrases);
    utext_close(utf8);
}

static void
keep_words(const char *text, size_t size, uint8_t *flags)
{
    for (size_t from = 0; from < size;) {
        const char *space = memchr(text + from, ' ', size - from);
        size_t to = space ? (size_t)(space - text) + 1 : size;
        keep_phrase(text, from, to, flags);
        from = to;
    }
}

void
breaks_keep_phrases(const char *text, size_t size, const char *lang, uint8_t *flags)
{
    if (is_language(lang, "ja"))
        keep_japanese(text, size, flags);
    else if (is_language(lang, "ko"))
        keep_words(text, size, flags);
}

void
breaks_keep_words(const char *text, size_t size, const char *lang, uint8_t *flags)
{
    if (is_language(lang, "ko"))
        keep_words(text, size, flags);
}

void
breaks_url(const char *text, size_t from, size_t to, uint8_t *flags)
{
    for (size_t i = from + 1; i < to; i++) {
        char before = text[i - 1], c = text[i];
        bool is_after = before == '/' && c != '/';
        bool is_before = strchr(".?-_#&%=+~,", c) && before != '/' && i + 1 < to;
        if (is_after || is_before)
            flags[i] |= BREAK_ALLOWED;
        else if (before != ' ')
            flags[i] &= (uint8_t)~BREAK_ALLOWED;
    }
}
