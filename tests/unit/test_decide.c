/* Tests deciding on small practices; each test covers one law. */
#include "unit/unit.h"

#include "decide/decide.h"
#include "helper/model_make.h"

#include <string.h>

/* The decision as "verdict: rules" for a situation "role cases day". */
static const char *
say(struct arena *a, const struct model *model, const char *practice, const char *role,
    const char *cases, const char *on)
{
    struct date date;
    assert_true(date_parse(on, &date));
    size_t at = 0;
    while (strcmp(model->roles[at].id, role) != 0)
        at++;
    const struct practice *p = model_make_practice(model, practice);
    struct case_set said = model_make_cases(a, model, cases);
    size_t *filled = ARENA_ARRAY(a, size_t, model->n_circumstances);
    struct situation s;
    situation_fill(model, p, at, &said, date.first, filled, &s);
    struct decision decision = decide(a, model_make_scope(a, p), &s);
    GString *out =
        g_string_new(decision.outcome == OUTCOME_CONTRADICTION ? "contradiction"
                     : decision.outcome == OUTCOME_CYCLE       ? "cycle"
                                                         : verdict_name(decision.verdict));
    for (size_t i = 0; i < decision.n_rules; i++)
        g_string_append_printf(out, "%s%s", i ? " " : ": ", decision.rules[i]->id);
    char *text = arena_strdup(a, out->str);
    g_string_free(out, TRUE);
    return text;
}

static void
expect(const char *rules, const char *situation, const char *said)
{
    struct arena *a = arena_new();
    g_autofree char *notation = g_strconcat(MODEL_MAKE_LIBRARY, rules, NULL);
    struct model *model = model_make(a, notation);
    g_auto(GStrv) words = g_strsplit(situation, " ", -1);
    const char *cases = strcmp(words[1], "-") == 0 ? NULL : words[1];
    assert_string_equal(say(a, model, "p", words[0], cases, words[2]), said);
    arena_free(a);
}

static void
nothing_said_is_not_stated(void **state)
{
    (void)state;
    expect("practice p; rule r allowed roles=guest", "member - 2020", "not-stated");
    expect("practice p roles=guest; rule r allowed", "member - 2020", "not-concerned");
    expect("practice p given=overdue; rule r allowed", "member running 2020", "not-concerned");
    expect("practice p given=overdue; rule r allowed", "member - 2020", "allowed: p.r");
}

static void
the_narrower_wins(void **state)
{
    (void)state;
    const char *rules = "practice p; rule any allowed; rule untrained forbidden cases=none";
    expect(rules, "member - 2020", "allowed: p.any");
    expect(rules, "member none 2020", "forbidden: p.untrained");
    expect(rules, "member taken 2020", "allowed: p.any");
    /* Training only arises with power tools, so "taken" is narrower than "power". */
    expect("practice p; rule power forbidden cases=power; rule taken allowed cases=taken",
        "member taken 2020", "allowed: p.taken");
    /* A volunteer is also a member. */
    expect("practice p; rule m forbidden roles=member; rule v allowed roles=volunteer",
        "volunteer - 2020", "allowed: p.v");
    /* Neither rule is narrower: their scopes cross. */
    expect("practice p; rule m forbidden roles=member; rule h allowed cases=hand",
        "member - 2020", "contradiction: p.m p.h");
    /* Within the practice, both rules cover every situation. */
    expect("practice p given=overdue; rule a allowed; rule b forbidden cases=overdue",
        "member - 2020", "contradiction: p.a p.b");
}

static void
time_never_makes_narrower(void **state)
{
    (void)state;
    const char *rules =
        "practice p; rule a allowed; rule b forbidden from=2020-03-01 until=2020-04";
    expect(rules, "member - 2020-02-29", "allowed: p.a");
    expect(rules, "member - 2020-03-01", "contradiction: p.a p.b");
    expect(rules, "member - 2020-04-01", "allowed: p.a");
    expect(
        "practice p; rule a allowed from=2017-09 attested", "member - 2017-08-31", "not-known");
    expect("practice p; rule a allowed from=2017-09 attested", "member - 2017-09-01",
        "allowed: p.a");
}

static void
nothing_is_said_in_three_ways(void **state)
{
    (void)state;
    /* Before the first rule, after the last one, and before the first sighting. */
    expect("practice p; rule a allowed from=2017", "member - 2016", "not-stated");
    expect("practice p; rule a allowed until=2017", "member - 2016", "allowed: p.a");
    expect("practice p; rule a allowed until=2017", "member - 2017", "ended");
    expect("practice p; rule a allowed from=2017 attested", "member - 2016", "not-known");
    /* Each situation is decided separately. */
    const char *power = "practice p; rule a allowed until=2017 cases=power;"
                        "rule b forbidden from=2018 attested cases=hand";
    expect(power, "member power 2020", "ended");
    expect(power, "member hand 2016", "not-known");
    expect(power, "member power 2016", "allowed: p.a");
    expect("practice p; rule a allowed until=2017 roles=guest; rule b forbidden roles=member",
        "guest - 2020", "ended");
    expect("practice p; rule a allowed until=2017 roles=guest; rule b forbidden roles=member",
        "volunteer - 2020", "forbidden: p.b");
    /* Once a rule has ended, a later attested rule does not make the answer unknown. */
    const char *between =
        "practice p; rule a allowed until=2015; rule b forbidden from=2018 attested";
    expect(between, "member - 2016", "ended");
    expect(between, "member - 2018", "forbidden: p.b");
    /* One rule that may have held earlier is enough, even if another has a known start. */
    expect("practice p; rule a allowed from=2017; rule b allowed from=2018 attested",
        "member - 2016", "not-known");
    expect(
        "practice p roles=guest; rule a allowed until=2017", "member - 2020", "not-concerned");
}

