#include "cli/fix.h"

#include "base/input.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Limits the fixes of one round, because each is compared with all earlier ones. */
#define MAX_FIXES 1000

static gint
compare_edits(gconstpointer left, gconstpointer right)
{
    const struct span *a = &(*(const struct diag_edit *const *)left)->span;
    const struct span *b = &(*(const struct diag_edit *const *)right)->span;
    if (a->source->index != b->source->index)
        return a->source->index < b->source->index ? -1 : 1;
    return a->start < b->start ? -1 : a->start > b->start;
}

static bool
overlap(const struct span *a, const struct span *b)
{
    return a->source == b->source && a->start <= b->end && b->start <= a->end;
}

/*
 * True if the fix can be made: it is certain, changes only files of the handbook's folder, and
 * does not overlap those already chosen.
 */
static bool
fits(const struct diag_fix *fix, const GPtrArray *chosen)
{
    if (!fix->is_certain || !fix->n_edits)
        return false;
    for (size_t i = 0; i < fix->n_edits; i++) {
        const struct span *span = &fix->edits[i].span;
        if (!span->source->is_file || !span->source->inside)
            return false;
        for (guint k = 0; k < chosen->len; k++) {
            const struct diag_edit *other = chosen->pdata[k];
            if (overlap(span, &other->span))
                return false;
        }
    }
    return true;
}

static void
say_fixed(const struct run *run, const struct diag *diag, const struct diag_fix *fix)
{
    struct place place = source_place(diag->span.source, diag->span.start);
    if (!run->options->quiet)
        fprintf(stderr, "%s:%u:%u: mended: %s: %s [%s]\n", diag->span.source->path, place.line,
            place.column, diag->text, fix->label, diag->code);
}

/* The file's text with its edits applied, which are sorted; *n is set to their number. */
static GString *
edited(const GPtrArray *edits, guint first, guint *n)
{
    const struct source *source = ((const struct diag_edit *)edits->pdata[first])->span.source;
    GString *out = g_string_new(NULL);
    uint32_t at = 0;
    for (*n = 0; first + *n < edits->len; (*n)++) {
        const struct diag_edit *edit = edits->pdata[first + *n];
        if (edit->span.source != source)
            break;
        g_string_append_len(out, source->text + at, edit->span.start - at);
        g_string_append(out, edit->text);
        at = edit->span.end;
    }
    g_string_append_len(out, source->text + at, (gssize)(source->size - at));
    return out;
}

/* True if the file still has the bytes that were read. */
static bool
is_unchanged(const char *path, const struct source *source)
{
    struct input_fault fault;
    g_autoptr(GBytes) bytes = input_read(path, SOURCE_MAX_SIZE, &fault);
    g_free(fault.why);
    gsize size = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &size) : NULL;
    return text && size == source->size && memcmp(text, source->text, size) == 0;
}

/* Replaces a file atomically by one of the same mode; follows a symbolic link. */
static bool
replace(struct run *run, const struct source *source, const GString *text)
{
    GStatBuf state;
    g_autoptr(GError) error = NULL;
    char *path = realpath(source->path, NULL);
    bool is_done = false;
    if (!path || g_stat(path, &state) != 0)
        ctx_refuse(&run->ctx, "cannot write \"%s\": %s", source->path, g_strerror(errno));
    else if (!is_unchanged(path, source))
        ctx_refuse(&run->ctx, "\"%s\" changed meanwhile: left as it is", source->path);
    else if (!g_file_set_contents_full(path, text->str, (gssize)text->len,
                 G_FILE_SET_CONTENTS_CONSISTENT, (int)(state.st_mode & 07777), &error))
        ctx_refuse(&run->ctx, "%s", error->message);
    else
        is_done = true;
    free(path);
    return is_done;
}

size_t
fix_files(struct run *run)
{
    size_t n, n_fixes = 0;
    const struct diag *const *diags = diags_sorted(run->ctx.diags, &n);
    g_autoptr(GPtrArray) chosen = g_ptr_array_new(); /* const struct diag_edit * */
    g_autoptr(GPtrArray) mended = g_ptr_array_new(); /* const struct diag * */
    for (size_t i = 0; i < n && mended->len < MAX_FIXES; i++) {
        const struct diag *diag = diags[i];
        if (diag->accepted || diag->n_fixes != 1 || !fits(diag->fixes, chosen))
            continue;
        for (size_t k = 0; k < diag->fixes->n_edits; k++)
            g_ptr_array_add(chosen, &diag->fixes->edits[k]);
        g_ptr_array_add(mended, (gpointer)(uintptr_t)diag);
    }
    g_ptr_array_sort(chosen, compare_edits);
    for (guint at = 0, count; at < chosen->len; at += count) {
        const struct source *source =
            ((const struct diag_edit *)chosen->pdata[at])->span.source;
        g_autoptr(GString) text = edited(chosen, at, &count);
        if (!replace(run, source, text))
            return 0;
        for (guint i = 0; i < mended->len; i++) {
            const struct diag *diag = mended->pdata[i];
            if (diag->fixes->edits[0].span.source != source)
                continue;
            say_fixed(run, diag, diag->fixes);
            n_fixes++;
        }
    }
    return n_fixes;
}
