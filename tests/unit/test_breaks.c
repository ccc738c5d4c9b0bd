/* Tests print/text/breaks and hyphen: where lines can end. */
#include "unit/unit.h"

#include "print/text/breaks.h"
#include "print/text/hyphen.h"
#include "print/text/nobreak.h"

#include <glib.h>
#include <string.h>

/* Compares the text with a bar at each place where a line may end. */
static void
expect_bars(const char *text, const uint8_t *flags, const char *expected)
{
    g_autoptr(GString) s = g_string_new(NULL);
    for (size_t i = 0; text[i]; i++) {
        if (flags[i] & BREAK_ALLOWED)
            g_string_append_c(s, '|');
        g_string_append_c(s, text[i]);
    }
    assert_string_equal(s->str, expected);
}

static void
expect(const char *text, const char *expected)
{
    uint8_t flags[128] = { 0 };
    size_t size = strlen(text);
    breaks_find(text, size, "en", flags);
    expect_bars(text, flags, expected);
}

/* The same, after the words that belong together are joined. */
static void
expect_together(const char *lang, const char *text, const char *expected)
{
    uint8_t flags[128] = { 0 };
    size_t size = strlen(text);
    struct nobreak *nobreak = nobreak_new();
    breaks_find(text, size, lang, flags);
    nobreak_apply(nobreak, text, size, lang, flags);
    nobreak_free(nobreak);
    expect_bars(text, flags, expected);
}

static void
what_belongs_together(void **state)
{
    (void)state;
    expect_together(
        "en", "run 5 km (or 3.5 kg), 12 % off", "run |5 km |(or |3.5 kg), |12 % |off");
    expect_together("en", "on 22 November 2026, 3 Mar. or \"1 May\"",
        "on |22 November |2026, |3 Mar. |or |\"1 May\"");
    expect_together("de", "am 3. Mai 2020", "am |3. Mai |2020");
    expect_together(
        "en", "pay USD 500, (EUR 2,500) or 500 CHF", "pay |USD 500, |(EUR 2,500) |or |500 CHF");
    expect_together("en", "see \xc2\xa7 7 and No. 3", "see |\xc2\xa7 7 |and |No. 3");
    expect_together("en", "see 3.4 \xe2\x86\x92 34 there", "see |3.4 \xe2\x86\x92 34 |there");
    /* Numbers beside words that are not units, months or currencies. */
    expect_together("en", "12 steps in 2017 May", "12 |steps |in |2017 |May");
    expect_together("en", "ISO 9001 and THE 3", "ISO |9001 |and |THE |3");
    expect_together("de", "3 May", "3 |May");
    expect_together("en", " 5 km", " |5 km");
    expect_together("ja", "期限は2027年9月1日。第12条", "期|限|は|2027年9月1日。|第12条");
    expect_together("zh-Hans", "共14天,3个月 5月", "共|14天,|3个|月 |5月");
    expect_together("ko", "14일 2024년", "14일 |2024년");
    expect_together("ja", "年3月度", "年|3月|度");
}

static void
lines_end_between_words(void **state)
{
    (void)state;
    expect("a bc d", "a |bc |d");
    expect(
        "well-known (or not), e.g. 3,000.50 km", "well-|known |(or |not), |e.g. |3,000.50 |km");
    expect("USD\xc2\xa0"
           "5 and/or \xe2\x80\x93 x",
        "USD\xc2\xa0"
        "5 |and/|or |\xe2\x80\x93 |x");
    expect(
        "an e-mail, (x-ray), co-op, \xc3\xa9-a", "an |e-mail, |(x-ray), |co-|op, |\xc3\xa9-|a");
    expect("2017\xe2\x80\x93"
           "2018",
        "2017\xe2\x80\x93|2018");
    expect(
        "\xe2\x80\x9cQuoted,\xe2\x80\x9d he said", "\xe2\x80\x9cQuoted,\xe2\x80\x9d |he |said");
    expect("\xe6\xbc\xa2\xe5\xad\x97", "\xe6\xbc\xa2|\xe5\xad\x97"); /* by Unicode's rules */
}

