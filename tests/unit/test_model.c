/* Tests the model: sets, periods, names, numbers, and texts. */
#include "unit/model_fixture.h"

#include "model/fact.h"
#include "model/quote.h"
#include "model/same_text.h"

static const struct rule *
first_rule(const struct model_fixture *f)
{
    return f->model->practices[0].rules[0];
}

/* The roles that a rule with these attributes reaches, as bits client, provider, attorney. */
static void
expect_roles(const char *attributes, role_set roles)
{
    struct model_fixture f;
    g_autofree char *body =
        g_strdup_printf("<chapter xml:id='ch'><title>C</title><practice xml:id='p'><title>P"
                        "</title><question>?</question><rule xml:id='p.r' verdict='allowed' "
                        "%s><answer><p>Yes.</p></answer></rule></practice></chapter>",
            attributes);
    fixture_body(&f, "en", body, "");
    assert_int_equal(first_rule(&f)->roles, roles);
    fixture_close(&f);
}

static void
roles_reach_descendants(void **state)
{
    (void)state;
    expect_roles("", 7);
    expect_roles("roles='client'", 1);
    expect_roles("roles='provider'", 6);
    expect_roles("roles='attorney'", 4);
    expect_roles("roles='attorney client'", 5);
}

/* Compares the limits of a rule with these cases, written as "circumstance=bits ...". */
static void
expect_cases(const char *cases, const char *limits)
{
    struct model_fixture f;
    g_autoptr(GString) got = g_string_new(NULL);
    g_autofree char *body =
        g_strdup_printf("<chapter xml:id='ch'><title>C</title><practice xml:id='p'><title>P"
                        "</title><question>?</question><rule xml:id='p.r' verdict='allowed' "
                        "cases='%s'><answer><p>Yes.</p></answer></rule></practice></chapter>",
            cases);
    fixture_body(&f, "en", body, "");
    const struct case_set *set = &first_rule(&f)->cases;
    for (size_t i = 0; i < set->n; i++)
        g_string_append_printf(got, "%s%s=%" G_GINT64_MODIFIER "x", i ? " " : "",
            set->limits[i].circumstance->id, set->limits[i].cases);
    assert_string_equal(got->str, limits);
    fixture_close(&f);
}

static void
cases_make_limits(void **state)
{
    (void)state;
    expect_cases("power", "tool=2");
    expect_cases("crane power", "tool=6");
    expect_cases("untrained power", "tool=2 course=1");
    /* All cases of a circumstance together are not a limit. */
    expect_cases("hand power crane", "");
    expect_cases("trained untrained hand", "tool=1");
}

static void
ends_that_are_unknown(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en",
        "<facts><fact xml:id='f'><name>F</name>"
        "<value count='1' from='2010' until='unknown'/><value count='2' from='2012'/></fact>"
        "</facts>" CHAPTER(PRACTICE("p", "",
            RULE("p.1", "from='2010' until='unknown' cases='power'")
                RULE("p.2", "from='2011' cases='power' roles='client'")
                    RULE("p.3", "from='2013'") RULE("p.4", "from='2012-05' cases='hand'"))),
        "");
    assert_string_equal(fixture_findings(&f), "");
    const struct fact_value *values = f.model->facts[0].values;
    assert_int_equal(values[0].period.until.first, day_from_civil(2012, 1, 1));
    assert_int_equal(values[1].period.until.first, DAY_MAX);
    /* p.2 reaches fewer roles and p.4 other cases, so only p.3 takes over. */
    const struct period *period = &first_rule(&f)->period;
    assert_int_equal(period->until.first, day_from_civil(2013, 1, 1));
    assert_int_equal(period->until.precision, PRECISION_YEAR);
    assert_true(period->unknown_until);
    fixture_close(&f);
}

/* The day on which the rule p.1 of a practice with these rules ended, or DAY_MAX. */
static day
end_of_first(const char *given, const char *rules)
{
    struct model_fixture f;
    g_autofree char *practice = g_strdup_printf(
        "<chapter xml:id='ch'><title>C</title><practice "
        "xml:id='p' %s><title>P</title><question>Q?</question>%s</practice></chapter>",
        given, rules);
    fixture_body(&f, "en", practice, "");
    assert_string_equal(fixture_findings(&f), "");
    day until = first_rule(&f)->period.until.first;
    fixture_close(&f);
    return until;
}

