/*
 * Tests the guides of small handbooks as outlines. test_decide_random checks that their leaves
 * are right.
 */
#include "unit/unit.h"

#include "decide/answers.h"
#include "helper/model_make.h"

#include <string.h>

#define LIBRARY                                                                                \
    "roles member volunteer<member guest\n"                                                    \
    "circ tool hand power\n"                                                                   \
    "circ training given=power none taken\n"                                                   \
    "circ state running overdue lost\n"

static const struct guide_tree *
build(struct arena *a, const struct model *model, size_t guide, day on)
{
    struct ctx ctx = { .arena = a };
    return answers_guide(answers_new(&ctx, model, on), &model->guides[guide]);
}

static void
outline_answer(GString *out, const struct model *model, const struct guide_node *node,
    const struct guide_answer *answer)
{
    const char *before = "";
    for (size_t i = 0; i < 64; i++) {
        if (!((node->kind == QUESTION_ROLE ? answer->roles : answer->cases) >> i & 1))
            continue;
        g_string_append_printf(out, "%s%s", before,
            node->kind == QUESTION_ROLE ? model->roles[i].id : node->circumstance->cases[i].id);
        before = "/";
    }
    if (node->kind == QUESTION_DATE)
        g_string_append(out, answer->is_before ? "yes" : "no");
}

/*
 * A leaf as "guest:Act=allowed".  The role is left out where all roles share the line, the act
 * where it is the title.
 */
static void
outline_line(GString *out, const struct model *model, const struct guide_leaf *line)
{
    const char *before = " ";
    for (size_t i = 0; i < model->n_roles; i++)
        if (line->roles >> i & 1) {
            g_string_append_printf(out, "%s%s", before, model->roles[i].id);
            before = "/";
        }
    g_string_append(out, line->roles ? ":" : " ");
    if (line->practice)
        g_string_append_printf(out, "%s=%s", line->act, verdict_name(line->decision.verdict));
    else
        g_string_append_c(out, '-');
}

/* One line for each node, indented, such as "1 tool? hand: p=allowed". */
static void
outline(GString *out, const struct model *model, const struct guide_node *node, int depth)
{
    if (node->is_leaf) {
        for (size_t i = 0; i < node->n_leaves; i++)
            outline_line(out, model, &node->leaves[i]);
        g_string_append_c(out, '\n');
        return;
    }
    char before[11];
    day_format(node->before, before);
    g_string_append_printf(out, " %zu %s?\n", node->number,
        node->kind == QUESTION_ROLE   ? "role"
        : node->kind == QUESTION_DATE ? before
                                      : node->circumstance->id);
    for (size_t i = 0; i < node->n_answers; i++) {
        g_string_append_printf(out, "%*s", 2 * depth, "");
        outline_answer(out, model, node, &node->answers[i]);
        g_string_append_c(out, ':');
        outline(out, model, node->answers[i].next, depth + 1);
    }
}

static void
expect(const char *rules, const char *expected)
{
    struct arena *a = arena_new();
    g_autofree char *notation = g_strconcat(LIBRARY, rules, NULL);
    struct model *model = model_make(a, notation);
    const struct guide_tree *tree = build(a, model, 0, day_from_civil(2025, 1, 1));
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < tree->n_parts; i++)
        outline(out, model, tree->parts[i].root, 0);
    assert_string_equal(out->str, expected);
    arena_free(a);
}

static void
nothing_idle_is_asked(void **state)
{
    (void)state;
    expect("practice p; rule a allowed; guide g practices=p", " p=allowed\n");
    expect("practice p; rule a allowed; rule b forbidden cases=none; guide g practices=p",
        " 1 tool?\n"
        "hand: p=allowed\n"
        "power: 2 training?\n"
        "  none: p=forbidden\n"
        "  taken: p=allowed\n");
    /* Two answers that lead to the same node are merged. */
    expect("practice p; rule a allowed; rule b forbidden cases=overdue; guide g practices=p",
        " 1 state?\n"
        "running/lost: p=allowed\n"
        "overdue: p=forbidden\n");
    /* The guide does not ask for a role that the practice does not concern. */
    expect("practice p roles=member; rule a allowed; rule b required roles=volunteer;"
           "guide g practices=p",
        " 0 role?\n"
        "member: p=allowed\n"
        "volunteer: p=required\n");
}

