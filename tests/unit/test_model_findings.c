/* Tests what the model finds wrong: names, circles, periods, dates, values, languages,
 * addresses. */
#include "unit/model_fixture.h"

#include "model/visibility.h"

/* Compares the findings about a body, and checks that later stages do not crash. */
static void
expect_findings(const char *body, const char *findings)
{
    struct model_fixture f;
    fixture_body(&f, "en", body, "");
    check_shown_values(&f.ctx, f.model);
    const char *said = fixture_findings(&f);
    /* Skip the marked text unless the test expects it. */
    if (findings[0] != '`' && *said == '`')
        said = strstr(said, "` ") + 2;
    assert_string_equal(said, findings);
    FILE *out = fopen("/dev/null", "w");
    model_dump(f.model, out);
    fclose(out);
    fixture_close(&f);
}

static void
names_that_lead_nowhere(void **state)
{
    (void)state;
    expect_findings(CHAPTER(PRACTICE("p", "", RULE("p.1", "roles='client provder'"))),
        "`provder` dangling-ref: no role is named \"provder\" (did you mean \"provider\"?)");
    expect_findings(CHAPTER(PRACTICE("p", "", RULE("p.1", "cases='S1'"))),
        "dangling-ref: \"S1\" names a source, not a case (named here)");
    expect_findings("<scenario xml:id='s' in='nobody'><title>S</title></scenario>",
        "dangling-ref: no practice is named \"nobody\"");
    expect_findings(
        "<guide xml:id='g' practices='q' ask='role tool date'><title>G</title></guide>",
        "dangling-ref: no practice is named \"q\"");
    expect_findings("<section xml:id='s'><title>S</title><p><ref to='toll'/></p></section>",
        "dangling-ref: nothing is named \"toll\"");
    expect_findings("<section xml:id='s'><title>S</title><p><ref to='tool'/></p></section>",
        "dangling-ref: \"tool\" names a circumstance, not a part with a title (named here)");
    expect_findings("<section xml:id='s'><title>S</title><p><index see='x'>y</index></p>"
                    "</section>",
        "dangling-ref: the index has no entry \"x\"");
    expect_findings("<section xml:id='s'><title>S</title><p><index see='x'>y</index>"
                    "<index>x, z</index></p></section>",
        "");
    expect_findings("<section xml:id='tool'><title>S</title></section>",
        "`xml:id='tool'` duplicate-id: the name \"tool\" is already in use (first given here)");
    expect_findings(CHAPTER(PRACTICE("p", "", RULE("p.1", "overrides='p.1'"))),
        "dangling-ref: a rule cannot override itself");
    expect_findings(CHAPTER(PRACTICE("p", "", RULE("p.1", ""))
                            PRACTICE("q", "", RULE("q.1", "overrides='p.1'"))),
        "dangling-ref: \"p.1\" is a rule of another practice, \"p\" (it stands here)");
    expect_findings(
        CHAPTER(PRACTICE("p", "",
            RULE("p.1", ""))) "<scenario xml:id='s'><title>S</title><step practice='p' "
                              "cases='hand power' expect='allowed'><p>x</p></step></scenario>",
        "schema: a step can be in one case of \"tool\" only; this one names several");
}

static void
circles(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_open(&f,
        "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='en'><title>T</title>"
        "<edition date='2024-06-01'>E</edition>"
        "<roles><role xml:id='a' is='b'><name>A</name></role>"
        "<role xml:id='b' is='c'><name>B</name></role>"
        "<role xml:id='c' is='a'><name>C</name></role></roles>"
        "<circumstances><circumstance xml:id='x' given='y1'><name>X</name><question>?"
        "</question><case xml:id='x1'><name>1</name></case></circumstance>"
        "<circumstance xml:id='y' given='x1'><name>Y</name><question>?"
        "</question><case xml:id='y1'><name>1</name></case><case xml:id='y2'><name>2</name>"
        "</case></circumstance></circumstances></handbook>",
        "");
    assert_string_equal(fixture_findings(&f),
        "`is='a'` dangling-ref: \"c\" would be a kind of itself, through \"a\"");
    assert_null(f.model->roles[2].is);
    assert_ptr_equal(f.model->roles[0].is, &f.model->roles[1]);
    fixture_close(&f);
}

