#include "print/pdf/page_resources.h"

#include "print/pdf/object.h"

struct page_resources {
    const struct imported *imported;
    GHashTable *fonts; /* struct typeface * -> GArray of int: the fonts that show its glyphs */
    bool *is_used;     /* by font: on the page at hand */
};

static void
free_numbers(void *numbers)
{
    g_array_free(numbers, TRUE);
}

struct page_resources *
page_resources_new(const struct imported *imported)
{
    struct page_resources *all = g_new0(struct page_resources, 1);
    all->imported = imported;
    all->fonts = g_hash_table_new_full(NULL, NULL, NULL, free_numbers);
    all->is_used = g_new0(bool, imported->fonts->len);
    return all;
}

void
page_resources_free(struct page_resources *all)
{
    g_hash_table_destroy(all->fonts);
    g_free(all->is_used);
    g_free(all);
}

static GArray *
find_fonts(const struct page_resources *all, const struct typeface *typeface)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
    bool *is_found = g_new0(bool, all->imported->fonts->len + 1);
    for (guint i = 0; i < typeface->glyphs->len; i++) {
        int font = g_array_index(typeface->glyphs, struct glyph, i).resource;
        if (font < 0 || is_found[font])
            continue;
        is_found[font] = true;
        g_array_append_val(found, font);
    }
    g_free(is_found);
    return found;
}

static const GArray *
fonts_of(struct page_resources *all, struct typeface *typeface)
{
    GArray *known = g_hash_table_lookup(all->fonts, typeface);
    if (!known) {
        known = find_fonts(all, typeface);
        g_hash_table_insert(all->fonts, typeface, known);
    }
    return known;
}

static void
mark_used(struct page_resources *all, const struct page_marks *page, bool is_used)
{
    for (guint i = 0; page->typefaces && i < page->typefaces->len; i++) {
        const GArray *fonts = fonts_of(all, page->typefaces->pdata[i]);
        for (guint k = 0; k < fonts->len; k++)
            all->is_used[g_array_index(fonts, int, k)] = is_used;
    }
}

static void
put_resource(GString *out, char letter, int i, const GArray *numbers)
{
    g_string_append_printf(out, "/%c%d", letter, i);
    put_reference(out, g_array_index(numbers, int, i));
}

static void
put_fonts(GString *out, struct page_resources *all, const struct page_marks *page)
{
    if (!page->typefaces)
        return;
    mark_used(all, page, true);
    put_literal(out, "/Font<<");
    for (guint i = 0; i < all->imported->fonts->len; i++)
        if (all->is_used[i])
            put_resource(out, 'f', (int)i, all->imported->fonts);
    put_literal(out, ">>");
    mark_used(all, page, false);
}

static void
put_forms(GString *out, const struct page_resources *all, const struct page_marks *page)
{
    if (!page->forms)
        return;
    put_literal(out, "/XObject<<");
    for (guint i = 0; i < page->forms->len; i++)
        put_resource(out, 'x', g_array_index(page->forms, int, i), all->imported->forms);
    put_literal(out, ">>");
}

void
page_resources_put(GString *out, struct page_resources *all, const struct page_marks *page)
{
    put_literal(out, "<<");
    put_fonts(out, all, page);
    put_forms(out, all, page);
    put_literal(out, ">>");
}

bool
page_is_transparent(const struct resources *resources, const struct page_marks *page)
{
    for (guint i = 0; page->forms && i < page->forms->len; i++) {
        int form = g_array_index(page->forms, int, i);
        if (resources_form_at(resources, (size_t)form)->is_transparent)
            return true;
    }
    return false;
}
