#include "audit/report.h"

#include "audit/checkpoint.h"
#include "audit/criteria.h"
#include "audit/evidence.h"

#include <string.h>

#define FORMAT "proviso-conformance-1"
#define SCHEMA "conformance.schema.json"

static void
set_text(JsonBuilder *b, const char *name, const char *value)
{
    if (!value)
        return;
    json_builder_set_member_name(b, name);
    json_builder_add_string_value(b, value);
}

static void
set_number(JsonBuilder *b, const char *name, size_t value)
{
    json_builder_set_member_name(b, name);
    json_builder_add_int_value(b, (gint64)value);
}

/* The words of a list, each with `before` in front. */
static void
set_words(JsonBuilder *b, const char *name, const char *words, const char *before)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_array(b);
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    for (char **word = list; *word; word++) {
        g_autofree char *text = g_strconcat(before, *word, NULL);
        if (**word)
            json_builder_add_string_value(b, text);
    }
    json_builder_end_array(b);
}

static bool
has_word(const char *words, const char *word)
{
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    return g_strv_contains((const char *const *)list, word);
}

static bool
is_late(const char *wcag)
{
    size_t n;
    const struct criterion *all = criteria_all(&n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].number, wcag) == 0)
            return all[i].is_late;
    return true; /* not listed: it does not apply to documents */
}

/* Adds the clauses to which a list of success criteria belongs. */
static void
set_clauses(JsonBuilder *b, const char *wcag)
{
    g_autoptr(GString) documents = g_string_new(NULL), old = g_string_new(NULL);
    g_auto(GStrv) list = g_strsplit(wcag, " ", -1);
    for (char **word = list; *word; word++) {
        bool is_void = strcmp(*word, "2.4.5") == 0;
        if (!is_void)
            g_string_append_printf(documents, " %s", *word);
        if (!is_void && !is_late(*word))
            g_string_append_printf(old, " %s", *word);
    }
    set_words(b, "wcag", wcag, "");
    set_words(b, "en301549", documents->str, "10.");
    set_words(b, "section508", old->str, "E205.4:");
}

/* ---- the document ---- */

static void
build_document(JsonBuilder *b, const struct finished *f, const struct report_document *d)
{
    g_autofree char *hash =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)d->data, d->size);
    json_builder_set_member_name(b, "document");
    json_builder_begin_object(b);
    set_text(b, "file", d->file);
    set_text(b, "sha256", hash);
    set_number(b, "bytes", d->size);
    set_text(b, "title", f->title);
    set_text(b, "publisher", d->publisher);
    set_text(b, "edition", d->edition);
    set_text(b, "asOf", d->as_of);
    set_text(b, "language", f->lang ? f->lang : "");
    set_number(b, "pages", f->n_pages);
    set_number(b, "elements", f->n_elements);
    set_number(b, "links", f->n_links);
    set_text(b, "pdf", f->version);
    json_builder_set_member_name(b, "claims");
    json_builder_begin_array(b);
    g_autofree char *standard = g_strdup_printf("PDF/UA-%d", f->standard);
    json_builder_add_string_value(b, f->standard ? standard : "none");
    if (*f->archive)
        json_builder_add_string_value(b, f->archive);
    if (f->standard == 2) {
        json_builder_add_string_value(b, "WTPDF 1.0 accessibility");
        json_builder_add_string_value(b, "WTPDF 1.0 reuse");
    }
    json_builder_end_array(b);
    set_text(b, "options", d->options);
    json_builder_end_object(b);
}

/* ---- what a program checked ---- */

/*
 * Of clauses from both parts of ISO 14289, keeps those of one part; part 2's begin with "8.".
 */
static char *
clause_of(const char *clauses, int standard)
{
    GString *out = g_string_new(NULL);
    g_auto(GStrv) list = g_strsplit(clauses, "; ", -1);
    for (char **clause = list; *clause; clause++) {
        bool is_second = g_str_has_prefix(*clause, "8.");
        bool is_first = g_str_has_prefix(*clause, "7.");
        if ((standard == 2 && is_first) || (standard != 2 && is_second))
            continue;
        g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "", *clause);
    }
    return g_string_free(out, FALSE);
}

