/*
 * Tests asking with incomplete information.  Random handbooks test one law: answering exactly
 * what is asked for gives the same verdict as giving the whole situation.
 */
#include "unit/unit.h"

#include "decide/partial_decision.h"
#include "helper/model_make.h"
#include "helper/random_rules.h"

#include <stdio.h>
#include <string.h>

/* The result as "verdict: rules", "? role circumstance ..." or "impossible". */
static const char *
inquire(struct arena *a, const struct model *model, const char *role, const char *cases)
{
    const struct practice *p = model_make_practice(model, "p");
    const struct role *who = NULL;
    struct case_set said = model_make_cases(a, model, cases);
    for (size_t i = 0; role && i < model->n_roles; i++) {
        if (strcmp(model->roles[i].id, role) == 0)
            who = &model->roles[i];
    }
    struct partial_decision partial = partial_decide(
        a, model, model_make_scope(a, p), who, &said, day_from_civil(2020, 1, 1));
    g_autoptr(GString) out = g_string_new(NULL);
    switch (partial.result) {
    case PARTIAL_DECIDED:
        g_string_append(out, verdict_name(partial.decision.verdict));
        for (size_t i = 0; i < partial.decision.n_rules; i++)
            g_string_append_printf(out, " %s", partial.decision.rules[i]->id);
        break;
    case PARTIAL_OPEN:
        g_string_append_c(out, '?');
        for (size_t i = 0; i < partial.n_questions; i++) {
            const struct open_question *q = &partial.questions[i];
            g_string_append_printf(out, " %s", q->circumstance ? q->circumstance->id : "role");
        }
        break;
    case PARTIAL_IMPOSSIBLE:
        g_string_append_printf(out, "impossible: %s %s", partial.odd->id, partial.against->id);
        break;
    case PARTIAL_TOO_MANY:
        g_string_append(out, "too many");
        break;
    }
    return arena_strdup(a, out->str);
}

static void
expect(const char *rules, const char *role, const char *cases, const char *result)
{
    struct arena *a = arena_new();
    g_autofree char *notation = g_strconcat("roles member volunteer<member guest\n"
                                            "circ tool hand power crane\n"
                                            "circ training given=power none taken\n"
                                            "circ proof given=taken paper word\n"
                                            "circ state running overdue\n",
        rules, NULL);
    assert_string_equal(inquire(a, model_make(a, notation), role, cases), result);
    arena_free(a);
}

static void
only_what_matters_is_asked(void **state)
{
    (void)state;
    const char *rules = "practice p; rule any allowed; rule untrained forbidden cases=none";
    expect(rules, NULL, NULL, "? tool training");
    expect(rules, NULL, "power", "? training");
    expect(rules, NULL, "hand", "allowed p.any");
    expect(rules, NULL, "crane,overdue", "allowed p.any");
    expect(rules, NULL, "none", "forbidden p.untrained");
    /* What was said makes no difference. */
    expect(rules, "guest", "word", "allowed p.any");
    expect("practice p; rule any allowed", NULL, NULL, "allowed p.any");
    expect("practice p; rule m allowed roles=member; rule g forbidden roles=guest", NULL,
        "hand", "? role");
    expect("practice p; rule m allowed roles=member; rule g forbidden roles=guest", "volunteer",
        NULL, "allowed p.m");
    expect("practice p; rule any allowed; rule w forbidden cases=word", NULL, NULL,
        "? tool training proof");
    expect("practice p; rule any allowed; rule w forbidden cases=word", NULL, "none",
        "allowed p.any");
    /* The rule has ended by the day of the question. */
    expect("practice p; rule any allowed; rule w forbidden cases=word until=2019", NULL, NULL,
        "allowed p.any");
}

static void
what_cannot_be(void **state)
{
    (void)state;
    const char *rules = "practice p given=overdue roles=member; rule any allowed";
    expect(rules, NULL, "hand,none", "impossible: training tool");
    /* "word" implies training, which implies a power tool. */
    expect(rules, NULL, "hand,word", "impossible: training tool");
    expect(rules, NULL, "none,paper", "impossible: proof training");
    expect(rules, NULL, "running", "not-concerned");
    expect(rules, "guest", NULL, "not-concerned");
    expect(rules, "volunteer", NULL, "allowed p.any");
}

/* --- The law -------------------------------------------------------------------------- */

/* Chooses a whole situation: a case for each circumstance that arises. */
static void
make_situation(struct dice *dice, const struct model *model, size_t *cases)
{
    for (size_t i = 0; i < model->n_circumstances; i++)
        cases[i] = NO_CASE;
    for (size_t round = 0; round < model->n_circumstances; round++) {
        for (size_t i = 0; i < model->n_circumstances; i++) {
            const struct circumstance *c = &model->circumstances[i];
            if (cases[i] == NO_CASE && circumstance_arises(c, cases))
                cases[i] = dice_roll(dice, (unsigned)c->n_cases);
        }
    }
}

