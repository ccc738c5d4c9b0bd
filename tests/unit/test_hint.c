/* Tests what is proposed for values, names and dates that newcomers write in ways of their own.
 */
#include "unit/unit.h"

#include "base/language.h"
#include "load/hint.h"

#include <string.h>

struct pair {
    const char *written, *meant; /* meant: NULL if nothing is sure */
};

static void
compare(const char *written, const char *meant, const char *found)
{
    if (g_strcmp0(meant, found) != 0)
        fail_msg("\"%s\": \"%s\" instead of \"%s\"", written, found ? found : "nothing",
            meant ? meant : "nothing");
}

static void
expect_written(const char *expected, const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *found = hint_written(pairs[i].written, expected);
        compare(pairs[i].written, pairs[i].meant, found);
    }
}

static void
durations(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "1 hour", "PT1H" },
        { "90min", "PT90M" },
        { "two weeks", "P2W" },
        { "a day", "P1D" },
        { "An Hour", "PT1H" },
        { "twelve-months", "P12M" },
        { " 3  yrs ", "P3Y" },
        { "30 sec", "PT30S" },
        { "p14d", "P14D" },
        { "pt1h30m", "PT1H30M" },
        { "P14D", NULL }, /* it is right as it is */
        { "p", NULL },
        { "p14x", NULL },
        { "14", NULL },
        { "5 fortnights", NULL },
        { "some days", NULL },
        { "12345678 days", NULL },
        { "-3 days", NULL },
        { "3d 2h", NULL },
        { "", NULL },
    };
    expect_written("a length of time such as P14D", pairs, G_N_ELEMENTS(pairs));
}

static void
amounts(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "2,00 EUR", "EUR 2.00" },
        { "eur 2", "EUR 2" },
        { "\u20ac2.50", "EUR 2.50" },
        { "$ 1,500", "USD 1500" },
        { "1.234.567,89 \u00a3", "GBP 1234567.89" },
        { "20 euros", "EUR 20" },
        { "7 Dollars", "USD 7" },
        { "chf5", "CHF 5" },
        { "EUR 2.00", NULL }, /* it is right as it is */
        { "2.00", NULL },
        { "EUR", NULL },
        { "EUR 2 EUR", NULL },
        { "EUR 2,", NULL },
        { "EU 2", NULL },
        { "1UR 2", NULL },
        { "E1R 2", NULL },
        { "E-R 2", NULL },
        { "EU- 2", NULL },
    };
    expect_written("an amount such as EUR 1.50", pairs, G_N_ELEMENTS(pairs));
}

static void
numbers(void **state)
{
    (void)state;
    static const struct pair bare[] = { { "50%", "50" }, { "50 percent", "50" },
        { "12,5 per cent", "12.5" }, { "three", "3" }, { "1,000", "1000" }, { "1.5", NULL },
        { "about 5", NULL }, { ",5", NULL }, { "%", NULL } };
    static const struct pair whole[] = { { "Three", "3" }, { "50 %", "50" }, { "2,5", NULL },
        { "2.50", NULL }, { "many", NULL }, { "12", NULL } };
    static const struct pair quantities[] = { { "3500kg", "3500 kg" },
        { "3,500 kg", "3500 kg" }, { "2,5 l", "2.5 l" }, { "5 kg", NULL }, { "5", NULL },
        { "kg", NULL }, { "5 \u00b5g", NULL } };
    expect_written("a number such as 12", bare, G_N_ELEMENTS(bare));
    expect_written("a whole number", whole, G_N_ELEMENTS(whole));
    expect_written("a number and its unit", quantities, G_N_ELEMENTS(quantities));
}

static void
looks(void **state)
{
    (void)state;
    static const struct pair colours[] = { { "0000ff", "#0000FF" }, { "#0af", "#00AAFF" },
        { "Navy", "#000080" }, { "rgb(0, 128,255)", "#0080FF" }, { "rgb(0,0)", NULL },
        { "rgb(0,0,256)", NULL }, { "rgb(0,0,0", NULL }, { "rgba(0,0,0,1)", NULL },
        { "#12345", NULL }, { "#GGGGGG", NULL }, { "#0000FF", NULL }, { "sky", NULL } };
    static const struct pair lengths[] = { { "11 pt", "11pt" }, { "11", "11pt" },
        { "1.5  em", "1.5em" }, { "11pt", NULL }, { "wide", NULL }, { "", NULL } };
    expect_written("a colour such as #1D3B4A", colours, G_N_ELEMENTS(colours));
    expect_written("a length such as 11pt", lengths, G_N_ELEMENTS(lengths));
}

static void
names_in_addresses(void **state)
{
    (void)state;
    static const struct pair pairs[] = { { "#lend-on", "lend-on" },
        { "lend-on.html", "lend-on" }, { "a.html#lend-on", "lend-on" }, { "lend-on", NULL },
        { "#", NULL }, { "#a b", NULL }, { "x.html#1", NULL } };
    expect_written("one name", pairs, G_N_ELEMENTS(pairs));
    g_autofree char *none = hint_written("#lend-on", NULL),
                    *other = hint_written("1 h", "a day");
    assert_null(none);
    assert_null(other);
}

