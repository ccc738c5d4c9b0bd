/*
 * Tests calculated values: the amount due on another amount, the amount to pay so that an
 * amount is left after deductions, and sums.
 */
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

#define OTHERS                                                                                 \
    "<fact xml:id='price'><name>P</name><value money='EUR 20' until='2020'/>"                  \
    "<value money='EUR 40' from='2020'/></fact>"                                               \
    "<fact xml:id='hours'><name>H</name><value quantity='2080 hours'/></fact>"                 \
    "<fact xml:id='pieces'><name>N</name><value count='3'/></fact>"                            \
    "<fact xml:id='tax'><name>T</name><value percent='2.75'/></fact>"                          \
    "<fact xml:id='span'><name>S</name><value money='EUR 1' to='EUR 2'/></fact>"               \
    "<fact xml:id='time'><name>D</name><value duration='P3D'/></fact>"

/* Compares the text of <value-of fact='f' ...> where f has this value; NULL means no value. */
static void
expect(const char *value, const char *attributes, const char *inner, const char *text)
{
    struct model_fixture f;
    g_autofree char *body = g_strdup_printf(
        "<facts><fact xml:id='f'><name>F</name>%s</fact>" OTHERS "</facts>"
        "<section xml:id='s'><title>S</title><p><value-of fact='f' %s>%s</value-of></p></section>",
        value, attributes, inner);
    fixture_body(&f, "en", body, "");
    const xmlNode *section = model_anchor(f.model, "s")->node;
    const xmlNode *value_of = node_child(node_child(section, "p"), "value-of");
    const char *got;
    assert_int_equal(
        fact_resolve(&f.ctx, f.model, value_of, f.ctx.as_of, true, &got), text != NULL);
    if (text)
        assert_text(got, text);
    else
        assert_null(got);
    fixture_close(&f);
}

static void
expect_of(const char *value, const char *of, const char *text)
{
    g_autofree char *attributes = g_strdup_printf("of='%s'", of);
    expect(value, attributes, "", text);
}

static void
expect_keep(const char *value, const char *keep, const char *text)
{
    g_autofree char *attributes = g_strdup_printf("keep='%s'", keep);
    expect(value, attributes, "", text);
}

#define REPAIR                                                                                 \
    "<value><band upto='EUR 50' percent='100'/><band upto='EUR 200' percent='50'/>"            \
    "<band percent='10'/></value>"
#define SLIDING                                                                                \
    "<value><band upto='USD 500' percent='20'/><band upto='USD 10000' percent='10'/>"          \
    "<band percent='5'/></value>"

static void
bands_of_amounts(void **state)
{
    (void)state;
    expect_of(REPAIR, "EUR 120", "EUR_85");
    expect_of(REPAIR, "EUR 50", "EUR_50");
    expect_of(REPAIR, "EUR 50.01", "EUR_50.00"); /* 50.005, rounded half to even */
    expect_of(REPAIR, "EUR 50.03", "EUR_50.02"); /* 50.015, rounded half to even */
    expect_of(REPAIR, "EUR 0", "EUR_0");
    expect_of(REPAIR, "EUR 1200", "EUR_225");
    expect_of(REPAIR, "EUR 999999999999999", "EUR_100,000,000,000,104.90");
    expect_of(REPAIR, "USD 120", NULL);
    expect_of(REPAIR, "price", "EUR_40"); /* of EUR 40, the price on 2024-06-01 */
    expect_of("<value><band upto='EUR 50' percent='100'/></value>", "EUR 51", NULL);
    expect_of("<value percent='12'/>", "USD 500", "USD_60");
    expect_of("<value percent='13.5'/>", "USD 99.99", "USD_13.50");
    expect_of("<value percent='10' bound='max'/>", "USD 2500", "at most USD_250");
    expect_of("<value percent='10'/>", "JPY 1234", "JPY_123");
    expect_of("<value percent='1'/>", "KWD 1", "KWD_0.010");
    expect_of("<value percent='0' to='15'/>", "USD 600", "USD_0 to USD_90");
    expect_of("<value count='3'/>", "USD 500", NULL);
    expect_of("<value percent='10'/>", "span", NULL); /* a range is not an amount */
    expect_of("<value percent='10'/>", "pieces", NULL);
    expect_of("<value percent='999999999999999'/>", "EUR 999999999999999", NULL);
}

