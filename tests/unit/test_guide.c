/* Guides on small handbooks, as outlines.  That leaves are right is in test_decide_random. */
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

/* One line a node, indented: "1 tool? hand: p=allowed". */
static void
outline(GString *out, const struct model *model, const struct guide_node *node, int depth)
{
    if (node->is_leaf) {
        for (size_t i = 0; i < node->n_leaves; i++)
            g_string_append_printf(out, " %s=%s", node->leaves[i].practice->id,
                verdict_name(node->leaves[i].decision.verdict));
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
    outline(out, model, tree->root, 0);
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
    /* Two answers that lead to the same place are one. */
    expect("practice p; rule a allowed; rule b forbidden cases=overdue; guide g practices=p",
        " 1 state?\n"
        "running/lost: p=allowed\n"
        "overdue: p=forbidden\n");
    /* A role that the practice does not concern is not asked for. */
    expect("practice p roles=member; rule a allowed; rule b required roles=volunteer;"
           "guide g practices=p",
        " 1 role?\n"
        "member: p=allowed\n"
        "volunteer: p=required\n");
}

static void
order_is_the_authors(void **state)
{
    (void)state;
    const char *rules = "practice p; rule a allowed; rule b forbidden cases=overdue;"
                        "rule c required roles=guest cases=overdue;";
    g_autofree char *declared = g_strconcat(rules, "guide g practices=p", NULL);
    expect(declared, " 1 role?\n"
                     "member/volunteer: 2 state?\n"
                     "  running/lost: p=allowed\n"
                     "  overdue: p=forbidden\n"
                     "guest: 3 state?\n"
                     "  running/lost: p=allowed\n"
                     "  overdue: p=required\n");
    g_autofree char *asked = g_strconcat(rules, "guide g practices=p ask=state", NULL);
    expect(asked, " 1 state?\n"
                  "running/lost: p=allowed\n"
                  "overdue: 2 role?\n"
                  "  member/volunteer: p=forbidden\n"
                  "  guest: p=required\n");
    /* Training is asked after the tool, whatever the author says: it may not arise. */
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
    /* What has not begun by the day is left out, and what has ended says so. */
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

/* Twenty circumstances in five practices: 4^20 situations, a few hundred states. */
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
    const struct guide_tree *one = build(a, model, 0, 0);
    assert_false(one->too_many);
    assert_int_equal(one->depth, 4);
    /* Every leaf is another one: that is too many to read, and is said so. */
    const struct guide_tree *all = build(a, model, 1, 0);
    assert_true(all->too_many);
    assert_true(all->root->is_leaf && all->root->n_leaves == 0);
    arena_free(a);
}

static void
size_is_told(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct model *model = model_make(a,
        LIBRARY "practice p; rule a allowed; rule b forbidden cases=none;"
                "rule c required cases=lost roles=guest overrides=b; guide g practices=p");
    const struct guide_tree *tree = build(a, model, 0, 0);
    assert_int_equal(tree->depth, 4);
    /* Members 3; guests: 3 unless lost. */
    assert_int_equal(tree->root->answers[0].next->n_paths, 3);
    assert_int_equal(tree->n_leaves, tree->root->n_paths);
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
        cmocka_unit_test(many_circumstances_do_not_multiply),
        cmocka_unit_test(size_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
