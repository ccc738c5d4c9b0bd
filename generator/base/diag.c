#include "base/diag.h"

#include "base/diag_list.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct diags *
diags_new(void)
{
    struct diags *d = g_new0(struct diags, 1);
    d->arena = arena_new();
    d->list = g_ptr_array_new();
    d->not_shown = g_array_new(FALSE, FALSE, sizeof(struct not_shown));
    return d;
}

void
diags_free(struct diags *d)
{
    if (!d)
        return;
    diags_free(d->joined);
    g_ptr_array_free(d->list, TRUE);
    g_array_free(d->not_shown, TRUE);
    arena_free(d->arena);
    g_free(d);
}

/* Longer messages are cut: one that quotes a whole file helps nobody. */
#define TEXT_MAX 1000

static const char *G_GNUC_PRINTF(2, 0)
    format_text(struct diags *d, const char *format, va_list args)
{
    g_autofree char *text = g_strdup_vprintf(format, args);
    if (strlen(text) <= TEXT_MAX)
        return arena_strdup(d->arena, text);
    size_t size = TEXT_MAX;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    text[size] = '\0';
    g_autofree char *cut = g_strconcat(text, "\u2026", NULL);
    return arena_strdup(d->arena, cut);
}

struct diag *
diag_add(struct diags *d, enum severity severity, struct span span, const char *code,
    const char *format, ...)
{
    struct diag *diag = ARENA_NEW(d->arena, struct diag);
    diag->severity = severity;
    diag->code = code;
    diag->span = span;
    va_list args;
    va_start(args, format);
    diag->text = format_text(d, format, args);
    va_end(args);
    g_ptr_array_add(d->list, diag);
    return diag;
}

void
diag_note(struct diags *d, struct diag *diag, struct span span, const char *format, ...)
{
    struct diag_note *notes = ARENA_ARRAY(d->arena, struct diag_note, diag->n_notes + 1);
    if (diag->n_notes)
        memcpy(notes, diag->notes, diag->n_notes * sizeof *notes);
    va_list args;
    va_start(args, format);
    notes[diag->n_notes] = (struct diag_note){ span, format_text(d, format, args) };
    va_end(args);
    diag->notes = notes;
    diag->n_notes++;
}

void
diag_fix(struct diags *d, struct diag *diag, bool is_certain, const char *format, ...)
{
    struct diag_fix *fixes = ARENA_ARRAY(d->arena, struct diag_fix, diag->n_fixes + 1);
    if (diag->n_fixes)
        memcpy(fixes, diag->fixes, diag->n_fixes * sizeof *fixes);
    va_list args;
    va_start(args, format);
    fixes[diag->n_fixes] =
        (struct diag_fix){ .label = format_text(d, format, args), .is_certain = is_certain };
    va_end(args);
    diag->fixes = fixes;
    diag->n_fixes++;
}

void
diag_edit(struct diags *d, struct diag *diag, struct span span, const char *text)
{
    struct diag_fix *fix = &diag->fixes[diag->n_fixes - 1];
    struct diag_edit *edits = ARENA_ARRAY(d->arena, struct diag_edit, fix->n_edits + 1);
    if (fix->n_edits)
        memcpy(edits, fix->edits, fix->n_edits * sizeof *edits);
    edits[fix->n_edits] = (struct diag_edit){ span, arena_strdup(d->arena, text) };
    fix->edits = edits;
    fix->n_edits++;
}

void
diag_accept(struct diags *d, struct diag *diag, const char *reason)
{
    diag->accepted = arena_strdup(d->arena, reason);
}

size_t
diags_count(const struct diags *d, enum severity severity)
{
    size_t n = 0;
    for (guint i = 0; i < d->list->len; i++) {
        const struct diag *diag = g_ptr_array_index(d->list, i);
        n += diag->severity == severity && !diag->accepted;
    }
    return n;
}

bool
diags_have(const struct diags *d, const char *code)
{
    for (guint i = 0; i < d->list->len; i++) {
        const struct diag *diag = g_ptr_array_index(d->list, i);
        if (strcmp(diag->code, code) == 0)
            return true;
    }
    return false;
}

const char *
severity_name(enum severity severity)
{
    return severity == SEV_ERROR ? "error" : "warning";
}

char *
diag_text_with_hints(const struct diag *diag)
{
    GString *text = g_string_new(diag->text);
    for (size_t i = 0; i < diag->n_notes; i++) {
        if (!diag->notes[i].span.source)
            g_string_append_printf(text, " (%s)", diag->notes[i].text);
    }
    return g_string_free(text, FALSE);
}