static void
order_is_the_authors(void **state)
{
    (void)state;
    const char *rules = "practice p; rule a allowed; rule b forbidden cases=overdue;"
                        "rule c required roles=guest cases=overdue;";
    /* By default the role is asked last, and only where the state is overdue. */
    g_autofree char *least = g_strconcat(rules, "guide g practices=p", NULL);
    expect(least, " 1 state?\n"
                  "running/lost: p=allowed\n"
                  "overdue: 2 role?\n"
                  "  member/volunteer: p=forbidden\n"
                  "  guest: p=required\n");
    g_autofree char *asked = g_strconcat(rules, "guide g practices=p ask=role", NULL);
    expect(asked, " 0 role?\n"
                  "member/volunteer: 1 state?\n"
                  "  running/lost: p=allowed\n"
                  "  overdue: p=forbidden\n"
                  "guest: 2 state?\n"
                  "  running/lost: p=allowed\n"
                  "  overdue: p=required\n");
    /*
     * Training is asked after the tool, whatever `ask` says, because it does not always arise.
     */
    expect("practice p; rule a allowed; rule b forbidden cases=none;"
           "guide g practices=p ask=training,tool",
        " 1 tool?\n"
        "hand: p=allowed\n"
        "power: 2 training?\n"
        "  none: p=forbidden\n"
        "  taken: p=allowed\n");
}

static void
several_practices(void **state)
{
    (void)state;
    expect("practice p given=overdue; rule a required; practice q; rule b allowed;"
           "rule c forbidden cases=lost; practice r roles=guest; rule d allowed;"
           "guide g practices=p,q,r ask=state",
        " 1 state?\n"
        "running: 2 role?\n"
        "  member/volunteer: q=allowed\n"
        "  guest: q=allowed r=allowed\n"
        "overdue: 3 role?\n"
        "  member/volunteer: p=required q=allowed\n"
        "  guest: p=required q=allowed r=allowed\n"
        "lost: 4 role?\n"
        "  member/volunteer: q=forbidden\n"
        "  guest: q=forbidden r=allowed\n");
    /* Rules that begin after the day are left out; practices whose rules have ended say so. */
    expect("practice p; rule a required from=2026; practice q; rule b allowed until=2020;"
           "guide g practices=p,q",
        " q=ended\n");
}

static void
dates_are_asked_on_demand(void **state)
{
    (void)state;
    const char *rules =
        "practice p; rule a allowed until=2019-06; rule b forbidden from=2019-06;"
        "rule c required cases=lost from=2022 overrides=b;"
        "rule d exempt from=2026;";
    g_autofree char *today = g_strconcat(rules, "guide g practices=p", NULL);
    expect(today, " 1 state?\n"
                  "running/overdue: p=forbidden\n"
                  "lost: p=required\n");
    g_autofree char *dated = g_strconcat(rules, "guide g practices=p ask=state,date", NULL);
    expect(dated, " 1 state?\n"
                  "running/overdue: 2 2019-06-01?\n"
                  "  yes: p=allowed\n"
                  "  no: p=forbidden\n"
                  "lost: 3 2022-01-01?\n"
                  "  yes: 2 2019-06-01?\n"
                  "    yes: p=allowed\n"
                  "    no: p=forbidden\n"
                  "  no: p=required\n");
}

/*
 * Without an order of the author's, the guide takes the order that asks the fewest questions.
 */
