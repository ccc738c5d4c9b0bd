/*
 * Findings for machines: plain JSON, SARIF 2.1.0 (OASIS), and GitHub's workflow commands.
 * Lines and columns count from 1, columns in characters; the end is the first column after.
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

static const char *
severity_name(enum severity severity)
{
    return severity == SEV_ERROR ? "error" : "warning";
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
    if (diag->accepted)
        add_string(b, "accepted", diag->accepted);
    json_builder_end_object(b);
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
add_physical_location(JsonBuilder *b, const struct span *span)
{
    g_autofree char *uri = g_uri_escape_string(span->source->path, "/", FALSE);
    struct place start = source_place(span->source, span->start);
    struct place end = source_place(span->source, span->end);
    begin_object(b, "physicalLocation");
    begin_object(b, "artifactLocation");
    add_string(b, "uri", uri);
    json_builder_end_object(b);
    begin_object(b, "region");
    add_number(b, "startLine", start.line);
    add_number(b, "startColumn", start.column);
    add_number(b, "endLine", end.line);
    add_number(b, "endColumn", end.column);
    json_builder_end_object(b);
    json_builder_end_object(b);
}

/* Notes with a place are related locations; those without become part of the message. */
static char *
message_with_hints(const struct diag *diag)
{
    GString *text = g_string_new(diag->text);
    for (size_t i = 0; i < diag->n_notes; i++) {
        if (!diag->notes[i].span.source)
            g_string_append_printf(text, " (%s)", diag->notes[i].text);
    }
    return g_string_free(text, FALSE);
}

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
    g_autofree char *text = message_with_hints(diag);
    add_message(b, "message", text);
    if (span->source) {
        begin_array(b, "locations");
        begin_object(b, NULL);
        add_physical_location(b, span);
        json_builder_end_object(b);
        json_builder_end_array(b);
    }
    add_related(b, diag);
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

/* Viewers drop results without a region: a finding about no place stands at the first file. */
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

/* --- GitHub --- */

/* What would end a workflow command, or one of its properties, is percent-encoded. */
static void
print_escaped(const char *text, bool is_property, FILE *out)
{
    for (; *text; text++) {
        if (strchr(is_property ? "%\r\n:," : "%\r\n", *text))
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*text);
        else
            fputc(*text, out);
    }
}

void
diags_print_github(struct diags *diags, FILE *out)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++) {
        const struct diag *diag = sorted[i];
        if (diag->accepted)
            continue;
        fprintf(out, "::%s ", severity_name(diag->severity));
        if (diag->span.source) {
            struct place start = source_place(diag->span.source, diag->span.start);
            struct place end = source_place(diag->span.source, diag->span.end);
            fputs("file=", out);
            print_escaped(diag->span.source->path, true, out);
            fprintf(out, ",line=%u,col=%u,endLine=%u,endColumn=%u,", start.line, start.column,
                end.line, end.column);
        }
        fputs("title=", out);
        print_escaped(diag->code, true, out);
        fputs("::", out);
        g_autofree char *text = message_with_hints(diag);
        print_escaped(text, false, out);
        fputc('\n', out);
    }
}