/*
 * Rules that Unicode 15.1 and 16 changed.  Each has a text that shows whether this Pango
 * implements it (1.50 implements none, 1.56 all), and a test of the places that it can affect.
 */
enum {
    RULE_HYPHEN = 1,  /* LB20a: no break after a hyphen that begins a word */
    RULE_NUMBER = 2,  /* LB25, LB15c: points before digits, brackets before points */
    RULE_QUOTE = 4,   /* LB15a, b: quotation marks and the spaces beside them */
    RULE_BRACKET = 8, /* LB15 is removed: spaces between a quotation mark and a bracket */
};

static const struct {
    const char *text;
    size_t at;
    unsigned rule;
    bool breaks;
} changed[] = {
    { "-a", 1, RULE_HYPHEN, false },
    { ":1", 1, RULE_NUMBER, false },
    { "a :1", 2, RULE_NUMBER, true },
    { "%(.1", 1, RULE_NUMBER, false },
    { "\xe2\x80\x9c a", 4, RULE_QUOTE, false },
    { "a \xe2\x80\x9d", 2, RULE_QUOTE, false },
    { "\" (", 2, RULE_BRACKET, true },
};

/* The rules that this Pango does not implement as in Unicode 16. */
static unsigned
unknown_rules(void)
{
    unsigned rules = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(changed); i++) {
        uint8_t plain[64] = { 0 }, unicode[64] = { 0 };
        size_t size = strlen(changed[i].text);
        breaks_unicode(changed[i].text, size, "en", unicode);
        assert_true(breaks_plain(changed[i].text, size, plain));
        if ((plain[changed[i].at] & BREAK_ALLOWED) != (changed[i].breaks ? BREAK_ALLOWED : 0))
            fail_msg("not as in Unicode 16: \"%s\"", changed[i].text);
        if (plain[changed[i].at] != unicode[changed[i].at])
            rules |= changed[i].rule;
    }
    return rules;
}

static bool
is_quote(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return c == '"' || c == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION ||
           type == G_UNICODE_FINAL_PUNCTUATION;
}

/* The rules that can affect this place in the text. */
static unsigned
rules_at(const char *text, const char *at)
{
    const char *before = at;
    do
        before = g_utf8_find_prev_char(text, before);
    while (before && *before == ' ');
    gunichar a = before ? g_utf8_get_char(before) : ' ', b = g_utf8_get_char(at);
    bool opens = b == '(' || b == '[' || b == '{' || b == 0xA1 || b == 0xBF || b == 0x201A ||
                 b == 0x201E;
    const char *next = at + g_utf8_skip[(guchar)*at];
    unsigned rules = 0;
    if (a == '-' || a == 0x2010)
        rules |= RULE_HYPHEN;
    if ((a < 128 && strchr(".,:;", (int)a) && g_unichar_isdigit(b)) ||
        (b < 128 && strchr(".,:;", (int)b) && g_unichar_isdigit(g_utf8_get_char(next))) ||
        (opens && *next && strchr(".,:;", *next)))
        rules |= RULE_NUMBER;
    bool is_spaced = at > text && at[-1] == ' ';
    if (is_spaced && (is_quote(a) || is_quote(b)))
        rules |= RULE_QUOTE;
    if (is_spaced && is_quote(a) && opens)
        rules |= RULE_BRACKET;
    return rules;
}

/* Pango 1.56 ignores the second of two opening quotation marks; Unicode does not. */
static bool
is_doubled_quote(const char *text)
{
    static const char *const marks[] = { "\xc2\xab", "\xe2\x80\x98", "\xe2\x80\x9c" };
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(marks); k++) {
            g_autofree char *two = g_strconcat(marks[i], marks[k], NULL);
            if (strstr(text, two))
                return true;
        }
    return false;
}

