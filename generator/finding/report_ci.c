/*
 * Findings for CI services: GitHub's workflow commands, and JUnit's XML, which most services
 * show as a list of tests.
 */
#include "finding/report_ci.h"

#include <string.h>

/* --- GitHub --- */

/* Percent-encodes what would end a workflow command or one of its properties. */
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
        g_autofree char *text = diag_text_with_hints(diag);
        print_escaped(text, false, out);
        fputc('\n', out);
    }
}

/* --- JUnit --- */

/* Escapes text for an attribute; characters that XML does not allow become U+FFFD. */
static void
print_attribute(const char *name, const char *value, FILE *out)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    fprintf(out, " %s=\"", name);
    for (const char *p = valid; *p; p += g_utf8_skip[(guchar)*p]) {
        gunichar c = g_utf8_get_char(p);
        bool is_allowed = c == '\t' || c == '\n' || c == '\r' || c >= 0x20;
        if (!is_allowed || c == 0xFFFE || c == 0xFFFF)
            fputs("\xEF\xBF\xBD", out);
        else if (c == '\n' || c == '\t' || c == '\r')
            fprintf(out, "&#%u;", (unsigned)c);
        else if (c == '&' || c == '<' || c == '>' || c == '"')
            fputs(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;", out);
        else
            fwrite(p, 1, g_utf8_skip[(guchar)*p], out);
    }
    fputc('"', out);
}

/* Writes a finding as one test: failed, or skipped if the author accepted it. */
static void
print_case(const struct diag *diag, FILE *out)
{
    const struct source *source = diag->span.source;
    g_autofree char *text = diag_text_with_hints(diag);
    g_autofree char *name = g_strdup(diag->code);
    if (source) {
        struct place place = source_place(source, diag->span.start);
        g_free(name);
        name =
            g_strdup_printf("%s:%u:%u %s", source->path, place.line, place.column, diag->code);
    }
    fputs("  <testcase", out);
    print_attribute("classname", source ? source->path : "proviso", out);
    print_attribute("name", name, out);
    if (source) {
        print_attribute("file", source->path, out);
        fprintf(out, " line=\"%u\"", source_place(source, diag->span.start).line);
    }
    fputs(diag->accepted ? "><skipped" : "><failure", out);
    if (!diag->accepted)
        print_attribute("type", severity_name(diag->severity), out);
    print_attribute("message", diag->accepted ? diag->accepted : text, out);
    fputs("/></testcase>\n", out);
}

void
diags_print_junit(struct diags *diags, FILE *out)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(diags, &n);
    size_t failures = diags_count(diags, SEV_ERROR) + diags_count(diags, SEV_WARNING);
    fprintf(out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n <testsuite name=\"proviso\" "
        "tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\" errors=\"0\">\n",
        n ? n : 1, failures, diags_accepted(diags));
    for (size_t i = 0; i < n; i++)
        print_case(sorted[i], out);
    /* A suite without tests would count as one that did not run. */
    if (n == 0)
        fputs("  <testcase classname=\"proviso\" name=\"no finding\"/>\n", out);
    fputs(" </testsuite>\n</testsuites>\n", out);
}
