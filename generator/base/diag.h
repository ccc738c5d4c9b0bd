/*
 * Findings: what is wrong, where, how bad.  Stages add them and go on; the run prints them
 * sorted by file and place at the end, each once.
 *
 * A message says what is wrong in the author's words, names the thing in double quotes, starts
 * small and has no full stop.  Codes are stable: manual, `accept` and tests refer to them.
 */
#ifndef PROVISO_BASE_DIAG_H
#define PROVISO_BASE_DIAG_H

#include "base/source.h"

#include <stdio.h>

enum severity { SEV_WARNING, SEV_ERROR };

/* A second place or a hint that belongs to a finding. */
struct diag_note {
    struct span span; /* source may be NULL */
    const char *text;
};

/* A range of a file, and what should stand there instead. */
struct diag_edit {
    struct span span;
    const char *text;
};

/*
 * Edits that together mend a finding.  One that is certain mends it and changes nothing that
 * its author may have meant; the others are for the author to choose from.
 */
struct diag_fix {
    const char *label; /* "write \"title\"" */
    struct diag_edit *edits;
    size_t n_edits;
    bool is_certain;
};

struct diag {
    enum severity severity;
    const char *code;
    struct span span;
    const char *text;
    struct diag_note *notes;
    size_t n_notes;
    struct diag_fix *fixes;
    size_t n_fixes;
    const char *accepted; /* the author's reason, or NULL; accepted findings are only counted */
    unsigned batch;       /* index of the handbook it belongs to, in runs over several */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *diags);

/*
 * Adds a finding and returns it (owned by diags), so that notes can follow.  `code` must live
 * as long as diags: pass a literal.
 */
struct diag *diag_add(struct diags *diags, enum severity severity, struct span span,
    const char *code, const char *format, ...) G_GNUC_PRINTF(5, 6);
void diag_note(struct diags *diags, struct diag *diag, struct span span, const char *format,
    ...) G_GNUC_PRINTF(4, 5);

/* Adds a fix without edits, to which diag_edit adds them; in the order of the file. */
void diag_fix(struct diags *diags, struct diag *diag, bool is_certain, const char *format, ...)
    G_GNUC_PRINTF(4, 5);
void diag_edit(struct diags *diags, struct diag *diag, struct span span, const char *text);

/* Takes the finding out of print and exit status; `reason` is copied. */
void diag_accept(struct diags *diags, struct diag *diag, const char *reason);

/*
 * Moves the findings of `more` to `all`, and what it counts as left out, as if they had been
 * added there, and frees `more`.
 */
void diags_join(struct diags *all, struct diags *more);

/*
 * Moves the findings of `more` behind those of `all`, where they sort after all others.  Both,
 * and the sources they point into, must live as long as `all` is used.
 */
void diags_take(struct diags *all, struct diags *more);

/*
 * The same without those that the handbook `batch` of `all` has at the same place of the same
 * file: in another language it is wrong where the original is.  diags_batch is the number of
 * the handbook that was taken last; 0 is that of `all` itself.
 */
void diags_take_new(struct diags *all, struct diags *more, unsigned batch);
unsigned diags_batch(const struct diags *all);

/* Only the errors, each once: those that `all` does not have at the same place already. */
void diags_take_errors(struct diags *all, struct diags *more);

size_t diags_count(const struct diags *diags, enum severity severity); /* not accepted */
bool diags_have(
    const struct diags *diags, const char *code); /* one of that kind, accepted or not */
size_t diags_accepted(const struct diags *diags);

/*
 * All findings, sorted by file (in order of opening), place, code and text, without duplicates.
 */
const struct diag *const *diags_sorted(struct diags *diags, size_t *n);

/*
 * `file:line:column: error: text [code]`, the line with a caret under it, then notes the same
 * way.  Accepted findings are not printed.  Colour is ANSI.
 */
void diags_print_human(struct diags *diags, FILE *out, bool colour);
void diags_print_errors(struct diags *diags, FILE *out, bool colour); /* without warnings */

/*
 * Counts what this edition leaves out because of its day, role or kind, for the summary: "2
 * steps after 2026-10-01 are not shown".  `format` has one %s for `what`, the day or role that
 * decides.
 */
void diags_add_not_shown(struct diags *diags, size_t n, const char *format, const char *what);
size_t diags_not_shown(const struct diags *diags); /* number of such lines */
const char *diags_not_shown_at(const struct diags *diags, size_t i, size_t *n);

/*
 * Prints one line, "2 errors, 1 warning, 3 accepted" (nothing when all are 0), then one line
 * for each count of what is left out.
 */
void diags_print_summary(const struct diags *diags, FILE *out);

const char *severity_name(enum severity severity);

/* The text, with the notes that have no place of their own; the caller frees it. */
char *diag_text_with_hints(const struct diag *diag);

#endif
