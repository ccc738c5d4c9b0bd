#include "decide/revision_words.h"

#include "model/words.h"

#include <stdio.h>

/* "no answer changed", "one answer changed", "4 answers changed". */
static const char *
count_text(struct arena *a, const struct words *words, const char *key, size_t n)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", n);
    return word(a, words, key, digits, NULL, NULL);
}

/* NULL if there is nothing to tell. */
static const char *
some_text(struct arena *a, const struct words *words, const char *key, size_t n)
{
    return n > 0 ? count_text(a, words, key, n) : NULL;
}

struct revision_counts
revisions_count(struct arena *a, const struct words *words, const struct revisions *revisions,
    const char *from, const char *until, size_t n_shown)
{
    size_t n[REVISION_KINDS + 1] = { 0 };
    for (size_t i = 0; i < revisions->n; i++)
        n[revisions->list[i].kind]++;
    /* An answer that is another one only outside the ordinary situation has changed too. */
    const size_t n_changed = n[REVISION_DIFFERENT] + n[REVISION_OTHERS];
    const size_t n_told =
        n_changed + n[REVISION_NEW] + n[REVISION_SEEN] + n[REVISION_ENDED] + n[REVISION_KINDS];
    const char *const arguments[] = {
        from,
        until,
        count_text(a, words, "changes.different", n_changed),
        count_text(a, words, "changes.new-count", n[REVISION_NEW]),
        count_text(a, words, "changes.ended", n[REVISION_ENDED]),
    };
    return (struct revision_counts){
        .lead = words_format(a, words, "changes.lead", arguments, G_N_ELEMENTS(arguments)),
        .seen = some_text(a, words, "changes.seen", n[REVISION_SEEN]),
        .same = some_text(a, words, "changes.same", revisions->n - n_told),
        .rest = some_text(
            a, words, "changes.rest", n_shown > revisions->n ? n_shown - revisions->n : 0),
    };
}
