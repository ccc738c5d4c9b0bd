/* Tests deciding and rule tables on small practices; each test covers one law. */
#include "unit/unit.h"

#include "decide/change.h"
#include "decide/rule_table.h"
#include "decide/table.h"
#include "helper/model_make.h"

#include <string.h>

static struct scope *
prepared(struct arena *a, const struct model *model, const char *practice)
{
    return model_make_scope(a, model_make_practice(model, practice));
}

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

#define LIBRARY                                                                                \
    "roles member volunteer<member guest\n"                                                    \
    "circ tool hand power\n"                                                                   \
    "circ training given=power none taken\n"                                                   \
    "circ state running overdue\n"

static void
expect(const char *rules, const char *situation, const char *said)
{
    struct arena *a = arena_new();
    g_autofree char *notation = g_strconcat(LIBRARY, rules, NULL);
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

/* --- Tables --------------------------------------------------------------------------- */

static void
append_cell(
    GString *out, const struct circumstance *circumstance, const struct table_cell *cell)
{
    static const char *const forms[] = { "any", "", "not:", "other" };
    const char *before = "";
    g_string_append(out, forms[cell->form]);
    for (size_t i = 0; i < circumstance->n_cases; i++) {
        if (!(cell->named >> i & 1) || cell->form == CELL_ANY)
            continue;
        g_string_append_printf(out, "%s%s", before, circumstance->cases[i].id);
        before = "/";
    }
    g_string_append(out, cell->absent ? "/- " : " ");
}

static char *
table_text(const struct model *model, const struct rule_table *table)
{
    GString *out = g_string_new("");
    for (size_t i = 0; i < table->n_rows; i++) {
        const struct table_row *row = &table->rows[i];
        for (size_t k = 0; table->has_role_column && !row->is_rest && k < model->n_roles; k++)
            if (row->who.cases >> k & 1)
                g_string_append_printf(out, "%s ", model->roles[k].id);
        for (size_t c = 0; !row->is_rest && c < table->n_columns; c++)
            append_cell(out, table->columns[c], &row->cells[c]);
        g_string_append_printf(
            out, "%s%s", row->is_rest ? "rest " : "", verdict_name(row->decision.verdict));
        char since[11];
        day_format(row->since.date.first, since);
        if (row->since.date.first != DAY_MIN)
            g_string_append_printf(out, " %s%s", row->since.attested ? "by " : "", since);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

static void
expect_table(const char *rules, const char *on, const char *text)
{
    struct arena *a = arena_new();
    g_autofree char *notation = g_strconcat(LIBRARY, rules, NULL);
    struct model *model = model_make(a, notation);
    struct date date;
    assert_true(date_parse(on, &date));
    g_autofree char *got =
        table_text(model, rule_table_build(a, model, prepared(a, model, "p"), date.first));
    assert_string_equal(got, text);
    arena_free(a);
}

static void
the_first_row_that_fits_decides(void **state)
{
    (void)state;
    expect_table("practice p; rule any allowed; rule u forbidden cases=none from=2022-05",
        "2023",
        "hand /- allowed\n"
        "power none forbidden 2022-05-01\n"
        "power taken allowed\n");
    expect_table("practice p; rule any allowed; rule u forbidden cases=none from=2022-05",
        "2022", "allowed\n");
    expect_table("practice p given=overdue; rule any allowed; rule u forbidden roles=guest",
        "2022",
        "member volunteer allowed\n"
        "guest forbidden\n");
    /* Rules with the same verdict share one row. */
    expect_table("practice p; rule a allowed cases=hand; rule b allowed cases=power", "2022",
        "allowed\n");
    /* The row is dated by the latest day from which it is true of all its situations. */
    expect_table("practice p; rule a allowed; rule b forbidden cases=hand until=2018 "
                 "overrides=a",
        "2022", "allowed by 2018-01-01\n");
}

static const char *
independent(struct arena *a, int n, int verdicts)
{
    static const char *const names[] = { "forbidden", "required", "exempt" };
    GString *out = g_string_new("roles r\n");
    for (int i = 0; i < n; i++)
        g_string_append_printf(out, "circ c%d c%da c%db c%dc\n", i, i, i, i);
    g_string_append(out, "practice p\nrule any allowed\n");
    for (int i = 0; i < n; i++) {
        g_string_append_printf(
            out, "rule n%d %s cases=c%db overrides=any", i, names[i % verdicts], i);
        /* Each rule overrides all later ones, so that no pair contradicts. */
        for (int k = i + 1; k < n; k++)
            g_string_append_printf(out, ",n%d", k);
        g_string_append_c(out, '\n');
    }
    char *text = arena_strdup(a, out->str);
    g_string_free(out, TRUE);
    return text;
}

/* n independent conditions make at most n + 2 rows, not 2^n. */
static void
independent_conditions_make_few_rows(void **state)
{
    (void)state;
    for (int verdicts = 1; verdicts <= 3; verdicts++) {
        for (int n = 1; n <= 16; n += n < 6 ? 1 : 5) {
            struct arena *a = arena_new();
            struct model *model = model_make(a, independent(a, n, verdicts));
            const struct rule_table *table =
                rule_table_build(a, model, prepared(a, model, "p"), 0);
            assert_false(table->too_many);
            assert_true(table->n_rows >= 2);
            assert_true(table->n_rows <= (size_t)n + 2);
            arena_free(a);
        }
    }
}

/* A rule of another day, and the circumstances it needs, add neither rows nor columns. */
static void
rules_of_other_days_make_no_columns(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct model *model = model_make(a, "roles member guest\n"
                                        "circ place in out\n"
                                        "circ light given=in bright dark\n"
                                        "practice p\n"
                                        "rule now exempt roles=guest from=2020\n"
                                        "rule later forbidden cases=dark from=2026\n");
    struct scope *scope = prepared(a, model, "p");
    const day before = day_from_civil(2021, 1, 1), after = day_from_civil(2027, 1, 1);
    const struct rule_table *table = rule_table_build(a, model, scope, before);
    assert_int_equal(table->n_columns, 0);
    assert_true(table->has_role_column);
    assert_int_equal(table->n_rows, 2);
    assert_int_equal(rule_table_build(a, model, scope, after)->n_columns, 2);
    arena_free(a);
}

/* The search for a short list ends even if there is none: the parity of ten circumstances. */
static void
what_has_no_order_ends(void **state)
{
    (void)state;
    GString *notation = g_string_new("roles r\n");
    const int n = 10;
    for (int i = 0; i < n; i++)
        g_string_append_printf(notation, "circ c%d c%da c%db\n", i, i, i);
    g_string_append(notation, "practice p\n");
    for (int at = 0; at < 1 << n; at++) {
        g_string_append_printf(notation, "rule r%d %s cases=", at,
            __builtin_popcount((unsigned)at) % 2 ? "allowed" : "forbidden");
        for (int i = 0; i < n; i++)
            g_string_append_printf(
                notation, "%sc%d%c", i ? "," : "", i, at >> i & 1 ? 'b' : 'a');
        g_string_append_c(notation, '\n');
    }
    struct arena *a = arena_new();
    struct model *model = model_make(a, notation->str);
    const struct rule_table *table = rule_table_build(a, model, prepared(a, model, "p"), 0);
    size_t cases[10];
    for (unsigned at = 0; at < 1U << n; at++) {
        for (int i = 0; i < n; i++)
            cases[i] = at >> i & 1;
        const struct situation s = { 0, cases, 0 };
        const struct table_row *row = rule_table_find(table, &s);
        assert_non_null(row);
        assert_int_equal(row->decision.verdict,
            __builtin_popcount(at) % 2 ? VERDICT_ALLOWED : VERDICT_FORBIDDEN);
    }
    g_string_free(notation, TRUE);
    arena_free(a);
}

static void
two_hundred_circumstances(void **state)
{
    (void)state;
    GString *notation = g_string_new("roles r s\n");
    for (int i = 0; i < 200; i++)
        g_string_append_printf(notation, "circ c%d c%da c%db c%dc\n", i, i, i, i);
    g_string_append(notation, "practice p\nrule any allowed\n");
    for (int i = 0; i < 6; i++)
        g_string_append_printf(notation, "rule n%d forbidden cases=c%db,c%da,c%da\n", i, 30 * i,
            30 * i + 1, 30 * i + 2);
    struct arena *a = arena_new();
    struct model *model = model_make(a, notation->str);
    /* 18 circumstances with two classes each exceed the limit; this is reported at once. */
    assert_true(rule_table_build(a, model, prepared(a, model, "p"), 0)->too_many);
    g_string_free(notation, TRUE);
    arena_free(a);
}

static void
roles_and_timeline(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct model *model = model_make(a, LIBRARY
        "practice p roles=member; rule a allowed from=2015 until=2019;"
        "rule b forbidden from=2020 attested; rule c required roles=volunteer cases=power");
    struct scope *scope = prepared(a, model, "p");
    day on = day_from_civil(2021, 1, 1);
    const struct role_verdict *roles = table_roles(a, model, scope, on);
    assert_int_equal(roles[0].decision.verdict, VERDICT_FORBIDDEN);
    assert_false(roles[0].differs);
    assert_int_equal(roles[1].decision.verdict, VERDICT_FORBIDDEN);
    assert_true(roles[1].differs);
    assert_int_equal(roles[2].decision.verdict, VERDICT_NOT_CONCERNED);
    assert_int_equal(table_headline(a, model, scope, on).verdict, VERDICT_FORBIDDEN);
    size_t n;
    const struct timeline_entry *line = table_timeline(a, model, scope, &n);
    assert_int_equal(n, 3);
    assert_int_equal(line[0].decision.verdict, VERDICT_ALLOWED);
    assert_int_equal(line[0].from, day_from_civil(2015, 1, 1));
    assert_int_equal(line[0].until, day_from_civil(2019, 1, 1));
    assert_int_equal(line[1].decision.verdict, VERDICT_ENDED);
    assert_int_equal(line[2].decision.verdict, VERDICT_FORBIDDEN);
    assert_int_equal(line[2].until, DAY_MAX);
    arena_free(a);
}

static bool
is_named(const struct rule *rule, void *data)
{
    return strcmp(rule->id, *(const char **)data) == 0;
}

static void
changes_are_merged(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct model *model = model_make(a,
        LIBRARY "practice p; rule a allowed; rule b forbidden cases=none,overdue from=2020;"
                "practice q; rule c allowed; practice r; rule d required from=2021");
    day before = day_from_civil(2019, 1, 1), after = day_from_civil(2022, 1, 1);
    struct scope *p = prepared(a, model, "p");
    const struct change *change = change_find(a, p, before, after, NULL, NULL);
    assert_false(change->is_new);
    assert_int_equal(change->n_columns, 3); /* training only arises with power tools */
    assert_false(change->has_role_column);
    assert_int_equal(change->n_rows, 1);
    assert_int_equal(change->rows[0].was.verdict, VERDICT_ALLOWED);
    assert_int_equal(change->rows[0].is.verdict, VERDICT_FORBIDDEN);
    assert_int_equal(change->rows[0].since.date.first, day_from_civil(2020, 1, 1));
    assert_int_equal(change->rows[0].since.date.precision, PRECISION_YEAR);
    assert_null(change_find(a, p, after, after + 400, NULL, NULL));

    struct scope *q = prepared(a, model, "q");
    assert_null(change_find(a, q, before, after, NULL, NULL));
    const char *moved = "q.c";
    change = change_find(a, q, before, after, is_named, &moved);
    assert_int_equal(change->n_rows, 1);
    assert_true(decision_equal(&change->rows[0].was, &change->rows[0].is));

    change = change_find(a, prepared(a, model, "r"), before, after, NULL, NULL);
    assert_true(change->is_new);
    assert_int_equal(change->n_columns, 0);
    assert_int_equal(change->rows[0].was.verdict, VERDICT_NOT_STATED);
    arena_free(a);
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
        cmocka_unit_test(the_first_row_that_fits_decides),
        cmocka_unit_test(independent_conditions_make_few_rows),
        cmocka_unit_test(rules_of_other_days_make_no_columns),
        cmocka_unit_test(what_has_no_order_ends),
        cmocka_unit_test(two_hundred_circumstances),
        cmocka_unit_test(roles_and_timeline),
        cmocka_unit_test(changes_are_merged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