/* Whether a rule takes over depends on its situations, not on how its cases are written. */
static void
unknown_ends_are_compared_as_scopes_are(void **state)
{
    (void)state;
    const day year = day_from_civil(2013, 1, 1);
#define FIRST(cases) RULE("p.1", "from='2010' until='unknown' " cases)
    /* Training only arises with power tools, so whoever is trained uses one. */
    assert_int_equal(
        end_of_first("", FIRST("cases='trained'") RULE("p.2", "from='2013' cases='power'")),
        year);
    assert_int_equal(
        end_of_first("", FIRST("cases='power'") RULE("p.2", "from='2013' cases='trained'")),
        DAY_MAX);
    /* Within the practice's `given`, all tools are power tools. */
    assert_int_equal(
        end_of_first("given='power'", FIRST("") RULE("p.2", "from='2013' cases='power'")),
        year);
    assert_int_equal(
        end_of_first("given='power crane'", FIRST("") RULE("p.2", "from='2013' cases='power'")),
        DAY_MAX);
    /* The practice has no other role. */
    assert_int_equal(
        end_of_first("roles='client'", FIRST("") RULE("p.2", "from='2013' roles='client'")),
        year);
    assert_int_equal(
        end_of_first("", FIRST("") RULE("p.2", "from='2013' roles='client'")), DAY_MAX);
#undef FIRST
}

static void
exemptions_hold_elsewhere(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en",
        CHAPTER(PRACTICE("p", "", RULE("p.1", "")) PRACTICE("q", "",
            "<rule xml:id='q.1' verdict='exempt' exempts='p q p'><answer><p>No."
            "</p></answer></rule>" RULE("q.2", "exempts='p'"))),
        "");
    assert_string_equal(fixture_findings(&f),
        "`exempts='p'` schema: only a rule with the verdict \"exempt\" can exempt other practices; "
        "this one is \"allowed\"");
    const struct practice *p = model_practice(f.model, "p"), *q = model_practice(f.model, "q");
    assert_int_equal(p->n_own_rules, 1);
    assert_int_equal(p->n_rules, 2);
    assert_string_equal(p->rules[1]->id, "q.1");
    assert_ptr_equal(p->rules[1]->practice, q);
    assert_int_equal(q->n_rules, 2);
    fixture_close(&f);
}

static void
letters_run_through_the_practice(void **state)
{
    (void)state;
    struct model_fixture f;
    g_autoptr(GString) body = g_string_new("<chapter xml:id='ch'><title>C</title>"
                                           "<practice xml:id='p'><title>P</title>"
                                           "<question>?</question>");
    for (int i = 0; i < 28; i++)
        g_string_append_printf(body,
            "<rule xml:id='p.%d' verdict='conditional'><answer><p>If.</p></answer>"
            "<provided><p>a</p></provided><provided><p>b</p></provided></rule>",
            i);
    g_string_append(body, "</practice></chapter>");
    fixture_body(&f, "en", body->str, "");
    const struct practice *p = &f.model->practices[0];
    assert_string_equal(p->rules[0]->conditions[0].letter, "a");
    assert_string_equal(p->rules[0]->conditions[1].letter, "b");
    assert_string_equal(p->rules[12]->conditions[1].letter, "z");
    assert_string_equal(p->rules[13]->conditions[0].letter, "aa");
    assert_string_equal(p->rules[27]->conditions[1].letter, "bd");
    assert_ptr_equal(p->rules[27]->conditions[1].rule, p->rules[27]);
    fixture_close(&f);
}

