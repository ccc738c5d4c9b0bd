/*
 * Compares the decisions on thousands of random handbooks with the definition (reference.c) and
 * the laws (laws.h).  The handbooks are made from seeds; PROVISO_SEED=n repeats one.  A
 * handbook that fails is reduced rule by rule and printed.
 */
#include "unit/unit.h"

#include "helper/laws.h"
#include "helper/random_rules.h"

#include <stdio.h>

#define HANDBOOKS 2500

/* Each thing that is counted must happen in at least this percentage of the handbooks. */
#define RARE_PERCENT 3

static struct random_rules
rules_of_seed(guint32 seed)
{
    struct dice dice = { .rand = g_rand_new_with_seed(seed) };
    struct random_rules rules = random_rules_make(&dice);
    g_rand_free(dice.rand);
    return rules;
}

static bool
fails(const struct random_rules *rules, const bool *left_out)
{
    struct arena *a = arena_new();
    g_autofree char *text = random_rules_text(rules, left_out);
    bool is_wrong = laws_test(a, text, NULL) != NULL;
    arena_free(a);
    return is_wrong;
}

/* Leaves out halves of the rules, then quarters and so on, while the test still fails. */
static void
shrink(const struct random_rules *rules, bool *left_out)
{
    guint n = rules->rules->len;
    for (guint size = (n + 1) / 2; size > 0; size /= 2) {
        for (guint from = 0; from < n; from += size) {
            g_autofree bool *fewer = g_new0(bool, n);
            for (guint i = 0; i < n; i++)
                fewer[i] = left_out[i] || (i >= from && i < from + size);
            if (fails(rules, fewer))
                for (guint i = 0; i < n; i++)
                    left_out[i] = fewer[i];
        }
    }
}

static void
report(const struct random_rules *rules, guint32 seed)
{
    g_autofree bool *left_out = g_new0(bool, rules->rules->len);
    shrink(rules, left_out);
    struct arena *a = arena_new();
    g_autofree char *text = random_rules_text(rules, left_out);
    const char *wrong = laws_test(a, text, NULL);
    fprintf(stderr, "seed %u: %s\n%s", seed, wrong ? wrong : "?", text);
    arena_free(a);
}

static void
the_definition_holds(void **state)
{
    struct tally *tally = *state;
    const char *only = g_getenv("PROVISO_SEED");
    guint32 first = only ? (guint32)g_ascii_strtoull(only, NULL, 10) : 1;
    guint32 last = only ? first : HANDBOOKS;
    for (guint32 seed = first; seed <= last; seed++) {
        struct random_rules rules = rules_of_seed(seed);
        struct arena *a = arena_new();
        g_autofree char *text = random_rules_text(&rules, NULL);
        bool is_wrong = laws_test(a, text, tally) != NULL;
        if (is_wrong)
            report(&rules, seed);
        arena_free(a);
        random_rules_free(&rules);
        assert_false(is_wrong);
    }
}

static void
nothing_is_rare(void **state)
{
    const struct tally *tally = *state;
    bool is_rare = false;
    for (size_t i = 0; i < REACHED_COUNT; i++) {
        printf("# %s: %zu of %zu handbooks\n", reached_names[i], tally->reached[i],
            tally->handbooks);
        /* This needs two roles whose guides differ in very few leaves, which is rare. */
        size_t least = i == REACHED_ACT ? 1 : RARE_PERCENT;
        is_rare |= tally->reached[i] * 100 < tally->handbooks * least;
    }
    printf("# %zu situations\n", tally->situations);
    assert_true(tally->handbooks > 0 && tally->situations > 100 * tally->handbooks);
    assert_false(is_rare);
}

int
main(void)
{
    struct tally tally = { 0 };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(the_definition_holds, &tally),
        cmocka_unit_test_prestate(nothing_is_rare, &tally),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
