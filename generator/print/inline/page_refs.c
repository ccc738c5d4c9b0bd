#include "print/inline/page_refs.h"

#include "print/box/attribute.h"
#include "print/inline/index_locators.h"

/* Shown for an unknown page number, and about as wide as most numbers. */
#define LABEL_UNKNOWN "00"

void
page_refs_init(struct page_refs *refs)
{
    *refs = (struct page_refs){ .pass = 0 };
    refs->paragraphs = g_hash_table_new(g_direct_hash, g_direct_equal);
    refs->asked = g_array_new(FALSE, FALSE, sizeof(struct asked_label));
    refs->locators = g_hash_table_new(g_direct_hash, g_direct_equal);
}

void
page_refs_clear(struct page_refs *refs)
{
    g_hash_table_destroy(refs->paragraphs);
    if (refs->labels)
        g_hash_table_destroy(refs->labels);
    g_array_free(refs->asked, TRUE);
    g_hash_table_destroy(refs->locators);
}

struct cached_paragraph *
page_refs_paragraph(struct page_refs *refs, const struct box *paragraph)
{
    struct cached_paragraph *cached = g_hash_table_lookup(refs->paragraphs, paragraph);
    if (!cached) {
        cached = ARENA_NEW(refs->arena, struct cached_paragraph);
        g_hash_table_insert(refs->paragraphs, (gpointer)(uintptr_t)paragraph, cached);
    }
    return cached;
}

const char *
page_refs_label_now(const struct page_refs *refs, const struct box *page_ref)
{
    if (!refs->labels)
        return LABEL_UNKNOWN;
    if (page_ref->parent && page_ref->parent->kind == BOX_PAGE_REF)
        return locators_label(refs, page_ref);
    const char *id = box_target(page_ref);
    const char *label = id ? g_hash_table_lookup(refs->labels, id) : NULL;
    const char *from = box_attribute(page_ref, "data-from");
    if (!label || !from)
        return label ? label : PAGE_REFS_MISSING;
    if (g_strcmp0(g_hash_table_lookup(refs->labels, from + 1), label) == 0)
        return "";
    g_autoptr(GString) shown = g_string_new(box_attribute(page_ref, "data-label"));
    g_string_replace(shown, "*", label, 1);
    return arena_strndup(refs->arena, shown->str, shown->len);
}

const char *
page_refs_label(void *data, const struct box *page_ref)
{
    struct page_refs *refs = data;
    struct asked_label asked = { page_ref, page_refs_label_now(refs, page_ref) };
    g_array_append_val(refs->asked, asked);
    return asked.label;
}