static void
texts_shared_by_rules(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en",
        CHAPTER(PRACTICE("p", "",
            "<rule xml:id='p.1' verdict='allowed'><answer><p>Yes.</p></answer>"
            "<because><p>It is <em>so</em>.</p></because></rule>"
            "<rule xml:id='p.2' verdict='allowed'><answer><p>Yes.</p></answer>"
            "<because same-as='p.1'/><instead same-as='p.1'/></rule>"
            "<rule xml:id='p.3' verdict='allowed'><answer><p>Yes.</p></answer>"
            "<because same-as='p.2'/><consequence same-as='p.3'/></rule>")),
        "");
    const struct practice *p = &f.model->practices[0];
    assert_ptr_equal(p->rules[2]->because, p->rules[0]->because);
    assert_string_equal(model_text(&f.ctx, f.model, p->rules[2]->because), "It is so.");
    assert_null(p->rules[1]->instead);
    assert_null(p->rules[2]->consequence);
    assert_string_equal(fixture_findings(&f),
        "`same-as='p.1'` dangling-ref: rule \"p.1\" has no \"instead\" whose text could stand here too\n"
        "`same-as='p.3'` dangling-ref: \"p.3\" leads back to itself, so there is no text");
    fixture_close(&f);
}

/* Compares the name of a term on a day. */
static void
expect_name(const char *names, const char *as_of, const char *name)
{
    struct model_fixture f;
    g_autofree char *body = g_strdup_printf("<glossary><term xml:id='t'>%s<definition><p>D."
                                            "</p></definition></term></glossary>",
        names);
    fixture_body(&f, "en", body, as_of);
    assert_string_equal(f.model->terms[0].name, name);
    fixture_close(&f);
}

static void
names_change_with_time(void **state)
{
    (void)state;
    const char *older = "<name>new</name><name until='2023-05-01'>old</name>";
    expect_name(older, "2023-04-30", "old");
    expect_name(older, "2023-05-01", "new");
    const char *dated = "<name from='2020'>c</name><name from='2010' until='2020'>b</name>"
                        "<name until='2010'>a</name>";
    expect_name(dated, "2009-12-31", "a");
    expect_name(dated, "2010", "b");
    expect_name(dated, "2020", "c");
    expect_name("<name from='2020'>only</name>", "2010", "only");
}

