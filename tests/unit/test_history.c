/* Tests how past rules show a fact: each value with the days on which it was valid. */
#include "unit/model_fixture.h"

#include "model/fact.h"

/*
 * Compares the text of the first <value-of> of a rule with this period, as of 2024-06-01; _
 * stands for a no-break space.
 */
static void
expect(const char *values, const char *period, const char *value_of, const char *text)
{
    struct model_fixture f;
    g_autofree char *body = g_strdup_printf(
        "<facts><fact xml:id='f'><name>F</name>%s</fact>"
        "<fact xml:id='base'><name>B</name><value money='EUR 100' until='2016'/>"
        "<value money='EUR 300' from='2016'/></fact></facts>"
        "<chapter xml:id='c'><title>C</title><practice xml:id='p'><title>P</title>"
        "<question>Q?</question><rule xml:id='r' verdict='allowed' %s><answer><p>%s</p></answer>"
        "</rule><rule xml:id='now' verdict='forbidden' from='2020'><answer><p>No.</p></answer>"
        "</rule></practice></chapter>",
        values, period, value_of);
    fixture_body(&f, "en", body, "");
    const xmlNode *p = node_child(node_child(model_anchor(f.model, "r")->node, "answer"), "p");
    const char *got;
    bool is_said =
        fact_resolve(&f.ctx, f.model, node_child(p, "value-of"), f.ctx.as_of, true, &got);
    g_autoptr(GString) plain = g_string_new(got);
    g_string_replace(plain, "\u00a0", "_", 0);
    assert_int_equal(is_said, text != NULL);
    if (text)
        assert_string_equal(plain->str, text);
    fixture_close(&f);
}

#define F "<value-of fact='f'/>"
#define YEARS(a, b, c)                                                                         \
    "<value money='USD 53500' until='2015'/><value money='USD 53900' from='2015' " a           \
    " until='2016'/>" b "<value money='USD 55800' from='2018' " c "/>"

static void
each_value_has_its_days(void **state)
{
    (void)state;
    const char *values = YEARS("", "<value money='USD 54600' from='2016' until='2018'/>", "");
    expect(values, "from='2014' until='2017'", F,
        "USD_53,500 in 2014, USD_53,900 in 2015, USD_54,600 in 2016");
    expect(values, "from='2011-07-21' until='2017'", F,
        "USD_53,500 from 21_July 2011 until 2015, USD_53,900 in 2015, USD_54,600 in 2016");
    expect(values, "until='2016-03'", F,
        "USD_53,500 until 2015, USD_53,900 in 2015, USD_54,600 from 2016 until March 2016");
    /*
     * A value that holds throughout has no dates; a period of one month is written as one
     * month.
     */
    expect(values, "from='2011' until='2015'", F, "USD_53,500");
    expect(values, "from='2014-12' until='2015-02'", F,
        "USD_53,500 in December 2014, USD_53,900 in January 2015");
    /* `on` asks for one day; a rule that still holds shows the current value. */
    expect(values, "from='2011' until='2017'", "<value-of fact='f' on='2012-01-01'/>",
        "USD_53,500");
    expect(values, "from='2011'", F, "USD_55,800");
    /* "about" and "attested" are kept. */
    expect("<value count='1' until='2015'/><value count='2' attested='2015'/>",
        "from='2014' about='from' until='2017'", F,
        "1 from about 2014 until 2015, 2 from 2015 or earlier until 2017");
}

static void
not_all_of_the_time(void **state)
{
    (void)state;
    expect("<value count='5' from='2015'/>", "from='2014' until='2017'", F,
        "5 from 2015 until 2017");
    expect("<value count='5' from='2014' until='2015'/><value count='6' from='2016'/>",
        "from='2014' until='2017'", F, "5 in 2014, 6 in 2016");
    expect("<value count='5' from='2018'/>", "from='2014' until='2017'", F, NULL);
    expect("<value count='5'/><value count='6' from='2016'/>", "from='2014' until='2017'", F,
        NULL); /* the values of two voices */
    /* Two values with the same text are merged. */
    expect("<value count='5' until='2015'/><value count='5' from='2015'/>",
        "from='2014' until='2017'", F, "5");
    expect("<value count='5' from='2014' until='unknown'/><value count='6' from='2016'/>",
        "from='2014' until='2017'", F, "5 from 2014, end unknown, 6 in 2016");
}

static void
many_are_a_range(void **state)
{
    (void)state;
#define YEAR(n, from, until) "<value " n " from='" from "' until='" until "'/>"
    expect(YEAR("money='EUR 5'", "2010", "2011") YEAR("money='EUR 9'", "2011", "2012")
               YEAR("money='EUR 3'", "2012", "2013") YEAR("money='EUR 4'", "2013", "2014")
                   YEAR("money='EUR 6'", "2014", "2015"),
        "from='2010-05-01' until='2015'", F, "EUR_3 to EUR_9 from 1_May 2010 until 2015");
    expect(YEAR("text='a'", "2010", "2011") YEAR("text='b'", "2011", "2012")
               YEAR("text='c'", "2012", "2013") YEAR("text='d'", "2013", "2014")
                   YEAR("text='e'", "2014", "2015"),
        "from='2010' until='2015'", F, "first a, at last e, from 2010 until 2015");
}

static void
what_is_due_follows_both(void **state)
{
    (void)state;
    const char *values = "<value percent='10' until='2015'/><value percent='20' from='2015'/>";
    expect(values, "from='2014' until='2017'", "<value-of fact='f' of='base'/>",
        "EUR_10 in 2014, EUR_20 in 2015, EUR_60 in 2016");
    expect(values, "from='2014' until='2017'",
        "<value-of fact='f'><value-of fact='base'/></value-of>",
        "EUR_10 in 2014, EUR_20 in 2015, EUR_60 in 2016");
}

static void
an_unknown_end_is_said(void **state)
{
    (void)state;
    const char *text = "3% (up to 2019 at least; not known for this day)";
    expect("<value percent='3' from='2019-06' until='unknown'/>", "from='2014'", F, text);
    expect("<value percent='3' from='2015' until='unknown' seen='2019'/>", "", F, text);
    expect("<value percent='3' from='2015' until='unknown' seen='2024'/>", "", F, "3%");
    expect("<value percent='3' until='unknown'/>", "", F, "3% (once; not known for this day)");
    expect("<value percent='3' from='2015' until='unknown'/>", "",
        "<value-of fact='f' on='2015-12-31'/>", "3%");
    expect("<value percent='3' from='2015' until='unknown'/>", "",
        "<value-of fact='f' on='2016-01-01'/>",
        "3% (up to 2015 at least; not known for this day)");
}

/* A rule whose end is unknown counts as past once another rule has taken over. */
static void
a_settled_end_is_an_end(void **state)
{
    (void)state;
    expect("<value count='1' until='2018'/><value count='2' from='2018'/>",
        "from='2016' until='unknown'", F, "1 from 2016 until 2018, 2 from 2018, end unknown");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_value_has_its_days),
        cmocka_unit_test(not_all_of_the_time),
        cmocka_unit_test(many_are_a_range),
        cmocka_unit_test(what_is_due_follows_both),
        cmocka_unit_test(an_unknown_end_is_said),
        cmocka_unit_test(a_settled_end_is_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