static const char *
state_of(const struct result_of *result)
{
    return result->n_faults > 0 ? "fails" : result->n_seen > 0 ? "holds" : "nothing";
}

static void
build_requirement(JsonBuilder *b, const struct finished *f, size_t i)
{
    const struct requirement *r = requirement_find((enum requirement_id)i);
    const struct result_of *result = &f->results->of[i];
    json_builder_begin_object(b);
    set_text(b, "name", r->name);
    set_text(b, "result", state_of(result));
    set_text(b, "text", r->text);
    set_number(b, "seen", result->n_seen);
    set_number(b, "faults", result->n_faults);
    g_autofree char *clause = clause_of(r->clause, f->standard);
    set_text(b, "clause", *clause ? clause : r->clause);
    set_text(b, "matterhorn", r->matterhorn);
    set_clauses(b, r->wcag);
    json_builder_set_member_name(b, "places");
    json_builder_begin_array(b);
    for (guint k = 0; k < result->faults->len; k++)
        json_builder_add_string_value(b, result->faults->pdata[k]);
    json_builder_end_array(b);
    json_builder_end_object(b);
}

static void
build_machine(JsonBuilder *b, const struct finished *f)
{
    json_builder_set_member_name(b, "machine");
    json_builder_begin_array(b);
    for (size_t i = 0; i < N_REQUIREMENTS; i++)
        if (requirement_is_of((enum requirement_id)i, f->standard))
            build_requirement(b, f, i);
    json_builder_end_array(b);
}

/* ---- the checkpoints ---- */

/* The worst result among some requirements. */
static const char *
state_of_names(const struct finished *f, const char *names)
{
    const char *state = "nothing";
    for (size_t i = 0; i < N_REQUIREMENTS; i++) {
        bool is_of = requirement_is_of((enum requirement_id)i, f->standard) &&
                     has_word(names, requirement_find((enum requirement_id)i)->name);
        if (!is_of)
            continue;
        const char *one = state_of(&f->results->of[i]);
        if (strcmp(one, "fails") == 0)
            return one;
        state = strcmp(one, "holds") == 0 ? one : state;
    }
    return state;
}

/*
 * The requirements of the current standard, separated by spaces: those in `names` and
 * those for the criterion `wcag`; either may be NULL.
 */
static char *
names_of_requirements(const struct finished *f, const char *names, const char *wcag)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < N_REQUIREMENTS; i++) {
        const struct requirement *r = requirement_find((enum requirement_id)i);
        bool is_meant =
            (!names || has_word(names, r->name)) && (!wcag || has_word(r->wcag, wcag));
        if (is_meant && requirement_is_of((enum requirement_id)i, f->standard))
            g_string_append_printf(out, "%s%s", out->len > 0 ? " " : "", r->name);
    }
    return g_string_free(out, FALSE);
}

