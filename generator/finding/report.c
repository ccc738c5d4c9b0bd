/*
 * Findings as JSON: plain, SARIF 2.1.0 (OASIS), and GitLab's Code Quality report, a part of
 * Code Climate's.  Lines and columns count from 1, columns in characters; the end is the first
 * column after.
 */
#include "finding/report.h"
#include "finding/codes.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
add_string(JsonBuilder *b, const char *name, const char *value)
{
    /* Names of files can be any bytes; JSON cannot. */
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    json_builder_set_member_name(b, name);
    json_builder_add_string_value(b, valid);
}

static void
add_number(JsonBuilder *b, const char *name, size_t value)
{
    json_builder_set_member_name(b, name);
    json_builder_add_int_value(b, (gint64)value);
}

static void
begin_object(JsonBuilder *b, const char *name)
{
    if (name)
        json_builder_set_member_name(b, name);
    json_builder_begin_object(b);
}

static void
begin_array(JsonBuilder *b, const char *name)
{
    json_builder_set_member_name(b, name);
    json_builder_begin_array(b);
}

static void
print_builder(JsonBuilder *b, FILE *out)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = json_builder_get_root(b);
    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 1);
    g_autofree char *text = json_generator_to_data(generator, NULL);
    fprintf(out, "%s\n", text);
}

/* --- Plain JSON --- */

static void
add_place(JsonBuilder *b, const struct span *span)
{
    if (!span->source)
        return;
    struct place start = source_place(span->source, span->start);
    struct place end = source_place(span->source, span->end);
    add_string(b, "file", span->source->path);
    add_number(b, "line", start.line);
    add_number(b, "column", start.column);
    add_number(b, "endLine", end.line);
    add_number(b, "endColumn", end.column);
}