static void
order_asks_least(void **state)
{
    (void)state;
    /*
     * Asking for the tool first takes two questions on average; this order takes one and a
     * third.
     */
    expect("practice p; rule a forbidden; rule b allowed cases=running;"
           "rule c allowed cases=lost,hand overrides=a; guide g practices=p",
        " 1 state?\n"
        "running: p=allowed\n"
        "overdue: p=forbidden\n"
        "lost: 2 tool?\n"
        "  hand: p=allowed\n"
        "  power: p=forbidden\n");
    /* Of two equal orders, the order of declaration is taken. */
    expect("practice p; rule a allowed; rule b forbidden roles=guest;"
           "practice q; rule c allowed; rule d forbidden cases=lost; guide g practices=p,q",
        " 0 role?\n"
        "member/volunteer: 1 state?\n"
        "  running/overdue: p=allowed q=allowed\n"
        "  lost: p=allowed q=forbidden\n"
        "guest: 2 state?\n"
        "  running/overdue: p=forbidden q=allowed\n"
        "  lost: p=forbidden q=forbidden\n");
}

static void
acts_are_named(void **state)
{
    (void)state;
    /* Leaves with different acts differ. */
    expect("practice p act=Take act-guest=Borrow; rule a allowed; guide g practices=p",
        " 0 role?\n"
        "member/volunteer: Take=allowed\n"
        "guest: Borrow=allowed\n");
    /* A volunteer is a member and gets the act of members. */
    expect("practice p act-member=Take; rule a allowed; guide g practices=p",
        " 0 role?\n"
        "member/volunteer: Take=allowed\n"
        "guest: p=allowed\n");
}

static void
roles_share_a_tree(void **state)
{
    (void)state;
    /* The trees differ in one leaf: in this leaf, each line names its role. */
    expect("practice p; rule a allowed; rule b forbidden cases=overdue;"
           "rule c required cases=lost; rule d discouraged cases=none overrides=a,b,c;"
           "practice q roles=guest given=overdue,hand; rule e exempt;"
           "guide g practices=p,q ask=role",
        " 1 tool?\n"
        "hand: 2 state?\n"
        "  running: p=allowed\n"
        "  overdue: p=forbidden guest:q=exempt\n"
        "  lost: p=required\n"
        "power: 3 training?\n"
        "  none: p=discouraged\n"
        "  taken: 4 state?\n"
        "    running: p=allowed\n"
        "    overdue: p=forbidden\n"
        "    lost: p=required\n");
    /* The guide asks nothing about a practice that does not concern the role. */
    expect("practice p roles=member,guest given=power; rule a allowed;"
           "rule b forbidden cases=none; rule c required cases=lost,taken overrides=a;"
           "practice q roles=guest given=hand; rule d exempt; guide g practices=p,q ask=role",
        " 1 tool?\n"
        "hand: guest:q=exempt member/volunteer:-\n"
        "power: 2 training?\n"
        "  none: p=forbidden\n"
        "  taken: 3 state?\n"
        "    running/overdue: p=allowed\n"
        "    lost: p=required\n");
}

/* n practices, each with a circumstance of its own: 2^n leaves. */
static const struct guide_tree *
growing(struct arena *a, int n)
{
    g_autoptr(GString) notation = g_string_new("roles r\n");
    g_autoptr(GString) names = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
        g_string_append_printf(notation, "circ c%d c%da c%db\n", i, i, i);
        g_string_append_printf(names, "%sp%d", i ? "," : "", i);
    }
    for (int i = 0; i < n; i++)
        g_string_append_printf(
            notation, "practice p%d\nrule any allowed\nrule n forbidden cases=c%db\n", i, i);
    g_string_append_printf(notation, "guide g practices=%s\n", names->str);
    struct model *model = model_make(a, notation->str);
    return build(a, model, 0, 0);
}

/* A tree of 2^n questions is split into n parts, one for each practice. */
static void
guides_are_bounded(void **state)
{
    (void)state;
    for (int n = 1; n <= 40; n++) {
        struct arena *a = arena_new();
        const struct guide_tree *tree = growing(a, n);
        assert_int_equal(tree->is_split, n > 5);
        assert_int_equal(tree->n_parts, n > 5 ? n : 1);
        assert_int_equal(tree->n_questions, n > 5 ? n : (1 << n) - 1);
        for (size_t i = 0; i < tree->n_parts && tree->is_split; i++) {
            assert_ptr_equal(tree->parts[i].practice, tree->guide->practices[i]);
            assert_int_equal(tree->parts[i].root->number, i + 1);
        }
        arena_free(a);
    }
}