static void
spoiled_practices(void **state)
{
    (void)state;
    struct model_fixture f;
    fixture_body(&f, "en",
        CHAPTER(PRACTICE("p", "", RULE("p.1", "cases='nothing'")) PRACTICE("q", "",
            RULE("q.1",
                "") "<note><p><ref to='nothing'/></p></note>")) "<scenario xml:id='s'><title>S</title><step practice='q' cases='nothing' "
                                                                "expect='allowed'><p>x</p></step></scenario>",
        "");
    assert_true(model_practice(f.model, "p")->is_spoiled);
    /* An error in a reference of the text does not affect verdicts. */
    assert_false(model_practice(f.model, "q")->is_spoiled);
    assert_false(f.model->scenarios[0].steps[0].has_expect);
    fixture_close(&f);
}

static void
periods_that_cannot_be(void **state)
{
    (void)state;
    static const struct {
        const char *attributes, *finding;
    } cases[] = {
        { "from='2020' until='2021'", "" },
        { "from='2020' until='2020'",
            "bad-period: it ends on \"2020\", which is not after its beginning" },
        { "from='2020-02-30'",
            "bad-period: \"2020-02-30\" is not a date: write a day, a month or a year, as in "
            "2020-04-03, 2020-04 or 2020" },
        { "from='2020' attested='2019'",
            "bad-period: \"from\" says when it began, so \"attested\" has nothing to say" },
        { "about='from'", "bad-period: \"about\" needs a \"from\" date here" },
        { "from='2020' until='unknown' about='until'",
            "bad-period: \"about\" needs an \"until\" date here" },
        { "attested='2020' until='unknown'", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = g_strdup_printf("<section xml:id='s'><title>S</title>"
                                                "<note %s><p>x</p></note></section>",
            cases[i].attributes);
        expect_findings(body, cases[i].finding);
    }
}

/* A step without a day belongs to the next step that has one, or else to the previous one. */
static void
steps_go_with_their_neighbours(void **state)
{
    (void)state;
#define STORY(steps)                                                                           \
    "<facts><fact xml:id='gone'><name>G</name><value count='1' until='2020'/></fact></facts>"  \
    "<scenario xml:id='s'><title>S</title>" steps "</scenario>"
#define TELLING "<step><p><value-of fact='gone'/></p></step>"
#define LATER   "<step on='2025-01-01'><p>Later.</p></step>"
#define EARLIER "<step on='2024-01-01'><p>Earlier.</p></step>"
    static const struct {
        const char *body;
        bool is_shown;
    } cases[] = {
        { STORY(TELLING), true },
        { STORY(EARLIER TELLING), true },
        { STORY(LATER TELLING), false },
        { STORY(EARLIER LATER TELLING), false },
        { STORY(EARLIER TELLING LATER), false },
        { STORY(LATER TELLING EARLIER), true },
        { STORY(EARLIER LATER TELLING TELLING), false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_findings(cases[i].body, cases[i].is_shown ? "no-value: \"gone\" has no value on "
                                                           "2024-06-01 (here are its values)"
                                                         : "");
}

/* A fact without a value on the day is reported where the text that shows it is shown. */
static void
values_in_what_is_shown(void **state)
{
    (void)state;
#define GONE "<value-of fact='gone'/>"
#define FACT                                                                                   \
    "<facts><fact xml:id='gone'><name>" GONE "</name><value count='1' until='2020'/></fact>"   \
    "</facts>"
#define RULED(attributes)                                                                      \
    CHAPTER(PRACTICE("p", "",                                                                  \
        RULE("p.1", "") "<rule xml:id='p.2' verdict='allowed' " attributes "><answer><p>" GONE \
                        "</p></answer></rule>"))
#define TOLD(day)                                                                              \
    "<scenario xml:id='s'><title>S</title><step on='" day "'><p>" GONE "</p></step></scenario>"
    static const struct {
        const char *body, *missing; /* a day without a value, or NULL */
    } cases[] = {
        { "<section xml:id='s'><title>S</title><p>" GONE "</p></section>", "2024-06-01" },
        { "<section xml:id='s'><title>S</title><p until='2020'>" GONE "</p></section>", NULL },
        { "<section xml:id='s' from='2025'><title>S</title><p>" GONE "</p></section>", NULL },
        { CHAPTER(PRACTICE("p", "", RULE("p.1", "") "<p>" GONE "</p>")), "2024-06-01" },
        { CHAPTER(PRACTICE("p", "", RULE("p.1", "from='2025'") "<p>" GONE "</p>")), NULL },
        { RULED(""), "2024-06-01" },
        { RULED("from='2025'"), NULL },
        /*
         * A past rule shows all values of its time; a scenario shows those of its step's day.
         */
        { RULED("until='2020'"), NULL },
        { RULED("until='2022'"), NULL },
        { RULED("from='2019' until='2022'"), NULL },
        { RULED("from='2020' until='2022'"), "2021-12-31" },
        { TOLD("2024-07-01"), NULL },
        { TOLD("2024-05-01"), "2024-05-01" },
        { TOLD("2019-05-01"), NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = g_strconcat(FACT, cases[i].body, NULL);
        g_autofree char *finding = g_strdup_printf(
            "no-value: \"gone\" has no value on %s (here are its values)", cases[i].missing);
        expect_findings(body, cases[i].missing ? finding : "");
    }
    /* The names of cases are shown if a practice depends on them. */
    static const char *const rules[] = { "cases='c1'", "cases='c1' from='2025'", "" };
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct model_fixture f;
        g_autofree char *text = g_strdup_printf(
            "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='en'><title>T</title>"
            "<edition date='2024-06-01'>E</edition><roles><role xml:id='r'><name>R</name></role>"
            "</roles><circumstances><circumstance xml:id='c'><name>C</name><question>?"
            "</question><case xml:id='c1'><name>" GONE "</name></case><case xml:id='c2'><name>2"
            "</name></case></circumstance></circumstances>" FACT CHAPTER(
                PRACTICE("p", "", RULE("p.1", "") RULE("p.2", "%s"))) "</handbook>",
            rules[i]);
        fixture_open(&f, text, "");
        check_shown_values(&f.ctx, f.model);
        assert_string_equal(fixture_findings(&f),
            i == 0 ? "`" GONE
                     "` no-value: \"gone\" has no value on 2024-06-01 (here are its values)"
                   : "");
        fixture_close(&f);
    }
}

static void
dates_in_their_order(void **state)
{
    (void)state;
    static const struct {
        const char *attributes, *finding;
    } cases[] = {
        { "reviewed='2020' review-by='2021'", "" },
        { "reviewed='2020' review-by='2020'", "" },
        { "reviewed='2020-03' review-by='2020-02'",
            "`review-by='2020-02'` bad-period: the next review is before the last one" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = g_strdup_printf(
            "<chapter xml:id='ch'><title>C</title><practice xml:id='p' %s><title>P</title>"
            "<question>?</question></practice></chapter>",
            cases[i].attributes);
        expect_findings(body, cases[i].finding);
    }
}

static void
names_that_are_pages(void **state)
{
    (void)state;
    expect_findings("<chapter xml:id='Index'><title>C</title></chapter>",
        "`xml:id='Index'` duplicate-id: the name \"Index\" is taken by a page that every site "
        "has");
    expect_findings(
        CHAPTER(PRACTICE("p", "", RULE("p.1", "")) PRACTICE("P", "", RULE("p.2", ""))),
        "`xml:id='P'` duplicate-id: the page of \"P\" would have the same name as that of \"p\" "
        "where case does not count (first given here)");
    /* Reserved names are only reserved for elements that have a page. */
    expect_findings("<section xml:id='index'><title>S</title></section>", "");
}

static void
values_of_one_kind(void **state)
{
    (void)state;
    static const struct {
        const char *value, *finding;
    } cases[] = {
        { "<value money='EUR 1' to='EUR 2'/>", "" },
        { "<value money='EUR 1' to='USD 2'/>",
            "schema: \"USD 2\" is not in the same unit as \"EUR 1\"" },
        { "<value quantity='1 kg' to='2 g'/>",
            "schema: \"2 g\" is not in the same unit as \"1 kg\"" },
        { "<value quantity='1 kg' to='2 kg'/>", "" },
        { "<value money='EUR 1' percent='3'/>",
            "schema: a value is said in one way, and this one has \"money\" and \"percent\": keep one" },
        { "<value/>", "schema: a value needs \"money\", \"percent\", \"count\", \"quantity\", "
                      "\"duration\", \"date\", \"text\" or bands" },
        { "<value count='1' to='2' bound='max'/>",
            "schema: only a single figure can be a bound; a range or bands cannot" },
        { "<value><band upto='EUR 5' percent='1'/><band percent='2'/></value>", "" },
        { "<value><band percent='1'/><band percent='2'/></value>",
            "schema: only the last band may be without \"upto\"" },
        { "<value><band upto='EUR 5' percent='1'/><band upto='EUR 4' percent='2'/></value>",
            "schema: a band must end above the previous one" },
        { "<value><band upto='EUR 5' percent='1'/><band upto='USD 9' percent='2'/></value>",
            "schema: all bands must be in the same currency" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *body = g_strdup_printf(
            "<facts><fact xml:id='f'><name>F</name>%s</fact></facts>", cases[i].value);
        expect_findings(body, cases[i].finding);
    }
}

static void
languages(void **state)
{
    (void)state;
    static const char *const good[] = { "en", "en-GB", "pt-BR", "zh-Hant", "zh-Hant-TW", "gsw",
        "sr-Latn-RS", "de-1996", "sl-rozaj-biske", "es-419", "de-u-co-phonebk", "en-x-plain",
        "x-own", "zh-cmn-Hans-CN", "" };
    static const char *const bad[] = { "e", "english", "en_GB", "en-", "-en", "en--GB", "de-u",
        "en-x", "x", "en-GB-Latn", "12", "fr-toolongsubtag", "en-\xC3\xA9" };
    for (size_t i = 0; i < G_N_ELEMENTS(good) + G_N_ELEMENTS(bad); i++) {
        bool is_good = i < G_N_ELEMENTS(good);
        const char *lang = is_good ? good[i] : bad[i - G_N_ELEMENTS(good)];
        g_autofree char *body = g_strdup_printf(
            "<section xml:id='s' xml:lang='%s'><title>S</title></section>", lang);
        const char *meant = strcmp(lang, "english") == 0 ? " (did you mean \"en\"?)"
                            : strcmp(lang, "en_GB") == 0 ? " (did you mean \"en-GB\"?)"
                                                         : "";
        g_autofree char *finding = g_strdup_printf(
            "bad-lang: \"%s\" is not a language code: write it as in \"en\", \"pt-BR\" or \"zh-Hant\"%s",
            lang, meant);
        expect_findings(body, is_good ? "" : finding);
    }
}

static void
addresses(void **state)
{
    (void)state;
    static const char *const good[] = { "https://a.example/b?c=d:e#f", "HTTP://a.example",
        "mailto:a@b.example", "page.html", "../a/b", "a/b:c", "#top", "?a:b" };
    static const char *const bad[] = { "javascript:alert(1)", "JaVaScript:x",
        "data:text/html,x", "file:///etc/passwd", "ftp://a.example", "\\\\host", ":x",
        "java&#9;script:x", "http\xC3\xA9://x", " https:x", "//a.example/", "https://",
        "https:a", "https:///a", "https://:8", "https://me:secret@a.example", "mailto:" };
    for (size_t i = 0; i < G_N_ELEMENTS(good) + G_N_ELEMENTS(bad); i++) {
        bool is_good = i < G_N_ELEMENTS(good);
        struct model_fixture f;
        g_autofree char *body =
            g_strdup_printf("<section xml:id='s'><title>S</title><p><a href='%s'>x</a></p>"
                            "</section>",
                is_good ? good[i] : bad[i - G_N_ELEMENTS(good)]);
        fixture_body(&f, "en", body, "");
        const char *said = fixture_findings(&f);
        assert_int_equal(*said == '\0', is_good);
        if (!is_good)
            assert_non_null(strstr(said, " unsafe-url: "));
        fixture_close(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_lead_nowhere),
        cmocka_unit_test(circles),
        cmocka_unit_test(spoiled_practices),
        cmocka_unit_test(periods_that_cannot_be),
        cmocka_unit_test(steps_go_with_their_neighbours),
        cmocka_unit_test(values_in_what_is_shown),
        cmocka_unit_test(dates_in_their_order),
        cmocka_unit_test(names_that_are_pages),
        cmocka_unit_test(values_of_one_kind),
        cmocka_unit_test(languages),
        cmocka_unit_test(addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