static void
languages(void **state)
{
    (void)state;
    static const struct pair pairs[] = { { "en_GB", "en-GB" }, { "English", "en" },
        { "deutsch", "de" }, { "fra", "fr" }, { "snake_case", NULL }, { "Klingonish", NULL },
        { "a_", NULL }, { "", NULL } };
    expect_written("a language such as en", pairs, G_N_ELEMENTS(pairs));
    g_autofree char *long_name = g_strnfill(300, 'x');
    char tag[ULOC_FULLNAME_CAPACITY];
    assert_false(language_named(long_name, tag));
    assert_false(language_named("\xFF", tag));
    assert_true(language_is_from_right("ar"));
    assert_false(language_is_from_right("de"));
    assert_false(language_is_from_right(NULL));
    static const char *const small[] = { "en", "el", "sr", "hy", "zh-Latn", NULL };
    static const char *const high[] = { "ja", "zh-Hant", "ko", "ar", "he", "th", "hi" };
    for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
        assert_true(language_has_small_letters(small[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(high); i++)
        assert_false(language_has_small_letters(high[i]));
}

static void
dates(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "1 May 2024", "\"2024-05-01\"" },
        { "May 1st, 2024", "\"2024-05-01\"" },
        { "2nd of May 2024", NULL },
        { "May 2024", "\"2024-05\"" },
        { "05/2024", "\"2024-05\"" },
        { "1.5.2024", "\"2024-05-01\"" },
        { "1/5/2024", "\"2024-05-01\" or \"2024-01-05\"" },
        { "5/5/2024", "\"2024-05-05\"" },
        { "13/5/2024", "\"2024-05-13\"" },
        { "2024/5/1", "\"2024-05-01\"" },
        { "2024-05-01T12:00:00Z", "\"2024-05-01\"" },
        { "T2024-05-01", NULL },
        { "31.2.2024", NULL },
        { "1.5.24", NULL },
        { "2024", NULL },
        { "1 2 3 2024", NULL },
        { "1 2 May 2024", NULL },
        { "May May 2024", NULL },
        { "1x May 2024", NULL },
        { "ma 2024", NULL },
        { "n f 2024", NULL },
        { "0999-05-01", NULL },
        { "12345-05", NULL },
        { "0/2024", NULL },
        { "tomorrow", NULL },
        { "", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *found = hint_date(pairs[i].written);
        compare(pairs[i].written, pairs[i].meant, found);
    }
}

static GPtrArray *
list_of(const char *const *words)
{
    GPtrArray *list = g_ptr_array_new();
    for (; *words; words++)
        g_ptr_array_add(list, (gpointer)(uintptr_t)*words);
    return list;
}

static void
other_names(void **state)
{
    (void)state;
    const char *const few[] = { "p", "title", "from", "cases", "roles", "on", NULL };
    g_autoptr(GPtrArray) names = list_of(few);
    compare("h1", "title", hint_element("H1", names));
    compare("para", "p", hint_element("para", names));
    compare("b", NULL, hint_element("b", names)); /* "strong" is not possible here */
    compare("", NULL, hint_element("", names));
    compare("when", "from", hint_attribute("when", "2024-05-01", names));
    compare("when", "cases", hint_attribute("when", "loan-overdue", names));
    compare("who", "roles", hint_attribute("who", "member", names));
    compare("who", NULL, hint_attribute("who", "2024", names));
    compare("day", "on", hint_attribute("day", "2024-05-01", names));
    compare("day", NULL, hint_attribute("day", "Monday", names));
    const char *const verdicts[] = { "allowed", "forbidden", NULL };
    g_autoptr(GPtrArray) values = list_of(verdicts);
    compare("Not_Allowed", "forbidden", hint_synonym("Not_Allowed", values));
    compare("permitted", "allowed", hint_synonym("permitted", values));
    compare("true", NULL, hint_synonym("true", values));
    compare("", NULL, hint_synonym("", values));
}

static void
names_for_ids(void **state)
{
    (void)state;
    static const struct pair pairs[] = { { "use saw", "use-saw" },
        { "  use / saw! ", "use-saw" }, { "use -saw", "use-saw" }, { "use- saw", "use-saw" },
        { "2", "rule-2" }, { "-x", "rule--x" }, { "S\u00e4ge nutzen", "S\u00e4ge-nutzen" },
        { "a:b", "a-b" }, { "???", NULL }, { "", NULL } };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *found = hint_name(pairs[i].written, "rule");
        compare(pairs[i].written, pairs[i].meant, found);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations),
        cmocka_unit_test(amounts),
        cmocka_unit_test(numbers),
        cmocka_unit_test(looks),
        cmocka_unit_test(names_in_addresses),
        cmocka_unit_test(languages),
        cmocka_unit_test(dates),
        cmocka_unit_test(other_names),
        cmocka_unit_test(names_for_ids),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