/* The edits of each fix; an empty range is a place to write at. */
static void
add_fixes(JsonBuilder *b, const struct diag *diag)
{
    if (!diag->n_fixes)
        return;
    begin_array(b, "fixes");
    for (size_t i = 0; i < diag->n_fixes; i++) {
        const struct diag_fix *fix = &diag->fixes[i];
        begin_object(b, NULL);
        add_string(b, "message", fix->label);
        json_builder_set_member_name(b, "certain");
        json_builder_add_boolean_value(b, fix->is_certain);
        begin_array(b, "edits");
        for (size_t k = 0; k < fix->n_edits; k++) {
            begin_object(b, NULL);
            add_place(b, &fix->edits[k].span);
            add_string(b, "text", fix->edits[k].text);
            json_builder_end_object(b);
        }
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_finding(JsonBuilder *b, const struct diag *diag)
{
    begin_object(b, NULL);
    add_string(b, "severity", severity_name(diag->severity));
    add_string(b, "code", diag->code);
    add_string(b, "message", diag->text);
    add_place(b, &diag->span);
    if (diag->n_notes) {
        begin_array(b, "notes");
        for (size_t i = 0; i < diag->n_notes; i++) {
            begin_object(b, NULL);
            add_string(b, "message", diag->notes[i].text);
            add_place(b, &diag->notes[i].span);
            json_builder_end_object(b);
        }
        json_builder_end_array(b);
    }
    add_fixes(b, diag);
    if (diag->accepted)
        add_string(b, "accepted", diag->accepted);
    json_builder_end_object(b);
}

/* What the summary counts as not shown; without such counts there is no member. */
static void
add_kept_away(JsonBuilder *b, const struct diags *diags)
{
    size_t count;
    if (!diags_not_shown(diags))
        return;
    begin_array(b, "notShown");
    for (size_t i = 0; i < diags_not_shown(diags); i++) {
        const char *text = diags_not_shown_at(diags, i, &count);
        begin_object(b, NULL);
        add_number(b, "count", count);
        add_string(b, "what", text);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

void
diags_print_json(struct diags *diags, FILE *out)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(diags, &n);
    g_autoptr(JsonBuilder) b = json_builder_new();
    begin_object(b, NULL);
    add_number(b, "errors", diags_count(diags, SEV_ERROR));
    add_number(b, "warnings", diags_count(diags, SEV_WARNING));
    add_number(b, "accepted", diags_accepted(diags));
    begin_array(b, "findings");
    for (size_t i = 0; i < n; i++)
        add_finding(b, sorted[i]);
    json_builder_end_array(b);
    add_kept_away(b, diags);
    json_builder_end_object(b);
    print_builder(b, out);
}

/* --- SARIF --- */

static void
add_message(JsonBuilder *b, const char *name, const char *text)
{
    begin_object(b, name);
    add_string(b, "text", text);
    json_builder_end_object(b);
}

static void
add_artifact(JsonBuilder *b, const struct source *source)
{
    g_autofree char *uri = g_uri_escape_string(source->path, "/", FALSE);
    begin_object(b, "artifactLocation");
    add_string(b, "uri", uri);
    json_builder_end_object(b);
}

static void
add_region(JsonBuilder *b, const char *name, const struct span *span)
{
    struct place start = source_place(span->source, span->start);
    struct place end = source_place(span->source, span->end);
    begin_object(b, name);
    add_number(b, "startLine", start.line);
    add_number(b, "startColumn", start.column);
    add_number(b, "endLine", end.line);
    add_number(b, "endColumn", end.column);
    json_builder_end_object(b);
}

static void
add_physical_location(JsonBuilder *b, const struct span *span)
{
    begin_object(b, "physicalLocation");
    add_artifact(b, span->source);
    add_region(b, "region", span);
    json_builder_end_object(b);
}

/* All edits of a fix are in one file. */
static void
add_sarif_fixes(JsonBuilder *b, const struct diag *diag)
{
    if (!diag->n_fixes)
        return;
    begin_array(b, "fixes");
    for (size_t i = 0; i < diag->n_fixes; i++) {
        const struct diag_fix *fix = &diag->fixes[i];
        begin_object(b, NULL);
        add_message(b, "description", fix->label);
        begin_array(b, "artifactChanges");
        begin_object(b, NULL);
        add_artifact(b, fix->edits[0].span.source);
        begin_array(b, "replacements");
        for (size_t k = 0; k < fix->n_edits; k++) {
            begin_object(b, NULL);
            add_region(b, "deletedRegion", &fix->edits[k].span);
            add_message(b, "insertedContent", fix->edits[k].text);
            json_builder_end_object(b);
        }
        json_builder_end_array(b);
        json_builder_end_object(b);
        json_builder_end_array(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

/* Notes with a place are related locations; those without are part of the message. */
static void
add_related(JsonBuilder *b, const struct diag *diag)
{
    bool has_any = false;
    for (size_t i = 0; i < diag->n_notes; i++)
        has_any = has_any || diag->notes[i].span.source;
    if (!has_any)
        return;
    begin_array(b, "relatedLocations");
    for (size_t i = 0; i < diag->n_notes; i++) {
        if (!diag->notes[i].span.source)
            continue;
        begin_object(b, NULL);
        add_physical_location(b, &diag->notes[i].span);
        add_message(b, "message", diag->notes[i].text);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

static void
add_result(JsonBuilder *b, const struct diag *diag, const struct span *span)
{
    const struct code *code = code_find(diag->code);
    size_t n;
    begin_object(b, NULL);
    add_string(b, "ruleId", diag->code);
    if (code)
        add_number(b, "ruleIndex", (size_t)(code - codes_all(&n)));
    add_string(b, "level", severity_name(diag->severity));
    g_autofree char *text = diag_text_with_hints(diag);
    add_message(b, "message", text);
    if (span->source) {
        begin_array(b, "locations");
        begin_object(b, NULL);
        add_physical_location(b, span);
        json_builder_end_object(b);
        json_builder_end_array(b);
    }
    add_related(b, diag);
    add_sarif_fixes(b, diag);
    if (diag->accepted) {
        begin_array(b, "suppressions");
        begin_object(b, NULL);
        add_string(b, "kind", "inSource");
        add_string(b, "justification", diag->accepted);
        json_builder_end_object(b);
        json_builder_end_array(b);
    }
    json_builder_end_object(b);
}

static void
add_rules(JsonBuilder *b)
{
    size_t n;
    const struct code *codes = codes_all(&n);
    begin_array(b, "rules");
    for (size_t i = 0; i < n; i++) {
        begin_object(b, NULL);
        add_string(b, "id", codes[i].name);
        add_message(b, "shortDescription", codes[i].summary);
        add_message(b, "help", codes[i].help);
        begin_object(b, "defaultConfiguration");
        add_string(b, "level", severity_name(codes[i].severity));
        json_builder_end_object(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
}

/*
 * Viewers drop results without a region, so a finding without a place points at the first file.
 */
static struct span
span_or_first(const struct diag *const *list, size_t n, const struct diag *diag)
{
    struct span span = diag->span;
    for (size_t i = 0; i < n && !span.source; i++) {
        if (list[i]->span.source)
            span = (struct span){ list[i]->span.source, 0, 0 };
    }
    return span;
}

void
diags_print_sarif(struct diags *diags, FILE *out)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(diags, &n);
    g_autoptr(JsonBuilder) b = json_builder_new();
    begin_object(b, NULL);
    add_string(b, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    add_string(b, "version", "2.1.0");
    begin_array(b, "runs");
    begin_object(b, NULL);
    begin_object(b, "tool");
    begin_object(b, "driver");
    add_string(b, "name", "proviso");
    add_rules(b);
    json_builder_end_object(b);
    json_builder_end_object(b);
    add_string(b, "columnKind", "unicodeCodePoints");
    begin_array(b, "results");
    for (size_t i = 0; i < n; i++) {
        struct span span = span_or_first(sorted, n, sorted[i]);
        add_result(b, sorted[i], &span);
    }
    json_builder_end_array(b);
    json_builder_end_object(b);
    json_builder_end_array(b);
    json_builder_end_object(b);
    print_builder(b, out);
}

/* --- GitLab --- */

/*
 * GitLab compares fingerprints to tell new findings from old ones.  Line numbers are therefore
 * left out, and equal findings in one file are numbered.
 */
static char *
fingerprint(GHashTable *seen, const char *path, const struct diag *diag)
{
    g_autofree char *key = g_strjoin("\n", path, diag->code, diag->text, NULL);
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    g_autofree char *counted = g_strdup_printf("%s\n%u", key, before);
    g_hash_table_insert(seen, g_steal_pointer(&key), GUINT_TO_POINTER(before + 1));
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, counted, -1);
}

void
diags_print_gitlab(struct diags *diags, FILE *out)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(diags, &n);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(JsonBuilder) b = json_builder_new();
    json_builder_begin_array(b);
    for (size_t i = 0; i < n; i++) {
        const struct diag *diag = sorted[i];
        if (diag->accepted)
            continue;
        struct span span = span_or_first(sorted, n, diag);
        const char *path = span.source ? span.source->path : "handbook.xml";
        g_autofree char *text = diag_text_with_hints(diag);
        g_autofree char *print = fingerprint(seen, path, diag);
        begin_object(b, NULL);
        add_string(b, "description", text);
        add_string(b, "check_name", diag->code);
        add_string(b, "fingerprint", print);
        add_string(b, "severity", diag->severity == SEV_ERROR ? "major" : "minor");
        begin_object(b, "location");
        add_string(b, "path", path);
        begin_object(b, "lines");
        add_number(b, "begin", span.source ? source_place(span.source, span.start).line : 1);
        json_builder_end_object(b);
        json_builder_end_object(b);
        json_builder_end_object(b);
    }
    json_builder_end_array(b);
    print_builder(b, out);
}