static void
amounts_to_keep(void **state)
{
    (void)state;
    expect_keep("<value percent='20'/>", "USD 25", "USD_31.25");
    expect_keep("<value percent='15'/>", "USD 25", "USD_29.41");
    expect_keep("<value percent='10'/>", "USD 25", "USD_27.78");
    expect_keep("<value percent='5'/>", "USD 25", "USD_26.32");
    expect_keep("<value percent='0' to='15'/>", "USD 25", "USD_25.00 to USD_29.41");
    expect_keep("<value percent='10'/>", "price", "EUR_44.44");
    expect_keep("<value percent='100'/>", "USD 25", NULL); /* nothing is left of any amount */
    expect_keep("<value percent='120'/>", "USD 25", NULL);
    expect_keep(SLIDING, "USD 25", "USD_31.25");
    expect_keep(SLIDING, "USD 400", "USD_500");     /* the first band exactly */
    expect_keep(SLIDING, "USD 490", "USD_600");     /* 600 - 110 */
    expect_keep(SLIDING, "USD 9900", "USD_11,000"); /* 8950 of 10000, then 950 / 0.95 */
    expect_keep(REPAIR, "EUR 10", "EUR_70");        /* nothing is left of the first 50 */
    expect_keep("<value><band upto='EUR 50' percent='10'/></value>", "EUR 46", NULL);
}

static void
bands_above_what_was_counted(void **state)
{
    (void)state;
    expect(SLIDING, "of='USD 600' after='USD 600'", "", "USD_60");
    expect(SLIDING, "of='USD 600' after='USD 9900'", "", "USD_35");
    expect(SLIDING, "keep='USD 25' after='USD 500'", "", "USD_27.78");
    expect(SLIDING, "keep='USD 25' after='USD 10000'", "", "USD_26.32");
    expect(SLIDING, "of='USD 600' after='EUR 600'", "", NULL);
    /* `after` alone gives the share of the next amount. */
    expect(SLIDING, "after='USD 0'", "", "20%");
    expect(SLIDING, "after='USD 499.99'", "", "20%");
    expect(SLIDING, "after='USD 500'", "", "10%");
    expect(SLIDING, "after='USD 10000'", "", "5%");
    expect("<value percent='10'/>", "after='USD 500'", "", NULL);
}

static void
products(void **state)
{
    (void)state;
    expect("<value percent='12'/>", "of='USD 20' times='hours'", "", "USD_4,992");
    expect("<value percent='13.5'/>", "of='USD 20' times='2080'", "", "USD_5,616");
    expect("<value money='USD 3.00' bound='min'/>", "times='10'", "", "at least USD_30.00");
    expect("<value money='EUR 1' to='EUR 2'/>", "times='pieces'", "", "EUR_3 to EUR_6");
    expect("<value money='EUR 3'/>", "times='0.5'", "", "EUR_1.50");
    expect("<value money='EUR 3'/>", "times='time'", "", NULL);
    expect("<value count='3'/>", "times='2'", "", NULL);
    expect("<value percent='10'/>", "times='2'", "", NULL);
}

/*
 * An amount due has the decimals of its currency, or none if it is whole and the amounts it is
 * calculated from have none.
 */
static void
decimals_of_what_is_due(void **state)
{
    (void)state;
    const char *tenth = "<value percent='10'/>";
    expect_of(tenth, "EUR 600", "EUR_60");
    expect_of(tenth, "EUR 600.00", "EUR_60.00");
    expect_of(tenth, "EUR 45", "EUR_4.50"); /* rounding to EUR 4 would change the amount */
    expect_of(tenth, "JPY 1200", "JPY_120");
    expect_of(tenth, "JPY 1205.0", "JPY_120");
    expect_of(tenth, "KWD 1000", "KWD_100");
    expect_of(tenth, "KWD 1000.5", "KWD_100.050");
    /* The end of a band and the amount in `after` count as amounts here, `times` does not. */
    expect_of("<value><band upto='EUR 50.00' percent='10'/><band percent='20'/></value>",
        "EUR 100", "EUR_15.00");
    expect(tenth, "of='EUR 100' after='EUR 1.00'", "", "EUR_10.00");
    expect("<value money='EUR 2'/>", "times='2.0'", "", "EUR_4");
    /* This holds through a nested value, and both ends of a range get the same decimals. */
    expect(tenth, "", "<value-of fact='price' times='2'/>", "EUR_8");
    expect(tenth, "", "<value-of fact='price' times='1.5'/>", "EUR_6");
    expect("<value percent='50'/>", "", "<value-of fact='tax' of='EUR 200'/>", "EUR_2.75");
    expect("<value percent='0' to='15'/>", "of='USD 25'", "", "USD_0.00 to USD_3.75");
}

static void
amounts_that_follow(void **state)
{
    (void)state;
    expect("<value percent='2.75'/>", "", "<value-of fact='tax' keep='EUR 25'/>",
        "EUR_0.71"); /* 2.75% of 25.71 */
    expect("<value percent='50'/>", "", "<value-of fact='price' times='2'/>", "EUR_40");
    expect("<value percent='50'/>", "", "<value-of fact='price' on='2019'/>", "EUR_10");
    expect("<value percent='50'/>", "of='EUR 1'", "<value-of fact='price'/>", NULL);
    expect("<value percent='50'/>", "", "<value-of fact='hours'/>", NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_of_amounts),
        cmocka_unit_test(amounts_to_keep),
        cmocka_unit_test(bands_above_what_was_counted),
        cmocka_unit_test(products),
        cmocka_unit_test(decimals_of_what_is_due),
        cmocka_unit_test(amounts_that_follow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
