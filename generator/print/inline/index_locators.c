#include "print/inline/index_locators.h"

#include "print/box/attribute.h"

#include <stdlib.h>

/* A page reference or page range of an index entry (a child of span.pages). */
struct locator {
    const struct box *box;
    unsigned from, to; /* pages; 0: not known */
    bool is_main, is_gone;
};

static unsigned
page_number(const struct page_refs *refs, const char *id)
{
    const char *label = id ? g_hash_table_lookup(refs->labels, id) : NULL;
    return label ? (unsigned)strtoul(label, NULL, 10) : 0;
}

/*
 * Orders locators by first page; for the same page, the longest range, then the main locator,
 * then the earlier one comes first.
 */
static int
by_range(const void *a, const void *b)
{
    const struct locator *one = *(const struct locator *const *)a;
    const struct locator *other = *(const struct locator *const *)b;
    if (one->from != other->from)
        return one->from < other->from ? -1 : 1;
    if (one->to != other->to)
        return one->to > other->to ? -1 : 1;
    if (one->is_main != other->is_main)
        return one->is_main ? -1 : 1;
    return one < other ? -1 : one > other;
}

/*
 * Hides locators that another one covers: the same pages (shown bold if one of them is bold),
 * or a range inside another one of the same kind.
 */
static void
locators_cover(struct locator *l, size_t n)
{
    struct locator **sorted = g_new(struct locator *, n);
    for (size_t i = 0; i < n; i++)
        sorted[i] = &l[i];
    qsort(sorted, n, sizeof *sorted, by_range);
    unsigned reached[2] = { 0, 0 }; /* last page covered: by plain, by main locators */
    const struct locator *last = NULL;
    for (size_t i = 0; i < n; i++) {
        struct locator *at = sorted[i];
        bool is_same = last && last->from == at->from && last->to == at->to;
        at->is_gone = is_same || at->to <= reached[at->is_main];
        reached[at->is_main] = MAX(reached[at->is_main], at->to);
        last = at;
    }
    g_free(sorted);
}

/* Joins adjacent pages: the first locator of "30, 31, 32" shows "30-32", the others nothing. */
static void
locators_join(struct locator *l, size_t n)
{
    struct locator *last = NULL;
    for (size_t i = 0; i < n; i++) {
        if (l[i].is_gone)
            continue;
        if (last && l[i].is_main == last->is_main && l[i].from == last->to + 1) {
            last->to = l[i].to;
            l[i].is_gone = true;
        } else
            last = &l[i];
    }
}

static const char *
locator_text(const struct page_refs *refs, const struct locator *l)
{
    if (l->is_gone)
        return "";
    if (l->from == l->to)
        return g_hash_table_lookup(refs->labels, box_target(l->box));
    return arena_printf(refs->arena, "%u\xe2\x80\x93%u", l->from, l->to);
}

/* Computes the text of each locator of a list, as far as its page is known. */
static void
locators_settle(const struct page_refs *refs, const struct box *list)
{
    size_t n = 0, count = 0;
    for (const struct box *b = list->first; b; b = b->next)
        n++;
    struct locator *l = g_new0(struct locator, n);
    for (const struct box *b = list->first; b; b = b->next) {
        unsigned from = page_number(refs, box_target(b));
        unsigned to = page_number(refs, box_attribute(b, "data-to"));
        if (b->kind == BOX_PAGE_REF && from > 0)
            l[count++] = (struct locator){
                .box = b, .from = from, .to = MAX(from, to), .is_main = b->style->is_main_page
            };
    }
    locators_cover(l, count);
    locators_join(l, count);
    for (size_t i = 0; i < count; i++)
        g_hash_table_insert(refs->locators, (gpointer)(uintptr_t)l[i].box,
            (gpointer)(uintptr_t)locator_text(refs, &l[i]));
    g_hash_table_add(refs->locators, (gpointer)(uintptr_t)list);
    g_free(l);
}

/* The locators of a list are computed together, once in each pass. */
const char *
locators_label(const struct page_refs *refs, const struct box *page_ref)
{
    if (!g_hash_table_contains(refs->locators, page_ref->parent))
        locators_settle(refs, page_ref->parent);
    const char *label = g_hash_table_lookup(refs->locators, page_ref);
    return label ? label : PAGE_REFS_MISSING;
}
