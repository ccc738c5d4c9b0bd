/*
 * Wraps ICU's formatters in plain functions.  Opening a formatter takes ICU longer than
 * formatting a thousand values, so each is opened once for a run and language and closed with
 * the run's arena.  A language that ICU does not know is formatted like English: by default,
 * ICU would use the environment's locale.
 */
#include "model/format.h"
#include "model/fact.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uldnames.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#define NO_BREAK_SPACE 0xA0
#define LEFT_MARK      0x200E
#define RIGHT_MARK     0x200F
#define ARABIC_MARK    0x061C
#define MAX_TEXT       512 /* UTF-16 units; longer figures stay as written */

enum { DATE_LONG, DATE_SHORT, DATE_LENGTHS };
enum { N_UNITS = 7 };

/* Amounts in one currency with a number of decimals. */
struct currency {
    struct currency *next;
    const char *code;
    int decimals;
    UNumberFormatter *formatter;
};

struct language {
    struct language *next;
    const char *lang;
    char locale[ULOC_FULLNAME_CAPACITY];
    UDateFormat *dates[DATE_LENGTHS][PRECISION_YEAR + 1];
    UNumberFormat *number, *percent;
    UNumberFormatter *units[N_UNITS];
    UListFormatter *list;
    struct currency *currencies;
};

struct formats {
    struct language *languages;
};

static void
formats_release(void *object)
{
    const struct formats *formats = object;
    for (struct language *l = formats->languages; l; l = l->next) {
        for (int i = 0; i < DATE_LENGTHS; i++) {
            for (int k = 0; k <= PRECISION_YEAR; k++)
                udat_close(l->dates[i][k]);
        }
        unum_close(l->number);
        unum_close(l->percent);
        for (int i = 0; i < N_UNITS; i++)
            unumf_close(l->units[i]);
        ulistfmt_close(l->list);
        for (struct currency *m = l->currencies; m; m = m->next)
            unumf_close(m->formatter);
    }
}

