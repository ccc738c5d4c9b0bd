/*
 * Handbooks made from arbitrary bytes obey the laws of helper/laws.h: verdicts agree with the
 * definition, each situation is in exactly one row of the rule table and leads to the right
 * leaf of the guide, and no situation is both decided and in a gap.  A run that compares
 * nothing fails.
 */
#include "helper/laws.h"
#include "helper/random_rules.h"

#include <stdio.h>
#include <stdlib.h>

/* libFuzzer never returns, so the counts are kept here and printed at exit. */
static struct tally tally;

static void
report_tally(void)
{
    fprintf(stderr, "fuzz_decide: %zu situations of %zu handbooks compared\n", tally.situations,
        tally.handbooks);
    if (!tally.situations)
        _Exit(1);
}

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return atexit(report_tally);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 512)
        return 0;
    struct dice dice = { .bytes = data, .n_bytes = size };
    struct random_rules rules = random_rules_make(&dice);
    struct arena *a = arena_new();
    g_autofree char *text = random_rules_text(&rules, NULL);
    const char *wrong = laws_test(a, text, &tally);
    if (wrong) {
        fprintf(stderr, "%s\n%s", wrong, text);
        abort();
    }
    arena_free(a);
    random_rules_free(&rules);
    return 0;
}
