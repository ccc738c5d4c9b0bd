/* Tests how values and days are written in a language. */
#include "model/format.h"
#include "unit/model_fixture.h"

#include "model/fact.h"

/* In expected text, _ stands for a no-break space. */
static void
assert_text(const char *got, const char *expected)
{
    g_autoptr(GString) text = g_string_new(expected);
    g_string_replace(text, "_", "\u00a0", 0);
    assert_non_null(got);
    assert_string_equal(got, text->str);
}

/* Compares the text of a fact with a single value, in a language. */
static void
expect_text(const char *lang, const char *value, const char *text)
{
    struct model_fixture f;
    g_autofree char *body =
        g_strdup_printf("<facts><fact xml:id='f'><name>F</name>%s</fact></facts>", value);
    fixture_body(&f, lang, body, "");
    assert_text(fact_format(&f.ctx, f.model, &f.model->facts[0].values[0]), text);
    fixture_close(&f);
}

static void
values(void **state)
{
    (void)state;
    expect_text("en", "<value money='USD 2500'/>", "USD_2,500");
    expect_text("en", "<value money='EUR 1.50'/>", "EUR_1.50");
    expect_text("en", "<value money='EUR 1234567.5'/>", "EUR_1,234,567.5");
    expect_text("en", "<value money='EUR 12345678901234567890.123456789'/>",
        "EUR_12,345,678,901,234,567,890.123456789");
    expect_text("en", "<value money='EUR 20' to='EUR 80'/>", "EUR_20 to EUR_80");
    expect_text("en", "<value money='USD 50000' bound='max'/>", "at most USD_50,000");
    expect_text("en", "<value count='3' bound='min'/>", "at least 3");
    expect_text("en", "<value count='2080'/>", "2,080");
    expect_text("en", "<value quantity='3500 kg'/>", "3,500_kg");
    expect_text("en", "<value quantity='2.5 metric tons'/>", "2.5_metric tons");
    expect_text("en", "<value percent='10'/>", "10%");
    expect_text("en", "<value percent='13.5'/>", "13.5%");
    expect_text("en", "<value percent='0' to='15'/>", "0% to 15%");
    expect_text("en", "<value text='the highest rate'/>", "the highest rate");
    expect_text("en", "<value date='2022-05-01'/>", "1_May 2022");
    expect_text("en", "<value date='2022-05'/>", "May 2022");
}

static void
durations(void **state)
{
    (void)state;
    expect_text("en", "<value duration='P14D'/>", "14_days");
    expect_text("en", "<value duration='P1D'/>", "1_day");
    expect_text("en", "<value duration='P24M'/>", "24_months");
    expect_text("en", "<value duration='P2W'/>", "2_weeks");
    expect_text("en", "<value duration='PT48H'/>", "48_hours");
    expect_text("en", "<value duration='PT1M'/>", "1_minute");
    expect_text("en", "<value duration='P1Y6M'/>", "1_year, 6_months");
    expect_text("de", "<value duration='P1Y6M'/>", "1_Jahr, 6_Monate");
    expect_text("en", "<value duration='P1DT12H30M'/>", "1_day, 12_hours, 30_minutes");
    expect_text("en", "<value duration='P14D' to='P28D'/>", "14_days to 28_days");
    /* Not a duration: shown unchanged. */
    expect_text("en", "<value duration='P'/>", "P");
    expect_text("en", "<value duration='P6D1Y'/>", "P6D1Y");
    expect_text("en", "<value duration='P1H'/>", "P1H");
}

static void
bands(void **state)
{
    (void)state;
    expect_text("en",
        "<value><band upto='EUR 50' percent='100'/><band upto='EUR 2000' percent='50'/>"
        "<band percent='10'/></value>",
        "100% up to EUR_50, then 50% up to EUR_2,000, then 10%");
    expect_text("en", "<value><band percent='7.5'/></value>", "7.5%");
}

/*
 * Figures and dates in other languages.  Values with words of ours are left out: these are in
 * English.
 */
