/* Findings of one run that become those of another. */
#include "base/diag_list.h"

#include <string.h>

void
diags_join(struct diags *all, struct diags *more)
{
    for (guint i = 0; i < more->list->len; i++)
        g_ptr_array_add(all->list, more->list->pdata[i]);
    g_ptr_array_set_size(more->list, 0);
    g_array_append_vals(all->not_shown, more->not_shown->data, more->not_shown->len);
    g_array_set_size(more->not_shown, 0);
    struct diags **last = &more->joined;
    while (*last)
        last = &(*last)->joined;
    *last = all->joined;
    all->joined = more;
}

void
diags_take(struct diags *all, struct diags *more)
{
    all->n_taken++;
    for (guint i = 0; i < more->list->len; i++) {
        struct diag *diag = g_ptr_array_index(more->list, i);
        diag->batch = all->n_taken;
        g_ptr_array_add(all->list, diag);
    }
    g_ptr_array_set_size(more->list, 0);
    for (guint i = 0; i < more->not_shown->len; i++) {
        const struct not_shown *one = &g_array_index(more->not_shown, struct not_shown, i);
        diags_add_not_shown(all, one->n, "%s", one->text);
    }
    g_array_set_size(more->not_shown, 0);
}

/* The same fault, whatever the words of it are. */
static bool
is_same_fault(const struct diag *a, const struct diag *b)
{
    const struct source *one = a->span.source, *two = b->span.source;
    return strcmp(a->code, b->code) == 0 && one && two && strcmp(one->path, two->path) == 0 &&
           a->span.start == b->span.start && a->span.end == b->span.end;
}

unsigned
diags_batch(const struct diags *all)
{
    return all->n_taken;
}

static bool
has_fault(const struct diags *all, guint n, const struct diag *fault, int64_t batch)
{
    for (guint i = 0; i < n; i++) {
        const struct diag *known = all->list->pdata[i];
        if ((batch < 0 || known->batch == batch) && is_same_fault(known, fault))
            return true;
    }
    return false;
}

/* Those that are not known; any batch where it is negative. */
static void
take_some(struct diags *all, struct diags *more, enum severity least, int64_t batch)
{
    const guint n_before = all->list->len;
    for (guint i = 0; i < more->list->len;) {
        const struct diag *diag = more->list->pdata[i];
        if (diag->severity < least || has_fault(all, n_before, diag, batch))
            g_ptr_array_remove_index(more->list, i);
        else
            i++;
    }
    g_array_set_size(more->not_shown, 0);
    diags_take(all, more);
}

void
diags_take_new(struct diags *all, struct diags *more, unsigned batch)
{
    take_some(all, more, SEV_WARNING, batch);
}

void
diags_take_errors(struct diags *all, struct diags *more)
{
    take_some(all, more, SEV_ERROR, -1);
}