/* Twenty circumstances in five practices: 4^20 situations but only a few hundred states. */
static void
many_circumstances_do_not_multiply(void **state)
{
    (void)state;
    g_autoptr(GString) notation = g_string_new("roles r\n");
    for (int i = 0; i < 20; i++)
        g_string_append_printf(notation, "circ c%d c%da c%db c%dc c%dd\n", i, i, i, i, i);
    for (int p = 0; p < 5; p++) {
        g_string_append_printf(notation, "practice p%d\nrule any allowed\n", p);
        for (int i = 0; i < 4; i++)
            g_string_append_printf(
                notation, "rule n%d forbidden cases=c%db overrides=any\n", i, 4 * p + i);
    }
    g_string_append(notation, "guide one practices=p0\nguide all practices=p0,p1,p2,p3,p4\n");
    struct arena *a = arena_new();
    struct model *model = model_make(a, notation->str);
    /* Each leaf names a different set of rules that forbid: 2^4 leaves. */
    const struct guide_tree *one = build(a, model, 0, 0);
    assert_false(one->is_split);
    assert_int_equal(one->depth, 4);
    assert_int_equal(one->n_leaves, 16);
    const struct guide_tree *all = build(a, model, 1, 0);
    assert_true(all->is_split);
    assert_int_equal(all->n_questions, 5 * 15);
    arena_free(a);
}

/* A single practice whose rules combine in more ways than a guide can ask for. */
static void
too_much_alone(void **state)
{
    (void)state;
    g_autoptr(GString) notation = g_string_new("roles r\n");
    for (int i = 0; i < 8; i++)
        g_string_append_printf(notation, "circ c%d c%da c%db\n", i, i, i);
    g_string_append(notation, "practice p\n");
    for (int i = 0; i < 8; i++)
        g_string_append_printf(notation, "rule n%d required cases=c%db\n", i, i);
    g_string_append(notation, "practice q\nrule any allowed\n"
                              "guide one practices=p\nguide both practices=p,q\n");
    struct arena *a = arena_new();
    struct model *model = model_make(a, notation->str);
    const struct guide_tree *one = build(a, model, 0, 0);
    assert_true(one->is_split && one->n_parts == 1 && !one->parts[0].root);
    const struct guide_tree *both = build(a, model, 1, 0);
    assert_true(both->n_parts == 2 && !both->parts[0].root && both->parts[1].root->is_leaf);
    arena_free(a);
}

static void
size_is_told(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct model *model =
        model_make(a, LIBRARY "practice p; rule a allowed; rule b forbidden cases=none;"
                              "rule c required cases=lost roles=guest overrides=b;"
                              "guide g practices=p ask=role,tool,training,state");
    const struct guide_tree *tree = build(a, model, 0, 0);
    const struct guide_node *root = tree->parts[0].root;
    assert_int_equal(tree->depth, root->depth);
    assert_int_equal(tree->n_leaves, root->n_paths);
    size_t n = 0;
    for (size_t i = 0; i < root->n_answers; i++)
        n += root->answers[i].next->n_paths;
    assert_int_equal(root->n_paths, n);
    arena_free(a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_idle_is_asked),
        cmocka_unit_test(order_is_the_authors),
        cmocka_unit_test(several_practices),
        cmocka_unit_test(dates_are_asked_on_demand),
        cmocka_unit_test(order_asks_least),
        cmocka_unit_test(acts_are_named),
        cmocka_unit_test(roles_share_a_tree),
        cmocka_unit_test(guides_are_bounded),
        cmocka_unit_test(many_circumstances_do_not_multiply),
        cmocka_unit_test(too_much_alone),
        cmocka_unit_test(size_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
