/*
 * Handbooks made from any bytes obey the laws (helper/laws.h): verdicts are those of the
 * definition, and every situation is in one row of the table and leads to the right leaf of the
 * guide; none is both decided and in a gap.  A run that compared nothing has failed.
 */
#include "helper/laws.h"
#include "helper/random_rules.h"

#include <stdio.h>
#include <stdlib.h>

/* libFuzzer calls us and never comes back: what was compared is kept here and told at the end.
 */
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
