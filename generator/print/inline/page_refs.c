#include "print/inline/page_refs.h"

#include "print/inline/index_locators.h"

/* What stands for a page not yet known: as wide as most are. */
#define LABEL_UNKNOWN "00"

void
settle_init(struct settle *settle, struct arena *a)
{
    *settle = (struct settle){ .arena = a };
    settle->kept = g_hash_table_new(g_direct_hash, g_direct_equal);
    settle->asked = g_array_new(FALSE, FALSE, sizeof(struct asked));
    settle->locators = g_hash_table_new(g_direct_hash, g_direct_equal);
}

void
settle_clear(struct settle *settle)
{
    g_hash_table_destroy(settle->kept);
    if (settle->labels)
        g_hash_table_destroy(settle->labels);
    g_array_free(settle->asked, TRUE);
    g_hash_table_destroy(settle->locators);
}

struct kept *
settle_kept(struct settle *settle, const struct box *paragraph)
{
    struct kept *kept = g_hash_table_lookup(settle->kept, paragraph);
    if (!kept) {
        kept = ARENA_NEW(settle->arena, struct kept);
        g_hash_table_insert(settle->kept, (gpointer)(uintptr_t)paragraph, kept);
    }
    return kept;
}

const char *
settle_label_now(const struct settle *settle, const struct box *page_ref)
{
    if (!settle->labels)
        return LABEL_UNKNOWN;
    if (page_ref->parent && page_ref->parent->kind == BOX_PAGE_REF)
        return locators_label(settle, page_ref);
    const char *label =
        page_ref->target ? g_hash_table_lookup(settle->labels, page_ref->target) : NULL;
    return label ? label : SETTLE_MISSING;
}

const char *
settle_label(void *data, const struct box *page_ref)
{
    struct settle *settle = data;
    struct asked asked = { page_ref, settle_label_now(settle, page_ref) };
    g_array_append_val(settle->asked, asked);
    return asked.label;
}
