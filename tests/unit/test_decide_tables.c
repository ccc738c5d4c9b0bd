/* Tests rule tables, the verdicts of roles, timelines and changes of small practices. */
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
    g_autofree char *notation = g_strconcat(MODEL_MAKE_LIBRARY, rules, NULL);
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
    struct model *model = model_make(a, MODEL_MAKE_LIBRARY
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
    struct model *model = model_make(a, MODEL_MAKE_LIBRARY
        "practice p; rule a allowed; rule b forbidden cases=none,overdue from=2020;"
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
