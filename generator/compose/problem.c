/*
 * libxslt reports errors in pieces of text: a line that names the place,
 *     runtime error: file proviso:web.xsl line 12 element value-of
 * then the error; libxml2's XPath reports the reason before it, and xsl:message has no place.
 * This file joins the pieces.
 */
#include "compose/problem.h"

#include "load/load.h"

#include <libxslt/xsltutils.h>

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void
problems_init(struct problems *problems, struct ctx *ctx)
{
    *problems = (struct problems){
        .ctx = ctx,
        .sources = g_hash_table_new(g_str_hash, g_str_equal),
        .text = g_string_new(NULL),
        .detail = g_string_new(NULL),
    };
}

void
problems_clear(struct problems *problems)
{
    g_hash_table_unref(problems->sources);
    g_string_free(problems->text, TRUE);
    g_string_free(problems->detail, TRUE);
}

void
problems_source(struct problems *problems, const char *address, const struct source *source)
{
    if (!problems->main)
        problems->main = source;
    const char *key = arena_strdup(problems->ctx->arena, address);
    g_hash_table_insert(
        problems->sources, (gpointer)(uintptr_t)key, (gpointer)(uintptr_t)source);
}

/* A whole line, without white space around it. */
static struct span
line_span(const struct source *source, unsigned long line)
{
    if (line == 0 || line > source->n_lines)
        return (struct span){ source, 0, 0 };
    uint32_t start = source->lines[line - 1];
    uint32_t end = line < source->n_lines ? source->lines[line] : (uint32_t)source->size;
    while (start < end && g_ascii_isspace(source->text[start]))
        start++;
    while (end > start && g_ascii_isspace(source->text[end - 1]))
        end--;
    return (struct span){ source, start, end };
}

static struct span
fallback_span(const struct problems *problems)
{
    const xmlNode *inst = problems->running ? problems->running->inst : NULL;
    struct span span = inst ? node_span(inst) : (struct span){ 0 };
    return span.source ? span : (struct span){ problems->main, 0, 0 };
}

/*
 * Parses "runtime error: file F line N element E"; uses the template's name if there is no
 * file.
 */
static bool
read_place(struct problems *problems, const char *line)
{
    static const char *const kinds[] = { "runtime error", "compilation error", "error" };
    const char *rest = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds) && !rest; i++) {
        size_t size = strlen(kinds[i]);
        if (strncmp(line, kinds[i], size) == 0 && (line[size] == ':' || !line[size]))
            rest = line + size;
    }
    if (!rest)
        return false;
    problems->has_place = true;
    problems->place = fallback_span(problems);
    if (problems->running && problems->running->inst)
        return true;
    const char *file = strstr(rest, " file "), *at = strstr(rest, " line ");
    if (!file || !at || at < file)
        return true;
    file += strlen(" file ");
    char *address = g_strndup(file, (gsize)(at - file));
    const struct source *source = g_hash_table_lookup(problems->sources, address);
    if (source)
        problems->place = line_span(source, strtoul(at + strlen(" line "), NULL, 10));
    g_free(address);
    return true;
}

void
problems_add(struct problems *problems, struct span span, const char *text)
{
    problems->n_errors++;
    diag_add(problems->ctx->diags, SEV_ERROR, span, "template", "%s", text);
}

static void
report_message(struct problems *problems, bool is_error)
{
    if (!problems->message)
        return;
    if (is_error)
        problems->n_errors++;
    diag_add(problems->ctx->diags, is_error ? SEV_ERROR : SEV_WARNING, problems->message_place,
        "template", "%s", problems->message);
    problems->message = NULL;
}

/*
 * libxslt's words in ours: %s is what stands between the two ends.  Where there are none, it
 * says the same thing twice.
 */
static const struct {
    const char *start, *end, *ours;
} wordings[] = {
    { "File write for ", " refused", "a template cannot write \"%s\"" },
    { "Local file read for ", " refused", "a template cannot read \"%s\"" },
    { "Network file read for ", " refused", "a template cannot fetch \"%s\"" },
    { "xsltLoadDocument: read rights for ", " denied", NULL },
    { "xsltDocumentElem: write rights for ", " denied", NULL },
    { "xsl:import : unable to load ", "", NULL },
    { "xsl:include : unable to load ", "", NULL },
    { "xmlXPathCompOpEval: function ", " not found", "there is no function \"%s\"" },
    { "The called template '", "' was not found.", "there is no template named \"%s\"" },
    { "xsltApplySequenceConstructor: A potential infinite template recursion", "",
        "templates call each other endlessly" },
    { "xsltParseStylesheetProcess : document is not a stylesheet", "",
        "this is not a style sheet" },
};