static void
languages(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en", "", "");
    struct {
        const char *lang, *date, *full, *abridged;
    } dates[] = {
        { "en", "2017-08-01", "1_August 2017", "1_Aug 2017" },
        { "en-GB", "2017-08-01", "1_August 2017", "1_Aug 2017" },
        { "en-US", "2017-08-01", "August_1, 2017", "Aug_1, 2017" },
        { "en", "2017-08", "August 2017", "Aug 2017" },
        { "en", "2017", "2017", "2017" },
        { "de", "2017-08-01", "1._August 2017", "1._Aug. 2017" },
        { "de", "2017-08", "August 2017", "Aug. 2017" },
        { "de", "2017", "2017", "2017" },
        { "fr", "2017-08-01", "1_août 2017", "1_août 2017" },
        { "es", "2017-08-01", "1 de agosto de 2017", "1_ago 2017" },
        { "ja", "2017-08-01", "2017年8月1日", "2017年8月1日" },
        { "th", "2017", "2017", "2017" }, /* years of the Gregorian calendar */
        { "en", "1066-10-14", "14_October 1066", "14_Oct 1066" },
        /* An unknown language is written as English, whatever the locale of the environment. */
        { "qaa", "2017-08-01", "1_August 2017", "1_Aug 2017" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        struct date date;
        assert_true(date_parse(dates[i].date, &date));
        assert_text(format_date(&f.ctx, dates[i].lang, &date), dates[i].full);
        assert_text(format_date_short(&f.ctx, dates[i].lang, &date), dates[i].abridged);
    }
    fixture_close(&f);
    struct {
        const char *lang, *value, *text;
    } figures[] = {
        { "de", "<value money='EUR 2500.50'/>", "2.500,50_EUR" },
        { "de", "<value percent='10'/>", "10_%" },
        { "de", "<value duration='P14D'/>", "14_Tage" },
        { "fr", "<value money='EUR 2500'/>", "2\u202f500_EUR" },
        { "fr", "<value percent='10'/>", "10_%" },
        { "hi", "<value count='1234567'/>", "12,34,567" },
        { "pl", "<value duration='P5M'/>", "5_miesięcy" },
        { "pl", "<value duration='P2M'/>", "2_miesiące" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(figures); i++)
        expect_text(figures[i].lang, figures[i].value, figures[i].text);
}

/* Compares the text or the finding of a <value-of> on the edition's day. */
static void
expect_resolved(const char *attributes, const char *text, const char *findings)
{
    struct model_fixture f;
    g_autofree char *body = g_strdup_printf(
        "<facts><fact xml:id='fee'><name>F</name><value money='EUR 1' from='2010' "
        "until='2015'/><value money='EUR 2' attested='2014' until='2020'/></fact>"
        "<fact xml:id='share'><name>S</name><value percent='10'/></fact></facts>\n"
        "<section xml:id='s'><title>S</title><p><value-of %s/></p></section>",
        attributes);
    fixture_body(&f, "en", body, "2018");
    const xmlNode *section = model_anchor(f.model, "s")->node;
    const char *got;
    const xmlNode *value_of = node_child(node_child(section, "p"), "value-of");
    assert_int_equal(
        fact_resolve(&f.ctx, f.model, value_of, f.ctx.as_of, false, &got), text != NULL);
    if (text)
        assert_text(got, text);
    else
        assert_null(got);
    assert_string_equal(fixture_findings(&f), findings);
    fixture_close(&f);
}

static void
resolved(void **state)
{
    (void)state;
    expect_resolved("fact='fee'", "EUR_2", "");
    expect_resolved("fact='fee' on='2011'", "EUR_1", "");
    expect_resolved("fact='fee' on='2009-12-31'", NULL,
        "`<value-of fact='fee' on='2009-12-31'/>` no-value: \"fee\" has no value on 2009-12-31 (here are its values)");
    expect_resolved("fact='fee' on='2020'", NULL,
        "`<value-of fact='fee' on='2020'/>` no-value: \"fee\" has no value on 2020-01-01 (here are its values)");
    expect_resolved("fact='fee' on='2014-06'", NULL,
        "`<value-of fact='fee' on='2014-06'/>` ambiguous-value: \"fee\" has more than one value on 2014-06-01 (this value holds on that day) "
        "(this value holds on that day) (end the earlier value with until=\"2014\")");
    expect_resolved("fact='share' of='EUR 70'", "EUR_7", "");
    expect_resolved("fact='fee' of='EUR 70'", NULL,
        "`of='EUR 70'` no-value: \"fee\" does not tell how much is due of \"EUR 70\" (here is its value)");
    expect_resolved(
        "fact='nothing'", NULL, "`nothing` dangling-ref: no fact is named \"nothing\"");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(durations),
        cmocka_unit_test(bands),
        cmocka_unit_test(languages),
        cmocka_unit_test(resolved),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