/* Compares our table of pairs with Pango's rules, on random text of all its classes. */
static void
plain_rules_are_unicode_s(void **state)
{
    (void)state;
    static const char *const parts[] = { "a", "b", "R", "1", "2", " ", " ", "!", "\"", "#", "$",
        "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", "?", "@",
        "[", "\\", "]", "{", "|", "}", "~", "\xc2\xa0", "\xc2\xa1", "\xc2\xa3", "\xc2\xab",
        "\xc2\xbb", "\xc2\xb0", "\xc2\xb1", "\xc2\xb4", "\xc2\xbf", "\xc3\xa9", "\xce\xb1",
        "\xd0\x96", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x93", "\xe2\x80\x94",
        "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9a", "\xe2\x80\x9c", "\xe2\x80\x9d",
        "\xe2\x80\x9e", "\xe2\x80\xa6", "\xe2\x80\xaf", "\xe2\x80\xb0", "\xe2\x82\xac",
        "\xe2\x84\x96", "\xe2\x86\x92", "\xe2\x88\x92", "\xc2\xa7", "\xc3\x97" };
    unsigned random = 7, unknown = unknown_rules(), n_compared = 0, n_left = 0;
    for (int i = 0; i < 60000; i++) {
        char text[64] = "";
        int n = 2 + i % 7;
        for (int k = 0; k < n; k++) {
            random = random * 1664525u + 1013904223u;
            g_strlcat(text, parts[(random >> 8) % G_N_ELEMENTS(parts)], sizeof text);
        }
        uint8_t plain[64] = { 0 }, unicode[64] = { 0 };
        assert_true(breaks_plain(text, strlen(text), plain));
        breaks_unicode(text, strlen(text), "en", unicode);
        unsigned left = unknown | (is_doubled_quote(text) ? RULE_QUOTE | RULE_BRACKET : 0);
        for (const char *p = text; *p; p += g_utf8_skip[(guchar)*p]) {
            if (rules_at(text, p) & left) {
                n_left++;
                continue;
            }
            n_compared++;
            if (plain[p - text] != unicode[p - text])
                fail_msg("not the same in \"%s\" before \"%s\"", text, p);
        }
    }
    /* Even if Pango implements none of the changed rules, most places are compared. */
    assert_true(n_left < n_compared / (unknown ? 8 : 50));
}

static void
other_text_is_not_plain(void **state)
{
    (void)state;
    uint8_t flags[16] = { 0 };
    assert_false(breaks_plain("\xe6\xbc\xa2", 3, flags));
    assert_false(breaks_plain("a\xf0\x9f\xa7\xbf", 5, flags));
    assert_false(breaks_plain("e\xcc\x81", 3, flags));
}

static void
expect_hyphens(const char *lang, const char *text, const char *expected)
{
    struct ctx ctx = { .arena = arena_new() };
    struct hyphens *h = hyphens_new(&ctx);
    uint8_t flags[128] = { 0 };
    hyphens_find(h, lang, text, 0, strlen(text), flags);
    g_autoptr(GString) s = g_string_new(NULL);
    for (size_t i = 0; i < strlen(text); i++)
        g_string_append_printf(s, "%s%c", flags[i] & BREAK_HYPHEN ? "-" : "", text[i]);
    hyphens_free(h);
    assert_null(ctx.refusal);
    arena_free(ctx.arena);
    assert_string_equal(s->str, expected);
}

static void
words_are_divided(void **state)
{
    (void)state;
    expect_hyphens("en", "The agreement, hyphenation.", "The agree-ment, hy-phen-ation.");
    expect_hyphens("en", "well-known 3000dollars", "well-known 3000dollars");
    expect_hyphens("en", "high\u2010agreement high\u2011agreement",
        "high\u2010agreement high\u2011agreement");
    expect_hyphens("en-GB", "agreement", "agree-ment");
    expect_hyphens("xx", "agreement", "agreement");
}