/* True if ICU has data for the language of this locale. */
static bool
is_available(const char *locale)
{
    char wanted[ULOC_LANG_CAPACITY] = "", known[ULOC_LANG_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(locale, wanted, sizeof wanted, &status);
    for (int32_t i = 0; U_SUCCESS(status) && i < uloc_countAvailable(); i++) {
        uloc_getLanguage(uloc_getAvailable(i), known, sizeof known, &status);
        if (U_SUCCESS(status) && strcmp(wanted, known) == 0)
            return true;
    }
    return false;
}

bool
format_is_language(const char *lang)
{
    char locale[ULOC_FULLNAME_CAPACITY] = "", code[ULOC_LANG_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    int32_t read = 0;
    uloc_forLanguageTag(lang, locale, sizeof locale, &read, &status);
    uloc_getLanguage(locale, code, sizeof code, &status);
    bool is_whole = U_SUCCESS(status) && read == (int32_t)strlen(lang);
    bool is_short = strcspn(lang, "-") <= 3; /* longer codes do not exist: "english" */
    return is_whole && is_short && (strlen(code) != 2 || *uloc_getISO3Language(code));
}

const char *
format_language_name(struct ctx *ctx, const char *lang, const char *in, bool is_alone)
{
    char locale[ULOC_FULLNAME_CAPACITY] = "", other[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(lang, locale, sizeof locale, NULL, &status);
    uloc_forLanguageTag(in, other, sizeof other, NULL, &status);
    UChar name[MAX_TEXT];
    UDisplayContext contexts[] = { is_alone ? UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU
                                            : UDISPCTX_CAPITALIZATION_NONE };
    ULocaleDisplayNames *names = uldn_openForContext(other, contexts, 1, &status);
    int32_t size = uldn_localeDisplayName(names, locale, name, MAX_TEXT, &status);
    uldn_close(names);
    char text[3 * MAX_TEXT];
    u_strToUTF8(text, sizeof text, &size, name, U_SUCCESS(status) ? size : 0, &status);
    return U_SUCCESS(status) && size > 0 ? arena_strdup(ctx->arena, text) : lang;
}

/*
 * "en" without a country is international English ("1 August 2017"); "en-US" writes "August 1,
 * 2017".  The calendar is Gregorian, as periods are computed in it.  Digits are 0 to 9, as in
 * ids, page numbers and what authors type, unless the language asks for others
 * ("ar-u-nu-arab").
 */
static void
find_locale(struct language *l)
{
    char locale[ULOC_FULLNAME_CAPACITY] = "";
    UErrorCode status = U_ZERO_ERROR;
    int32_t read = 0;
    uloc_forLanguageTag(l->lang, locale, sizeof locale - 1, &read, &status);
    if (U_FAILURE(status) || !is_available(locale) || strcmp(locale, "en") == 0)
        g_strlcpy(locale, "en_001", sizeof locale);
    status = U_ZERO_ERROR;
    uloc_setKeywordValue("calendar", "gregorian", locale, sizeof locale, &status);
    char digits[ULOC_KEYWORDS_CAPACITY] = "";
    if (uloc_getKeywordValue(locale, "numbers", digits, sizeof digits, &status) == 0)
        uloc_setKeywordValue("numbers", "latn", locale, sizeof locale, &status);
    g_strlcpy(l->locale, locale, sizeof l->locale);
}

static struct language *
language_for(struct ctx *ctx, const char *lang)
{
    if (!ctx->formats) {
        ctx->formats = ARENA_NEW(ctx->arena, struct formats);
        arena_defer(ctx->arena, formats_release, ctx->formats);
    }
    for (struct language *l = ctx->formats->languages; l; l = l->next) {
        if (strcmp(l->lang, lang) == 0)
            return l;
    }
    struct language *l = ARENA_NEW(ctx->arena, struct language);
    l->lang = arena_strdup(ctx->arena, lang);
    find_locale(l);
    l->next = ctx->formats->languages;
    ctx->formats->languages = l;
    return l;
}

const char *
format_locale(struct ctx *ctx, const char *lang)
{
    return language_for(ctx, lang)->locale;
}

/*
 * Converts ICU's text to ours; with `join`, plain spaces become no-break spaces.  Marks of
 * direction are left out: each figure stands in a text whose direction is known.
 */
static const char *
from_icu(struct ctx *ctx, UChar *text, int32_t size, bool join)
{
    int32_t n_kept = 0;
    for (int32_t i = 0; i < size; i++) {
        if (text[i] != LEFT_MARK && text[i] != RIGHT_MARK && text[i] != ARABIC_MARK)
            text[n_kept++] = join && text[i] == ' ' ? NO_BREAK_SPACE : text[i];
    }
    size = n_kept;
    char utf8[MAX_TEXT * 3 + 1];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8(utf8, sizeof utf8, &n, text, size, &status);
    return U_SUCCESS(status) ? arena_strndup(ctx->arena, utf8, (size_t)n) : NULL;
}

bool
format_is_number(const char *text)
{
    const char *p = text + (*text == '-');
    size_t whole = strspn(p, "0123456789");
    p += whole;
    size_t fraction = *p == '.' ? strspn(p + 1, "0123456789") : 0;
    if (*p == '.')
        p += 1 + fraction;
    return *p == '\0' && whole + fraction > 0 && strlen(text) < MAX_TEXT / 4;
}

bool
format_split_money(const char *text, char code[4], const char **figure)
{
    for (int i = 0; i < 3; i++) {
        if (!g_ascii_isupper(text[i]))
            return false;
        code[i] = text[i];
    }
    code[3] = '\0';
    size_t space = strspn(text + 3, " ");
    *figure = text + 3 + space;
    return space > 0 && **figure;
}

static const char *
format_decimal(struct ctx *ctx, UNumberFormat *format, const char *number)
{
    const char *point = strchr(number, '.');
    int32_t decimals = point ? (int32_t)strlen(point + 1) : 0;
    unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
    unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, decimals);
    UChar text[MAX_TEXT];
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = unum_formatDecimal(
        format, number, (int32_t)strlen(number), text, MAX_TEXT, NULL, &status);
    return U_SUCCESS(status) && size < MAX_TEXT ? from_icu(ctx, text, size, true) : NULL;
}

const char *
format_number(struct ctx *ctx, const char *lang, const char *number)
{
    struct language *l = language_for(ctx, lang);
    UErrorCode status = U_ZERO_ERROR;
    if (!l->number)
        l->number = unum_open(UNUM_DECIMAL, NULL, 0, l->locale, NULL, &status);
    const char *text = NULL;
    if (U_SUCCESS(status) && format_is_number(number))
        text = format_decimal(ctx, l->number, number);
    return text ? text : number;
}

/* The cache key of a currency's formatter: "USD2" is the one with two decimals. */
static UNumberFormatter *
money_formatter(struct ctx *ctx, struct language *l, const char *code, int decimals)
{
    for (struct currency *m = l->currencies; m; m = m->next)
        if (m->decimals == decimals && strcmp(m->code, code) == 0)
            return m->formatter;
    char skeleton[64] = "", zeros[] = "0000000000";
    if (decimals > 0)
        snprintf(skeleton, sizeof skeleton, "currency/%s unit-width-iso-code .%.*s", code,
            decimals, zeros);
    else
        snprintf(skeleton, sizeof skeleton, "currency/%s unit-width-iso-code precision-integer",
            code);
    UChar wide[64];
    u_charsToUChars(skeleton, wide, (int32_t)sizeof skeleton);
    struct currency *m = ARENA_NEW(ctx->arena, struct currency);
    UErrorCode status = U_ZERO_ERROR;
    m->formatter = unumf_openForSkeletonAndLocale(wide, -1, l->locale, &status);
    m->code = arena_strdup(ctx->arena, code);
    m->decimals = decimals;
    m->next = l->currencies;
    l->currencies = m;
    return m->formatter;
}

const char *
format_money(struct ctx *ctx, const char *lang, const char *code, const char *figure)
{
    struct language *l = language_for(ctx, lang);
    const char *point = strchr(figure, '.');
    size_t decimals = point ? strlen(point + 1) : 0;
    UChar text[MAX_TEXT];
    UErrorCode status = U_ZERO_ERROR;
    if (format_is_number(figure) && decimals <= 10) {
        UFormattedNumber *result = unumf_openResult(&status);
        unumf_formatDecimal(
            money_formatter(ctx, l, code, (int)decimals), figure, -1, result, &status);
        int32_t size = unumf_resultToString(result, text, MAX_TEXT, &status);
        unumf_closeResult(result);
        if (U_SUCCESS(status) && size < MAX_TEXT)
            return from_icu(ctx, text, size, true);
    }
    return arena_printf(ctx->arena, "%s\u00a0%s", code, format_number(ctx, lang, figure));
}

const char *
format_percent(struct ctx *ctx, const char *lang, const char *number)
{
    struct language *l = language_for(ctx, lang);
    UErrorCode status = U_ZERO_ERROR;
    if (!l->percent) {
        l->percent = unum_open(UNUM_PERCENT, NULL, 0, l->locale, NULL, &status);
        if (U_SUCCESS(status))
            unum_setAttribute(l->percent, UNUM_MULTIPLIER, 1);
    }
    const char *text = NULL;
    if (U_SUCCESS(status) && format_is_number(number))
        text = format_decimal(ctx, l->percent, number);
    return text ? text : arena_printf(ctx->arena, "%s%%", number);
}

/* ISO 8601's designators in order; M means months before T and minutes after it. */
static const struct {
    char designator;
    bool is_time;
    const UChar *skeleton;
} units[N_UNITS] = {
    { 'Y', false, u"measure-unit/duration-year unit-width-full-name" },
    { 'M', false, u"measure-unit/duration-month unit-width-full-name" },
    { 'W', false, u"measure-unit/duration-week unit-width-full-name" },
    { 'D', false, u"measure-unit/duration-day unit-width-full-name" },
    { 'H', true, u"measure-unit/duration-hour unit-width-full-name" },
    { 'M', true, u"measure-unit/duration-minute unit-width-full-name" },
    { 'S', true, u"measure-unit/duration-second unit-width-full-name" },
};

/* Reads "P1Y6M" into counts; -1 for units that do not occur. */
static bool
read_duration(const char *p, int64_t counts[N_UNITS])
{
    bool is_time = false;
    int next = 0, named = 0;
    for (int i = 0; i < N_UNITS; i++)
        counts[i] = -1;
    if (*p++ != 'P')
        return false;
    while (*p) {
        if (*p == 'T' && !is_time) {
            is_time = true;
            p++;
        }
        size_t digits = strspn(p, "0123456789");
        if (digits == 0 || digits > 9)
            return false;
        while (next < N_UNITS &&
               (units[next].designator != p[digits] || units[next].is_time != is_time))
            next++;
        if (next == N_UNITS)
            return false;
        counts[next++] = g_ascii_strtoll(p, NULL, 10);
        p += digits + 1;
        named++;
    }
    return named > 0;
}

static int32_t
format_unit(struct language *l, int unit, int64_t count, UChar *text)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!l->units[unit])
        l->units[unit] =
            unumf_openForSkeletonAndLocale(units[unit].skeleton, -1, l->locale, &status);
    UFormattedNumber *result = unumf_openResult(&status);
    unumf_formatInt(l->units[unit], count, result, &status);
    int32_t size = unumf_resultToString(result, text, MAX_TEXT, &status);
    unumf_closeResult(result);
    return U_SUCCESS(status) && size < MAX_TEXT ? size : 0;
}