size_t
diags_accepted(const struct diags *d)
{
    size_t n = 0;
    for (guint i = 0; i < d->list->len; i++) {
        const struct diag *diag = g_ptr_array_index(d->list, i);
        n += diag->accepted != NULL;
    }
    return n;
}

static int
compare_spans(const struct span *a, const struct span *b)
{
    if (!a->source || !b->source)
        return (a->source != NULL) - (b->source != NULL);
    if (a->source->index != b->source->index)
        return a->source->index < b->source->index ? -1 : 1;
    return a->start < b->start ? -1 : a->start > b->start;
}

static gint
compare_diags(gconstpointer left, gconstpointer right)
{
    const struct diag *a = *(const struct diag *const *)left;
    const struct diag *b = *(const struct diag *const *)right;
    int order = (a->batch > b->batch) - (a->batch < b->batch);
    if (!order)
        order = compare_spans(&a->span, &b->span);
    if (!order)
        order = (int)b->severity - (int)a->severity;
    if (!order)
        order = strcmp(a->code, b->code);
    return order ? order : strcmp(a->text, b->text);
}

const struct diag *const *
diags_sorted(struct diags *d, size_t *n)
{
    g_ptr_array_sort(d->list, compare_diags);
    guint kept = MIN(d->list->len, 1);
    for (guint i = 1; i < d->list->len; i++) {
        if (compare_diags(&d->list->pdata[kept - 1], &d->list->pdata[i]) != 0)
            d->list->pdata[kept++] = d->list->pdata[i];
    }
    g_ptr_array_set_size(d->list, (gint)kept);
    *n = d->list->len;
    return (const struct diag *const *)d->list->pdata;
}

struct colours {
    const char *bold, *error, *warning, *note, *dim, *off;
};

static const struct colours ansi = {
    .bold = "\033[1m",
    .error = "\033[1;31m",
    .warning = "\033[1;33m",
    .note = "\033[1;36m",
    .dim = "\033[2m",
    .off = "\033[0m",
};
static const struct colours plain = { "", "", "", "", "", "" };

/* Lines longer than this are cut around the place, so that one minified line stays readable. */
#define EXCERPT_BEFORE 60
#define EXCERPT_TOTAL  110

static const char *
next_char(const char *p, const char *end)
{
    for (p++; p < end && ((unsigned char)*p & 0xC0) == 0x80;)
        p++;
    return p;
}

/* The part of a line that is shown: [from, to), with the place inside. */
static void
cut_excerpt(const char **from, const char **to, const char *mark)
{
    if (*to - *from <= EXCERPT_TOTAL)
        return;
    if (mark - *from > EXCERPT_BEFORE) {
        *from = mark - EXCERPT_BEFORE;
        while (((unsigned char)**from & 0xC0) == 0x80)
            (*from)++;
    }
    if (*to - *from > EXCERPT_TOTAL) {
        *to = *from + EXCERPT_TOTAL;
        while (((unsigned char)**to & 0xC0) == 0x80)
            (*to)--;
    }
}

#define REPLACEMENT "\xEF\xBF\xBD"

/*
 * True if a terminal acts on the character instead of showing it: controls, including those of
 * direction.
 */
static bool
is_unsafe(gunichar c)
{
    return g_unichar_iscntrl(c) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xE0000 && c <= 0xE007F) || c == 0x061C ||
           c == 0x200E || c == 0x200F;
}

/* Prints one character of the author's text; replaces what a terminal must not receive. */
static const char *
print_char(const char *p, const char *end, FILE *out)
{
    gunichar c = *p ? g_utf8_get_char_validated(p, end - p) : 0;
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        fputs(REPLACEMENT, out);
        return next_char(p, end);
    }
    const char *next = next_char(p, end);
    if (c == '\t')
        fputc(' ', out);
    else if (is_unsafe(c))
        fputs(REPLACEMENT, out);
    else
        fwrite(p, 1, (size_t)(next - p), out);
    return next;
}

/* Prints a file name or author's text, which may hold any bytes. */
static void
print_text(const char *text, FILE *out)
{
    for (const char *p = text, *end = text + strlen(text); p < end;)
        p = print_char(p, end, out);
}