/*
 * Japanese (JIS X 4051), Chinese and Korean: no line begins with a mark that closes, a small
 * kana or a sound mark, and none ends with a bracket that opens; elsewhere lines may end
 * between any two signs.
 */
static void
no_line_begins_with_what_closes(void **state)
{
    (void)state;
    static const char *const never_first[] = { "、", "。", "」", "』", "）", "】", "》", "！",
        "？", "：", "；", "・", "ー", "々", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ",
        "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "，", "．", "〉", "…" };
    static const char *const never_last[] = { "「", "『", "（", "【", "《", "〈" };
    static const char *const languages[] = { "ja", "zh-Hans", "en" };
    for (size_t l = 0; l < G_N_ELEMENTS(languages); l++) {
        for (size_t i = 0; i < G_N_ELEMENTS(never_first); i++) {
            g_autofree char *text = g_strconcat("道具", never_first[i], "棚", NULL);
            uint8_t flags[32] = { 0 };
            breaks_find(text, strlen(text), languages[l], flags);
            assert_true(flags[3] & BREAK_ALLOWED);
            if (flags[6] & BREAK_ALLOWED)
                fail_msg("%s: a line begins with %s", languages[l], never_first[i]);
        }
        for (size_t i = 0; i < G_N_ELEMENTS(never_last); i++) {
            g_autofree char *text = g_strconcat("道具", never_last[i], "棚", NULL);
            uint8_t flags[32] = { 0 };
            breaks_find(text, strlen(text), languages[l], flags);
            assert_true(flags[6] & BREAK_ALLOWED);
            if (flags[9] & BREAK_ALLOWED)
                fail_msg("%s: a line ends with %s", languages[l], never_last[i]);
        }
    }
}

/* The breaks of a text, shown as "|". */
static char *
phrases(const char *text, const char *lang)
{
    size_t size = strlen(text);
    uint8_t flags[128] = { 0 };
    breaks_find(text, size, lang, flags);
    breaks_keep_phrases(text, size, lang, flags);
    GString *shown = g_string_new(NULL);
    for (size_t i = 0; i < size; i++) {
        if (flags[i] & BREAK_ALLOWED)
            g_string_append_c(shown, '|');
        g_string_append_c(shown, text[i]);
    }
    return g_string_free(shown, FALSE);
}

static void
headings_break_between_phrases(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text, *expected;
    } cases[] = { { "ja", "工具ライブラリーの利用", "工具|ライブラリーの|利用" },
        { "ja", "AB工具", "AB工具" }, { "ja-JP", "", "" },
        { "ko", "공구 도서관 이용하기", "공구 |도서관 |이용하기" },
        { "ko", "가나다라마바사아자", "가|나|다|라|마|바|사|아|자" },
        { "zh-Hans", "工具的", "工|具|的" }, { "jam", "工具", "工|具" } };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *shown = phrases(cases[i].text, cases[i].lang);
        assert_string_equal(shown, cases[i].expected);
    }
}

static void
ragged_korean_breaks_between_words(void **state)
{
    (void)state;
    const char *text = "일부 다름";
    size_t size = strlen(text);
    uint8_t flags[32] = { 0 };
    breaks_find(text, size, "ko", flags);
    breaks_keep_words(text, size, "ja", flags);
    expect_bars(text, flags, "일|부 |다|름");
    breaks_keep_words(text, size, "ko", flags);
    expect_bars(text, flags, "일부 |다름");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_between_words),
        cmocka_unit_test(what_belongs_together),
        cmocka_unit_test(plain_rules_are_unicode_s),
        cmocka_unit_test(other_text_is_not_plain),
        cmocka_unit_test(words_are_divided),
        cmocka_unit_test(no_line_begins_with_what_closes),
        cmocka_unit_test(headings_break_between_phrases),
        cmocka_unit_test(ragged_korean_breaks_between_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