struct saying {
    struct case_limit *limits;
    size_t n;
    bool *is_said;
    const struct role *role;
};

static void
say_case(struct saying *saying, const struct model *model, size_t i, size_t at)
{
    saying->limits[saying->n++] =
        (struct case_limit){ &model->circumstances[i], UINT64_C(1) << at };
    saying->is_said[i] = true;
}

/* Gives the answers that are asked for; false if there are none, which breaks the law. */
static bool
answer(struct saying *saying, const struct model *model, const struct partial_decision *partial,
    const struct role *role, const size_t *cases)
{
    bool is_new = false;
    for (size_t i = 0; i < partial->n_questions; i++) {
        const struct open_question *q = &partial->questions[i];
        if (!q->circumstance) {
            assert_null(saying->role);
            assert_true(q->choices >> role->index & 1);
            saying->role = role;
            is_new = true;
            continue;
        }
        size_t c = q->circumstance->index;
        assert_false(saying->is_said[c]);
        if (cases[c] == NO_CASE) {
            assert_true(q->may_not_arise);
            continue;
        }
        assert_true(q->choices >> cases[c] & 1);
        say_case(saying, model, c, cases[c]);
        is_new = true;
    }
    return is_new;
}

struct answer_counts {
    size_t at_once, after_questions;
};

static void
test_situation(struct arena *a, struct dice *dice, const struct model *model,
    const struct practice *practice, struct answer_counts *counts)
{
    size_t n = model->n_circumstances;
    struct scope *scope = model_make_scope(a, practice);
    size_t *cases = ARENA_ARRAY(a, size_t, n + 1);
    const struct role *role = &model->roles[dice_roll(dice, (unsigned)model->n_roles)];
    day on = day_from_civil(2015 + (int)dice_roll(dice, 12), 1 + (int)dice_roll(dice, 12), 1);
    make_situation(dice, model, cases);
    struct situation whole = { role->index, cases, on };
    struct decision truth = decide(a, scope, &whole);
    struct saying saying = {
        .limits = ARENA_ARRAY(a, struct case_limit, n + 1),
        .is_said = ARENA_ARRAY(a, bool, n + 1),
        .role = dice_roll(dice, 2) ? role : NULL,
    };
    for (size_t i = 0; i < n; i++) {
        if (cases[i] != NO_CASE && dice_roll(dice, 3) == 0)
            say_case(&saying, model, i, cases[i]);
    }
    for (size_t round = 0; round <= n + 1; round++) {
        struct case_set said = { saying.limits, saying.n };
        struct partial_decision partial =
            partial_decide(a, model, scope, saying.role, &said, on);
        if (partial.result == PARTIAL_DECIDED) {
            /* Unless the role is given, the practice is taken to concern the person. */
            if (truth.verdict != VERDICT_NOT_CONCERNED || truth.outcome != OUTCOME_DECIDED)
                assert_true(decision_equal(&partial.decision, &truth));
            *(round ? &counts->after_questions : &counts->at_once) += saying.n < n;
            return;
        }
        assert_int_equal(partial.result, PARTIAL_OPEN);
        if (truth.verdict == VERDICT_NOT_CONCERNED && truth.outcome == OUTCOME_DECIDED)
            return;
        assert_true(answer(&saying, model, &partial, role, cases));
    }
    fail_msg("no end of questions");
}

static void
answers_to_what_is_asked_settle_it(void **state)
{
    (void)state;
    struct answer_counts counts = { 0 };
    for (guint32 seed = 0; seed < 400; seed++) {
        struct dice dice = { .rand = g_rand_new_with_seed(seed) };
        struct random_rules rules = random_rules_make(&dice);
        g_autofree char *notation = random_rules_text(&rules, NULL);
        struct arena *a = arena_new();
        struct model *model = model_make(a, notation);
        for (size_t i = 0; i < model->n_practices; i++) {
            for (int k = 0; k < 20; k++)
                test_situation(a, &dice, model, &model->practices[i], &counts);
        }
        arena_free(a);
        random_rules_free(&rules);
        g_rand_free(dice.rand);
    }
    /* The test is worthless if every situation is complete or nothing is ever asked. */
    assert_true(counts.at_once > 1000);
    assert_true(counts.after_questions > 1000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_matters_is_asked),
        cmocka_unit_test(what_cannot_be),
        cmocka_unit_test(answers_to_what_is_asked_settle_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