static void
numbers_without_gaps(void **state)
{
    (void)state;
    const char *body = "<chapter xml:id='one'><title>One</title>" PRACTICE(
        "a", "", RULE("a.1", "from='2020'")) PRACTICE("b", "",
        RULE("b.1",
            "")) "</chapter>"
                 "<chapter xml:id='two'><title>Two</title>" PRACTICE("c", "",
                     RULE("c.1",
                         "from='2020'") "<figure xml:id='f1'><img src='http://x' alt='a'/></figure>") "</chapter>"
                                                                                                      "<chapter xml:id='three'><title>Three</title><section xml:id='s'><title>S</title>"
                                                                                                      "<figure xml:id='f2' until='2020'><img src='x:y' alt='a'/></figure>"
                                                                                                      "<table xml:id='t1'><tbody><tr><td>1</td></tr></tbody></table>"
                                                                                                      "<table><tbody><tr><td>1</td></tr></tbody></table>"
                                                                                                      "<table><caption>C</caption><tbody><tr><td>1</td></tr></tbody></table></section>"
                                                                                                      "</chapter>"
                                                                                                      "<guide xml:id='g1' practices='a'><title>G</title></guide>"
                                                                                                      "<guide xml:id='g2' practices='a b'><title>G</title></guide>";
    static const struct {
        const char *as_of, *id, *number;
    } expected[] = {
        { "2024", "one", "1" },
        { "2024", "a", "1.1" },
        { "2024", "b", "1.2" },
        { "2024", "c", "2.1" },
        { "2024", "three", "3" },
        { "2024", "f1", "1" },
        { "2024", "f2", NULL },
        { "2024", "t1", "1" },
        { "2024", "g2", "B" },
        { "2019", "a", NULL },
        { "2019", "b", "1.1" },
        { "2019", "two", NULL },
        { "2019", "three", "2" },
        { "2019", "f1", NULL },
        { "2019", "f2", "1" },
        { "2019", "g1", NULL },
        { "2019", "g2", "A" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
        struct model_fixture f;
        fixture_body(&f, "en", body, expected[i].as_of);
        const struct anchor *anchor = model_anchor(f.model, expected[i].id);
        const char *number = model_number(f.model, anchor->node);
        if (expected[i].number)
            assert_string_equal(number, expected[i].number);
        else
            assert_null(number);
        fixture_close(&f);
    }
}

static void
as_of_is_the_edition(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en", "", "");
    assert_int_equal(f.ctx.as_of, day_from_civil(2024, 6, 1));
    fixture_close(&f);
    fixture_body(&f, "en", "", "2020-02");
    assert_int_equal(f.ctx.as_of, day_from_civil(2020, 2, 1));
    fixture_close(&f);
}

static void
nearest_names(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en", "", "");
    assert_string_equal(model_nearest(f.model, "clinet", ANCHOR_ROLE), "client");
    assert_string_equal(model_nearest(f.model, "provider2", ANCHOR_OTHER), "provider");
    assert_string_equal(model_nearest(f.model, "pwer", ANCHOR_CASE), "power");
    assert_null(model_nearest(f.model, "pwer", ANCHOR_ROLE));
    assert_null(model_nearest(f.model, "something", ANCHOR_OTHER));
    assert_null(model_nearest(f.model, "x", ANCHOR_OTHER));
    fixture_close(&f);
}

static void
texts_of_nodes(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en",
        "<facts><fact xml:id='fee'><name>Fee</name><value money='EUR 1500' until='2020'/>"
        "<value money='EUR 2000' from='2020'/></fact></facts>"
        "<glossary><term xml:id='t'><name>safety course</name><definition><p>D.</p>"
        "</definition></term></glossary>" CHAPTER(PRACTICE("p", "",
            RULE("p.1",
                "") "<note><p>  A <q>fee</q> of\n <value-of fact='fee'/><index>fee</index> (once "
                    "<value-of fact='fee' on='2019'/>), <term ref='t'/>,</p><p until='2020'>gone</p>"
                    "<p>see <ref to='p'/> and <ref to='p'>that</ref>.</p></note>")),
        "");
    const xmlNode *note = node_child(f.model->practices[0].node, "note");
    assert_string_equal(model_text(&f.ctx, f.model, note),
        "A \u201cfee\u201d of EUR\u00a02,000 (once EUR\u00a01,500), safety course, see p and "
        "that.");
    assert_string_equal(fixture_findings(&f), "");
    assert_string_equal(model_text(&f.ctx, f.model, NULL), "");
    fixture_close(&f);
}

/* Compares the quotation marks around the first quotation of a handbook in this language. */
static void
expect_marks(const char *lang, const char *text, const char *open, const char *close)
{
    struct model_fixture f;
    g_autofree char *body =
        g_strdup_printf(CHAPTER(PRACTICE("p", "", RULE("p.1", "") "<note>%s</note>")), text);
    fixture_body(&f, lang, body, "");
    const xmlNode *q = node_child(node_child(f.model->practices[0].node, "note"), "p");
    while (!node_attribute(q, "cite"))
        q = node_child(q, "q");
    assert_string_equal(quote_open(&f.ctx, f.model, q), open);
    assert_string_equal(quote_close(&f.ctx, f.model, q), close);
    fixture_close(&f);
}

#define Q "<q cite='S1'>x</q>"

static void
quotations_have_the_marks_of_their_language(void **state)
{
    (void)state;
    expect_marks("en", "<p>" Q "</p>", "\u201c", "\u201d");
    expect_marks("en", "<p><q>a " Q "</q></p>", "\u2018", "\u2019");
    expect_marks("en", "<p><q>a <q>" Q "</q></q></p>", "\u201c", "\u201d");
    expect_marks("en", "<p xml:lang='de'>" Q "</p>", "\u201e", "\u201c");
    expect_marks("en", "<p xml:lang=''>" Q "</p>", "\u201c", "\u201d");
    expect_marks("de", "<p><q>a " Q "</q></p>", "\u201a", "\u2018");
    expect_marks("de-CH", "<p>" Q "</p>", "\u201e", "\u201c");
    expect_marks("fr", "<p>" Q "</p>", "\u00ab\u202f", "\u202f\u00bb");
    expect_marks("fr-CA", "<p>" Q "</p>", "\u00ab\u202f", "\u202f\u00bb");
    expect_marks("fr-CH", "<p>" Q "</p>", "\u00ab", "\u00bb");
    expect_marks("en", "<p xml:lang='frr'>" Q "</p>", "\u201c", "\u201d");
}

