/*
 * Tests which sources a claim cites on a day: later sources are left out if there are others.
 */
#include "unit/model_fixture.h"

#define SOURCES                                                                                \
    "<sources>"                                                                                \
    "<source xml:id='a' authority='official' published='2019-05'><title>A</title></source>"    \
    "<source xml:id='b' authority='community' attested='2020'><title>B</title></source>"       \
    "<source xml:id='c' authority='moderator' published='2018' attested='2022-03-04'>"         \
    "<title>C</title></source>"                                                                \
    "<source xml:id='d' authority='third-party'><title>D</title></source>"                     \
    "</sources>"

/* Compares the sources of a rule on a day; "+" marks a later one. */
static void
expect(const char *cites, const char *on, const char *stand)
{
    struct model_fixture f;
    g_autofree char *body =
        g_strdup_printf(SOURCES "<chapter xml:id='ch'><title>C</title>"
                                "<practice xml:id='p'><title>P</title><question>Q?</question>"
                                "<rule xml:id='r' verdict='allowed'><answer><p>Yes.</p>"
                                "</answer>%s</rule></practice></chapter>",
            cites);
    fixture_body(&f, "en", body, on);
    const struct cites *found = &f.model->practices[0].own_rules[0].cites;
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < found->n; i++)
        g_string_append_printf(
            text, "%s%s", found->list[i].source->id, found->list[i].is_later ? "+" : "");
    assert_string_equal(text->str, stand);
    /* The tree gives the same sources as the structs. */
    const xmlNode *rule = f.model->practices[0].own_rules[0].node;
    size_t n = 0;
    for (const xmlNode *c = rule->children; c; c = c->next)
        n += node_is(c, "cite") && node_is_shown(&f.ctx, f.model, c);
    assert_int_equal(n, found->n);
    fixture_close(&f);
}

#define CITE(id) "<cite source='" id "'/>"

static void
later_sources_are_left_out(void **state)
{
    (void)state;
    expect(CITE("a") CITE("b"), "2019-05-01", "a");
    expect(CITE("b") CITE("a"), "2019-05-01", "a");
    expect(CITE("a") CITE("b"), "2019-12-31", "a");
    expect(CITE("a") CITE("b"), "2020-01-01", "ab");
    expect(CITE("a") CITE("b") CITE("c"), "2022-03-03", "ab"); /* c was seen after its date */
    expect(CITE("a") CITE("b") CITE("c"), "2022-03-04", "abc");
}

static void
undated_sources_stay(void **state)
{
    (void)state;
    expect(CITE("d"), "1999", "d");
    expect(CITE("a") CITE("d") CITE("b"), "1999", "d");
}

static void
only_witnesses_stay(void **state)
{
    (void)state;
    expect(CITE("a"), "2019-04-30", "a+");
    expect(CITE("c") CITE("a") CITE("b"), "2010", "c+a+b+");
    expect("", "2010", "");
}

static void
later_objections_are_left_out(void **state)
{
    (void)state;
    for (int is_later = 0; is_later < 2; is_later++) {
        struct model_fixture f;
        fixture_body(&f, "en",
            SOURCES "<facts><fact xml:id='f'><name>F</name><value count='1'><cite source='d'/>"
                    "<against source='a'><p>No.</p></against></value></fact></facts>",
            is_later ? "2019-04-30" : "2019-05-01");
        const xmlNode *against = node_child(f.model->facts[0].values[0].node, "against");
        assert_int_equal(node_is_shown(&f.ctx, f.model, against), !is_later);
        fixture_close(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(later_sources_are_left_out),
        cmocka_unit_test(undated_sources_stay),
        cmocka_unit_test(only_witnesses_stay),
        cmocka_unit_test(later_objections_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