/* In the words of the table, without a full stop; NULL when it has been said.  Caller frees. */
static char *
reword(const char *line)
{
    size_t size = strlen(line);
    for (size_t i = 0; i < G_N_ELEMENTS(wordings); i++) {
        size_t start = strlen(wordings[i].start), end = strlen(wordings[i].end);
        if (size < start + end || strncmp(line, wordings[i].start, start) != 0 ||
            strcmp(line + size - end, wordings[i].end) != 0)
            continue;
        if (!wordings[i].ours)
            return NULL;
        char *between = g_strndup(line + start, size - start - end);
        char **parts = g_strsplit(wordings[i].ours, "%s", 2);
        char *text = g_strjoinv(between, parts);
        g_strfreev(parts);
        g_free(between);
        return text;
    }
    return g_strndup(line, line[size - 1] == '.' ? size - 1 : size);
}

static void
take_complaint(struct problems *problems, const char *line)
{
    struct span span = problems->has_place ? problems->place : fallback_span(problems);
    g_autofree char *text = reword(line);
    if (text && problems->detail->len) {
        g_autofree char *both = g_strdup_printf("%s (%s)", text, problems->detail->str);
        problems_add(problems, span, both);
    } else if (text) {
        problems_add(problems, span, text);
    }
    g_string_truncate(problems->detail, 0);
    problems->has_place = false;
}

static void
take_line(struct problems *problems, char *line)
{
    g_strstrip(line);
    if (!*line || read_place(problems, line))
        return;
    if (problems->has_place || !problems->running) {
        line[strcspn(line, "\n")] = '\0'; /* what follows is advice on libxslt's own options */
        take_complaint(problems, line);
        return;
    }
    /* Nothing but xsl:message speaks without a place. */
    report_message(problems, false);
    problems->message = arena_strdup(problems->ctx->arena, line);
    problems->message_place = fallback_span(problems);
}

static void hear_xslt(void *data, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
hear_xslt(void *data, const char *format, ...)
{
    struct problems *problems = data;
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(problems->text, format, arguments);
    va_end(arguments);
    if (problems->text->len == 0 || problems->text->str[problems->text->len - 1] != '\n')
        return;
    /* A message may have lines of its own: it stays whole. */
    char *line = g_string_free(problems->text, FALSE);
    problems->text = g_string_new(NULL);
    take_line(problems, line);
    g_free(line);
}

static void
add_detail(struct problems *problems, const char *said)
{
    g_autofree char *line = g_strstrip(g_strdup(said));
    g_autofree char *text = *line ? reword(line) : NULL;
    if (!text)
        return;
    if (problems->detail->len)
        g_string_append(problems->detail, ": ");
    g_string_append(problems->detail, text);
}

/* While templates run their own handler hears all; this is libxslt's dump of its stack. */
static void hear_nothing(void *data, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
hear_nothing(void *data, const char *format, ...)
{
    (void)data;
    (void)format;
}

static void hear_generic(void *data, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
hear_generic(void *data, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    add_detail(data, text);
    g_free(text);
}

static void
hear_structured(void *data, xmlErrorPtr error)
{
    if (error->message)
        add_detail(data, error->message);
}

void
problems_listen(struct problems *problems)
{
    problems->old_structured = xmlStructuredError;
    problems->old_structured_data = xmlStructuredErrorContext;
    problems->old_generic = xmlGenericError;
    problems->old_generic_data = xmlGenericErrorContext;
    problems->old_xslt = xsltGenericError;
    problems->old_xslt_data = xsltGenericErrorContext;
    xmlSetStructuredErrorFunc(problems, hear_structured);
    xmlSetGenericErrorFunc(problems, hear_generic);
    xsltSetGenericErrorFunc(problems, problems->running ? hear_nothing : hear_xslt);
}

void
problems_stop(struct problems *problems)
{
    xmlSetStructuredErrorFunc(problems->old_structured_data, problems->old_structured);
    xmlSetGenericErrorFunc(problems->old_generic_data, problems->old_generic);
    xsltSetGenericErrorFunc(problems->old_xslt_data, problems->old_xslt);
}

void
problems_follow(struct problems *problems, xsltTransformContext *transform)
{
    problems->running = transform;
    xsltSetTransformErrorFunc(transform, problems, hear_xslt);
}

bool
problems_settle(struct problems *problems, bool was_stopped)
{
    if (problems->text->len) {
        take_line(problems, problems->text->str);
        g_string_truncate(problems->text, 0);
    }
    if (problems->detail->len) {
        problems_add(problems, fallback_span(problems), problems->detail->str);
        g_string_truncate(problems->detail, 0);
    }
    report_message(problems, was_stopped && problems->n_errors == 0);
    return problems->n_errors == 0;
}