const char *
format_duration(struct ctx *ctx, const char *lang, const char *duration)
{
    struct language *l = language_for(ctx, lang);
    int64_t counts[N_UNITS];
    if (!read_duration(duration, counts))
        return NULL;
    UChar parts[N_UNITS][MAX_TEXT], text[MAX_TEXT];
    const UChar *strings[N_UNITS];
    int32_t sizes[N_UNITS], n = 0;
    for (int i = 0; i < N_UNITS; i++) {
        if (counts[i] < 0)
            continue;
        sizes[n] = format_unit(l, i, counts[i], parts[n]);
        for (int32_t k = 0; k < sizes[n]; k++) {
            if (parts[n][k] == ' ')
                parts[n][k] = NO_BREAK_SPACE;
        }
        strings[n] = parts[n];
        n++;
    }
    UErrorCode status = U_ZERO_ERROR;
    if (!l->list)
        l->list =
            ulistfmt_openForType(l->locale, ULISTFMT_TYPE_UNITS, ULISTFMT_WIDTH_WIDE, &status);
    int32_t size = ulistfmt_format(l->list, strings, sizes, n, text, MAX_TEXT, &status);
    return U_SUCCESS(status) && size < MAX_TEXT ? from_icu(ctx, text, size, false) : NULL;
}