static void
the_silent_are_concerned(void **state)
{
    (void)state;
    const char *rules = "practice p silent=guest; rule a forbidden";
    expect(rules, "member - 2020", "forbidden: p.a");
    expect(rules, "guest - 2020", "not-stated");
    /* Beside the roles of the practice, and narrower than one of them. */
    expect(
        "practice p roles=member silent=guest; rule a forbidden", "guest - 2020", "not-stated");
    expect("practice p roles=member silent=volunteer; rule a forbidden", "volunteer - 2020",
        "not-stated");
    expect("practice p roles=member silent=volunteer; rule a forbidden", "guest - 2020",
        "not-concerned");
    /* An exemption that names the role is a statement about it. */
    expect("practice q; rule x exempt roles=guest exempts=p; practice p silent=guest;"
           "rule a required",
        "guest - 2020", "exempt: q.x");
}

static void
exemptions_keep_to_their_practice(void **state)
{
    (void)state;
    const char *rules =
        "practice q roles=member,volunteer given=overdue;"
        "rule x exempt cases=hand exempts=p until=2022; practice p; rule a required";
    expect(rules, "member hand,overdue 2020", "exempt: q.x");
    expect(rules, "member hand,running 2020", "required: p.a");  /* outside `given` */
    expect(rules, "member power,overdue 2020", "required: p.a"); /* outside its own cases */
    expect(rules, "guest hand,overdue 2020", "required: p.a");   /* outside its roles */
    expect(rules, "member hand,overdue 2022", "required: p.a");  /* outside its period */
}

static void
overrides_win(void **state)
{
    (void)state;
    /* An override by the wider rule is stronger than being narrower. */
    expect("practice p; rule a allowed overrides=b; rule b forbidden cases=hand",
        "member - 2020", "allowed: p.a");
    /* A rule can override another rule with the same verdict. */
    expect("practice p; rule a required; rule b required overrides=a", "member - 2020",
        "required: p.b");
    expect("practice p; rule a required; rule b required cases=hand", "member - 2020",
        "required: p.b p.a");
    expect("practice p; rule a allowed overrides=b; rule b forbidden overrides=a",
        "member - 2020", "cycle: p.a p.b");
    expect("practice p; rule a allowed overrides=b; rule b forbidden overrides=c;"
           "rule c required overrides=a",
        "member - 2020", "cycle: p.a p.b p.c");
}

static void
the_beaten_still_beat(void **state)
{
    (void)state;
    expect("practice p; rule a allowed; rule b forbidden cases=power;"
           "rule c required cases=taken",
        "member taken 2020", "required: p.c");
    /* b is beaten by c but still takes a away, although c and a have the same verdict. */
    expect("practice p; rule a allowed; rule b forbidden cases=power;"
           "rule c allowed cases=taken",
        "member taken 2020", "allowed: p.c");
}

static void
exemptions_win(void **state)
{
    (void)state;
    expect("practice p; rule a required; rule b exempt", "member - 2020", "exempt: p.b");
    expect("practice p; rule a required roles=member; rule b exempt cases=hand",
        "member - 2020", "exempt: p.b");
    expect("practice p; rule a required roles=volunteer; rule b exempt", "volunteer - 2020",
        "required: p.a");
    expect("practice q; rule x exempt roles=volunteer exempts=p; practice p; rule a required",
        "volunteer - 2020", "exempt: q.x");
    expect("practice q; rule x exempt roles=volunteer exempts=p; practice p; rule a required",
        "member - 2020", "required: p.a");
}

static void
strictest_combines(void **state)
{
    (void)state;
    expect("practice p strictest; rule a allowed; rule b conditional; rule c discouraged",
        "member - 2020", "discouraged: p.c");
    expect("practice p strictest; rule a forbidden; rule b discouraged; rule c forbidden",
        "member - 2020", "forbidden: p.a p.c");
    expect("practice p strictest; rule a allowed; rule b recommended; rule c required",
        "member - 2020", "required: p.c");
    expect("practice p strictest; rule a allowed; rule b required; rule c conditional",
        "member - 2020", "contradiction: p.b p.c");
    expect("practice p strictest; rule a unsettled; rule b allowed", "member - 2020",
        "contradiction: p.a p.b");
    expect("practice p; rule a allowed; rule b conditional", "member - 2020",
        "contradiction: p.a p.b");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_is_not_stated),
        cmocka_unit_test(the_narrower_wins),
        cmocka_unit_test(time_never_makes_narrower),
        cmocka_unit_test(nothing_is_said_in_three_ways),
        cmocka_unit_test(the_silent_are_concerned),
        cmocka_unit_test(exemptions_keep_to_their_practice),
        cmocka_unit_test(overrides_win),
        cmocka_unit_test(the_beaten_still_beat),
        cmocka_unit_test(exemptions_win),
        cmocka_unit_test(strictest_combines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