/* Compares whether a rule with `rule` in it says nothing that a rule with `by` does not say. */
static void
expect_same(const char *rule, const char *by, bool is_same)
{
    struct model_fixture f;
    g_autofree char *body =
        g_strdup_printf(CHAPTER(PRACTICE("p", "",
                            "<rule verdict='allowed'>%s</rule><rule verdict='allowed'>%s"
                            "</rule>")),
            rule, by);
    fixture_body(&f, "en", body, "");
    const struct rule *const *rules = f.model->practices[0].rules;
    if (rules_say_the_same(rules[0], rules[1]) != is_same)
        fail_msg("%s and %s", rule, by);
    fixture_close(&f);
}

#define ANSWER(text) "<answer><p>" text "</p></answer>"

static void
rules_that_say_the_same(void **state)
{
    (void)state;
    expect_same(ANSWER("Yes."), ANSWER("Yes."), true);
    expect_same(ANSWER("Yes."), ANSWER("Yes.<!-- so --> <?p i?>"), false);
    expect_same(ANSWER("Yes."), ANSWER("<!-- so -->Yes."), true);
    expect_same(ANSWER("Yes."), ANSWER("<![CDATA[Yes.]]>"), true);
    expect_same(ANSWER("Yes."), ANSWER("Yes!"), false);
    expect_same(ANSWER("Yes."), ANSWER("Yes.</p><p>Now."), false);
    expect_same(ANSWER("Yes.</p><p>Now."), ANSWER("Yes."), false);
    expect_same(ANSWER("<b>Yes.</b>"), ANSWER("Yes."), false);
    expect_same(ANSWER("<b>Yes.</b>"), ANSWER("<i>Yes.</i>"), false);
    expect_same(ANSWER("<a href='a:b'>x</a>"), ANSWER("<a href='a:c'>x</a>"), false);
    expect_same(ANSWER("<a href='a:b'>x</a>"), ANSWER("<a>x</a>"), false);
    expect_same(ANSWER("<a>x</a>"), ANSWER("<a href='a:b'>x</a>"), false);
    expect_same(ANSWER("Yes."), "", false);
    expect_same(ANSWER("A"), ANSWER("A") "<because><p>B</p></because>", true);
    expect_same(ANSWER("A") "<because><p>B</p></because>", ANSWER("A"), false);
    expect_same(ANSWER("A") "<because><p>B</p></because>",
        ANSWER("A") "<because><p>B</p></because>", true);
    expect_same(ANSWER("A") "<instead><p>B</p></instead>",
        ANSWER("A") "<instead><p>C</p></instead>", false);
    expect_same(ANSWER("A") "<instead><p>B</p></instead>",
        ANSWER("A") "<instead><p>B</p></instead>", true);
    expect_same(ANSWER("A") "<consequence><p>B</p></consequence>", ANSWER("A"), false);
    expect_same(ANSWER("A") "<consequence><p>B</p></consequence>",
        ANSWER("A") "<consequence><p>B</p></consequence>", true);
    expect_same("<wording><p>W</p></wording>", "<wording><p>V</p></wording>", false);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_reach_descendants),
        cmocka_unit_test(cases_make_limits),
        cmocka_unit_test(ends_that_are_unknown),
        cmocka_unit_test(unknown_ends_are_compared_as_scopes_are),
        cmocka_unit_test(exemptions_hold_elsewhere),
        cmocka_unit_test(letters_run_through_the_practice),
        cmocka_unit_test(texts_shared_by_rules),
        cmocka_unit_test(names_change_with_time),
        cmocka_unit_test(numbers_without_gaps),
        cmocka_unit_test(as_of_is_the_edition),
        cmocka_unit_test(nearest_names),
        cmocka_unit_test(texts_of_nodes),
        cmocka_unit_test(quotations_have_the_marks_of_their_language),
        cmocka_unit_test(rules_that_say_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