int
format_currency_digits(const char *code)
{
    UChar wide[4] = { 0 };
    UErrorCode status = U_ZERO_ERROR;
    if (strlen(code) != 3)
        return 2;
    for (int i = 0; i < 3; i++)
        wide[i] = (UChar)(unsigned char)code[i];
    int32_t digits = ucurr_getDefaultFractionDigits(wide, &status);
    return U_SUCCESS(status) && digits >= 0 && digits <= 6 ? digits : 2;
}

bool
format_is_currency(const char *code)
{
    UChar wide[4] = { 0 };
    UErrorCode status = U_ZERO_ERROR;
    for (int i = 0; i < 3 && code[i]; i++)
        wide[i] = (UChar)(unsigned char)code[i];
    return ucurr_isAvailable(wide, U_DATE_MIN, U_DATE_MAX, &status) && U_SUCCESS(status);
}

/* Day and month stay together: "1 August", "1. August", "August 1". */
static void
join_day_and_month(UChar *pattern, int32_t size)
{
    for (int32_t i = 1; i + 1 < size; i++) {
        if (pattern[i] != ' ')
            continue;
        UChar before = pattern[i - 1] == '.' && i > 1 ? pattern[i - 2] : pattern[i - 1];
        UChar after = pattern[i + 1];
        if ((before == 'd' && (after == 'M' || after == 'L')) ||
            ((before == 'M' || before == 'L') && after == 'd'))
            pattern[i] = NO_BREAK_SPACE;
    }
}

static UDateFormat *
open_date(const struct language *l, const UChar *skeleton)
{
    UChar pattern[MAX_TEXT];
    UErrorCode status = U_ZERO_ERROR;
    UDateTimePatternGenerator *generator = udatpg_open(l->locale, &status);
    int32_t size = udatpg_getBestPattern(
        generator, skeleton, u_strlen(skeleton), pattern, MAX_TEXT, &status);
    udatpg_close(generator);
    if (U_FAILURE(status) || size >= MAX_TEXT)
        return NULL;
    join_day_and_month(pattern, size);
    UDateFormat *format = udat_open(
        UDAT_PATTERN, UDAT_PATTERN, l->locale, u"Etc/GMT", -1, pattern, size, &status);
    UCalendar *calendar = ucal_clone(udat_getCalendar(format), &status);
    /* All days are Gregorian; ICU would switch to the Julian calendar before 1582. */
    ucal_setGregorianChange(calendar, -8.64e15, &status);
    if (U_SUCCESS(status))
        udat_setCalendar(format, calendar);
    ucal_close(calendar);
    return format;
}

static const char *
format_date_in(struct ctx *ctx, const char *lang, const struct date *date, int length)
{
    static const UChar *const skeletons[DATE_LENGTHS][PRECISION_YEAR + 1] = {
        [DATE_LONG] = { u"yMMMMd", u"yMMMM", u"y" },
        [DATE_SHORT] = { u"yMMMd", u"yMMM", u"y" },
    };
    struct language *l = language_for(ctx, lang);
    UDateFormat **format = &l->dates[length][date->precision];
    if (!*format)
        *format = open_date(l, skeletons[length][date->precision]);
    UChar text[MAX_TEXT];
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = 0;
    if (*format)
        size = udat_format(
            *format, (UDate)date->first * 86400000.0, text, MAX_TEXT, NULL, &status);
    if (*format && U_SUCCESS(status) && size < MAX_TEXT)
        return from_icu(ctx, text, size, false);
    char iso[11];
    day_format(date->first, iso);
    return arena_strdup(ctx->arena, iso);
}

const char *
format_date(struct ctx *ctx, const char *lang, const struct date *date)
{
    return format_date_in(ctx, lang, date, DATE_LONG);
}

const char *
format_date_short(struct ctx *ctx, const char *lang, const struct date *date)
{
    return format_date_in(ctx, lang, date, DATE_SHORT);
}
