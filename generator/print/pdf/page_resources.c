#include "print/pdf/page_resources.h"

#include "print/pdf/object.h"

/* Marks the fonts that show the glyphs of the typeface. */
static void
mark_fonts(const struct typeface *typeface, bool *is_used)
{
    for (guint i = 0; i < typeface->glyphs->len; i++) {
        int font = g_array_index(typeface->glyphs, struct glyph, i).resource;
        if (font >= 0)
            is_used[font] = true;
    }
}

static void
put_resource(GString *out, char letter, int i, const GArray *numbers)
{
    g_string_append_printf(out, "/%c%d", letter, i);
    put_reference(out, g_array_index(numbers, int, i));
}

static void
put_fonts(GString *out, const GArray *fonts, const struct page_marks *page)
{
    if (!page->typefaces)
        return;
    bool *is_used = g_new0(bool, fonts->len + 1);
    for (guint i = 0; i < page->typefaces->len; i++)
        mark_fonts(page->typefaces->pdata[i], is_used);
    put_literal(out, "/Font<<");
    for (guint i = 0; i < fonts->len; i++)
        if (is_used[i])
            put_resource(out, 'f', (int)i, fonts);
    put_literal(out, ">>");
    g_free(is_used);
}

static void
put_forms(GString *out, const GArray *forms, const struct page_marks *page)
{
    if (!page->forms)
        return;
    put_literal(out, "/XObject<<");
    for (guint i = 0; i < page->forms->len; i++)
        put_resource(out, 'x', g_array_index(page->forms, int, i), forms);
    put_literal(out, ">>");
}

void
page_resources_put(GString *out, const struct imported *imported, const struct page_marks *page)
{
    put_literal(out, "<<");
    put_fonts(out, imported->fonts, page);
    put_forms(out, imported->forms, page);
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
