/* Tests the changes since the previous edition: when they are listed, and their counts. */
#include "unit/model_fixture.h"

#include "compose/compose.h"
#include "decide/answers.h"

/* The number of practices of each kind in a handbook. */
struct change_counts {
    int different, new, ended, same, rest;
};

struct rule_text {
    const char *verdict, *period, *answer;
};

static const struct rule_text then_yes = { "allowed", "until='2021'", "Yes." };
static const struct rule_text now_yes = { "allowed", "from='2021'", "Yes." };
static const struct rule_text now_still = { "allowed", "from='2021'", "Yes, still." };
static const struct rule_text now_no = { "forbidden", "from='2021'", "No." };

/* Adds practices with one or two rules. */
static void
add_practices(
    GString *out, int *id, int n, const struct rule_text *first, const struct rule_text *second)
{
    const struct rule_text *const rules[] = { first, second };
    for (int i = 0; i < n; i++) {
        const int at = ++*id;
        g_string_append_printf(
            out, "<practice xml:id='p%d'><title>P</title><question>P?</question>", at);
        for (int k = 0; k < 2 && rules[k]; k++)
            g_string_append_printf(out,
                "<rule xml:id='p%d.%d' verdict='%s' %s><answer><p>%s</p></answer></rule>", at,
                k, rules[k]->verdict, rules[k]->period, rules[k]->answer);
        g_string_append(out, "</practice>");
    }
}

static char *
handbook(const char *edition, const struct change_counts *counts)
{
    g_autoptr(GString) out = g_string_new(NULL);
    int id = 0;
    g_string_printf(out,
        "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='en'><title>T</title>"
        "<edition %s>E</edition><roles><role xml:id='r'><name>R</name></role></roles>"
        "<chapter xml:id='c'><title>C</title>",
        edition);
    add_practices(out, &id, counts->different, &then_yes, &now_no);
    add_practices(out, &id, counts->new, &now_yes, NULL);
    add_practices(out, &id, counts->ended, &then_yes, NULL);
    add_practices(out, &id, counts->same, &then_yes, &now_still);
    add_practices(out, &id, counts->rest, &then_yes, &now_yes);
    g_string_append(out, "</chapter></handbook>");
    return g_strdup(out->str);
}

/* Compares the sentences of "What changed"; NULL means that there is no such part. */
static void
expect_lead(
    const char *edition, const char *as_of, struct change_counts counts, const char *expected)
{
    g_autofree char *text = handbook(edition, &counts);
    struct model_fixture f;
    fixture_open(&f, text, as_of);
    struct answers *answers = answers_new(&f.ctx, f.model, f.ctx.as_of);
    answers_fill(answers);
    compose_annotate(&f.ctx, f.model, answers, NULL, true);
    const xmlNode *changes = xmlDocGetRootElement(f.doc)->last;
    while (changes && strcmp((const char *)changes->name, "changes") != 0)
        changes = changes->prev;
    if (!expected) {
        assert_null(changes);
    } else {
        static const char *const parts[] = { "lead-text", "same-text", "rest-text" };
        g_autoptr(GString) got = g_string_new(NULL);
        assert_non_null(changes);
        for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
            const char *part = node_attribute(changes, parts[i]);
            if (part)
                g_string_append_printf(got, "%s%s", got->len ? " " : "", part);
        }
        g_string_replace(got, "\u00a0", " ", 0);
        assert_string_equal(got->str, expected);
    }
    fixture_close(&f);
}

#define EDITION "date='2024-06-01' previous='2020-03-01'"

static void
none_one_many(void **state)
{
    (void)state;
    expect_lead(EDITION, "", (struct change_counts){ 0, 0, 0, 1, 0 },
        "Between 1 March 2020 and this edition, no answer changed, none was added and none was "
        "withdrawn. One more kept its ordinary verdict and changed in something else.");
    expect_lead(EDITION, "", (struct change_counts){ 1, 1, 1, 0, 1 },
        "Between 1 March 2020 and this edition, one answer changed, one was added and one was "
        "withdrawn. The other one did not change.");
    expect_lead(EDITION, "", (struct change_counts){ 2, 3, 4, 5, 6 },
        "Between 1 March 2020 and this edition, 2 answers changed, 3 were added and 4 were "
        "withdrawn. Another 5 kept their ordinary verdict and changed in something else. The "
        "other 6 did not change.");
    expect_lead(EDITION, "2022-01-01", (struct change_counts){ 1, 0, 0, 0, 0 },
        "Between 1 March 2020 and 1 January 2022, one answer changed, none was added and none "
        "was withdrawn.");
}

static void
nothing_to_tell(void **state)
{
    (void)state;
    const struct change_counts all = { 1, 1, 1, 1, 1 };
    expect_lead("date='2024-06-01'", "", all, NULL);
    expect_lead(EDITION, "", (struct change_counts){ 0, 0, 0, 0, 3 }, NULL);
    expect_lead("date='2024-06-01' previous='2022-03-01'", "", all, NULL);
    /* The edition is as of the day of the previous one, or earlier. */
    expect_lead(EDITION, "2020-03-01", all, NULL);
    expect_lead("date='2024-06-01' previous='2022-03-01'", "2018-01-01", all, NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_one_many),
        cmocka_unit_test(nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