static void
build_checkpoints(JsonBuilder *b, const struct finished *f)
{
    size_t n;
    const struct checkpoint *all = checkpoints_all(&n);
    json_builder_set_member_name(b, "checkpoints");
    json_builder_begin_array(b);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *settled = names_of_requirements(f, all[i].settled, NULL);
        json_builder_begin_object(b);
        set_number(b, "number", (size_t)all[i].number);
        set_text(b, "name", all[i].name);
        set_text(b, "machine", *settled ? state_of_names(f, settled) : "none");
        set_text(b, "person", all[i].question ? "needed" : "not needed");
        set_text(b, "question", all[i].question);
        set_words(b, "settledBy", settled, "");
        set_words(b, "evidence", all[i].evidence, "");
        set_clauses(b, all[i].wcag);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

/* ---- the success criteria ---- */

static void
set_questions(JsonBuilder *b, const char *wcag)
{
    size_t n;
    const struct checkpoint *all = checkpoints_all(&n);
    json_builder_set_member_name(b, "person");
    json_builder_begin_array(b);
    for (size_t i = 0; i < n; i++)
        if (all[i].question && has_word(all[i].wcag, wcag))
            json_builder_add_int_value(b, all[i].number);
    json_builder_end_array(b);
}

static bool
asks_person(const char *wcag)
{
    size_t n;
    const struct checkpoint *all = checkpoints_all(&n);
    for (size_t i = 0; i < n; i++)
        if (all[i].question && has_word(all[i].wcag, wcag))
            return true;
    return false;
}

/* The conformance to a criterion; never "met" while a person still has to judge it. */
static const char *
criterion_state(const struct finished *f, const struct criterion *c, const char *names)
{
    if (*names && strcmp(state_of_names(f, names), "fails") == 0)
        return "fails";
    if (asks_person(c->number))
        return "needs a person";
    if (c->other)
        return g_str_has_prefix(c->other, "This is for") ? "not checked" : "not applicable";
    return *names ? "holds" : "not checked";
}

static void
build_criteria(JsonBuilder *b, const struct finished *f)
{
    size_t n;
    const struct criterion *all = criteria_all(&n);
    json_builder_set_member_name(b, "criteria");
    json_builder_begin_array(b);
    for (size_t i = 0; i < n; i++) {
        g_autofree char *names = names_of_requirements(f, NULL, all[i].number);
        json_builder_begin_object(b);
        set_text(b, "wcag", all[i].number);
        set_text(b, "name", all[i].name);
        set_text(b, "level", all[i].level == 'A' ? "A" : "AA");
        g_autofree char *clause = g_strconcat("10.", all[i].number, NULL);
        set_text(b, "en301549", clause);
        set_text(b, "section508", all[i].is_late ? NULL : "E205.4");
        set_text(b, "state", criterion_state(f, &all[i], names));
        set_words(b, "machine", names, "");
        set_questions(b, all[i].number);
        set_text(b, "note", all[i].other);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static const char *const not_checked[] = {
    "Whether the text is right, complete and easy to understand.",
    "Whether text and colours have enough contrast with their background.",
    "Whether alternative texts fit their figures, headings their sections, and languages their text.",
    "How particular viewers and assistive technologies show or read the file.",
    "The other requirements of PDF/A, on the data of fonts, pictures and colour spaces.",
    "The site and other editions of the handbook: this report is only about the PDF.",
    "Clauses of EN 301 549 other than 10, and of Section 508 other than E205.4.",
};

static void
build_not_checked(JsonBuilder *b)
{
    json_builder_set_member_name(b, "notChecked");
    json_builder_begin_array(b);
    for (size_t i = 0; i < G_N_ELEMENTS(not_checked); i++)
        json_builder_add_string_value(b, not_checked[i]);
    json_builder_end_array(b);
}

static void
build_summary(JsonBuilder *b, const struct finished *f)
{
    size_t n_checked = 0, n_seen = 0, n_nothing = 0, n_questions = 0, n;
    for (size_t i = 0; i < N_REQUIREMENTS; i++) {
        if (!requirement_is_of((enum requirement_id)i, f->standard))
            continue;
        n_checked++;
        n_seen += f->results->of[i].n_seen;
        n_nothing += f->results->of[i].n_seen == 0;
    }
    const struct checkpoint *all = checkpoints_all(&n);
    for (size_t i = 0; i < n; i++)
        n_questions += all[i].question != NULL;
    json_builder_set_member_name(b, "summary");
    json_builder_begin_object(b);
    set_number(b, "requirements", n_checked);
    set_number(b, "failed", results_failed(f->results, f->standard));
    set_number(b, "nothing", n_nothing);
    set_number(b, "seen", n_seen);
    set_number(b, "checkpoints", n);
    set_number(b, "questions", n_questions);
    json_builder_end_object(b);
}

JsonNode *
report_new(const struct finished *f, const struct report_document *document)
{
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_object(b);
    set_text(b, "$schema", SCHEMA);
    set_text(b, "format", FORMAT);
    set_text(b, "program", document->program);
    build_document(b, f, document);
    build_summary(b, f);
    build_machine(b, f);
    build_checkpoints(b, f);
    build_criteria(b, f);
    build_not_checked(b);
    json_builder_set_member_name(b, "evidence");
    json_builder_begin_object(b);
    evidence_build(b, f, document->practices);
    json_builder_end_object(b);
    json_builder_end_object(b);
    return json_builder_get_root(b);
}