static void
print_excerpt(const struct span *span, FILE *out, const struct colours *c)
{
    size_t size;
    const char *line = source_line(span->source, span->start, &size);
    if (!size)
        return;
    const char *mark = span->source->text + span->start;
    const char *from = line, *to = line + size;
    if (mark > to)
        mark = to;
    cut_excerpt(&from, &to, mark);
    const char *stop = span->source->text + span->end;
    if (stop > to)
        stop = to;

    struct place place = source_place(span->source, span->start);
    fprintf(out, "%5u | ", place.line);
    for (const char *p = from; p < to;)
        p = print_char(p, to, out);
    fprintf(out, "\n      | ");
    for (const char *p = from; p < mark; p = next_char(p, to))
        fputc(' ', out);
    fprintf(out, "%s^", c->bold);
    if (mark < stop) {
        for (const char *p = next_char(mark, stop); p < stop; p = next_char(p, stop))
            fputc('~', out);
    }
    fprintf(out, "%s\n", c->off);
}

static void
print_one(const struct span *span, const char *kind, const char *kind_colour, const char *text,
    const char *code, FILE *out, const struct colours *c)
{
    if (span->source) {
        struct place place = source_place(span->source, span->start);
        fputs(c->bold, out);
        print_text(span->source->path, out);
        fprintf(out, ":%u:%u:%s ", place.line, place.column, c->off);
    } else {
        fprintf(out, "%sproviso:%s ", c->bold, c->off);
    }
    fprintf(out, "%s%s:%s ", kind_colour, kind, c->off);
    print_text(text, out);
    if (code)
        fprintf(out, " %s[%s]%s", c->dim, code, c->off);
    fputc('\n', out);
    if (span->source)
        print_excerpt(span, out, c);
}

static void
print_all(struct diags *d, FILE *out, enum severity least, const struct colours *c)
{
    size_t n;
    const struct diag *const *sorted = diags_sorted(d, &n);
    for (size_t i = 0; i < n; i++) {
        const struct diag *diag = sorted[i];
        if (diag->accepted || diag->severity < least)
            continue;
        bool is_error = diag->severity == SEV_ERROR;
        print_one(&diag->span, is_error ? "error" : "warning", is_error ? c->error : c->warning,
            diag->text, diag->code, out, c);
        for (size_t k = 0; k < diag->n_notes; k++) {
            const struct diag_note *note = &diag->notes[k];
            if (note->span.source) {
                print_one(&note->span, "note", c->note, note->text, NULL, out, c);
                continue;
            }
            fprintf(out, "      %snote:%s ", c->note, c->off);
            print_text(note->text, out);
            fputc('\n', out);
        }
    }
}

static void
print_from(struct diags *d, FILE *out, enum severity least, bool colour)
{
    /*
     * Standard error is unbuffered; without a buffer of ours each letter would be a system
     * call.
     */
    char *text = NULL;
    size_t size = 0;
    FILE *buffer = open_memstream(&text, &size);
    print_all(d, buffer ? buffer : out, least, colour ? &ansi : &plain);
    if (buffer && fclose(buffer) == 0)
        fwrite(text, 1, size, out);
    free(text);
}

void
diags_print_human(struct diags *d, FILE *out, bool colour)
{
    print_from(d, out, SEV_WARNING, colour);
}

void
diags_print_errors(struct diags *d, FILE *out, bool colour)
{
    print_from(d, out, SEV_ERROR, colour);
}

void
diags_add_not_shown(struct diags *d, size_t n, const char *format, const char *what)
{
    g_auto(GStrv) around = g_strsplit(format, "%s", 2);
    const struct not_shown one = { n,
        arena_printf(d->arena, "%s%s%s", around[0], what, around[1] ? around[1] : "") };
    g_array_append_val(d->not_shown, one);
}

size_t
diags_not_shown(const struct diags *d)
{
    return d->not_shown->len;
}

const char *
diags_not_shown_at(const struct diags *d, size_t i, size_t *n)
{
    const struct not_shown *one = &g_array_index(d->not_shown, struct not_shown, i);
    *n = one->n;
    return one->text;
}

static void
print_counts(const struct diags *d, FILE *out)
{
    size_t errors = diags_count(d, SEV_ERROR), warnings = diags_count(d, SEV_WARNING);
    size_t accepted = diags_accepted(d);
    if (!errors && !warnings && !accepted)
        return;
    fprintf(out, "%zu error%s, %zu warning%s", errors, errors == 1 ? "" : "s", warnings,
        warnings == 1 ? "" : "s");
    if (accepted)
        fprintf(out, ", %zu accepted", accepted);
    fputc('\n', out);
}

void
diags_print_summary(const struct diags *d, FILE *out)
{
    size_t n;
    print_counts(d, out);
    for (size_t i = 0; i < diags_not_shown(d); i++) {
        const char *text = diags_not_shown_at(d, i, &n);
        fprintf(out, "%zu %s\n", n, text);
    }
}
