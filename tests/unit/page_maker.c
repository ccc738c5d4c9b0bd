#include "unit/page_maker.h"

#include "picture/picture.h"

#include <libxml/parser.h>
#include <pango/pangocairo.h>
#include <string.h>

#define MEASURE SCALED_PT(300)
#define LEADING SCALED_PT(14)
#define LEFT    SCALED_PT(60)
#define TOP     SCALED_PT(72)
#define BOTTOM  SCALED_PT(700)

struct ctx ctx;
struct theme *theme;
static PangoContext *pango;
static const struct page_master master = {
    .name = "test",
    .width = SCALED_PT(420),
    .height = SCALED_PT(800),
    .ground = { .red = 250, .green = 250, .blue = 240, .is_set = true },
};

static struct shaped *
shape(struct arena *a, const char *text, size_t size, PangoFontDescription *font)
{
    struct shaped *shaped = ARENA_NEW(a, struct shaped);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_desc_new(font));
    shaped->text = arena_strndup(a, text, size);
    shaped->text_size = (int)size;
    GList *items = pango_itemize(pango, shaped->text, 0, (int)size, attributes, NULL);
    PangoItem *item = items->data;
    assert_null(items->next);
    shaped->glyphs = pango_glyph_string_new();
    shaped->font = g_object_ref(item->analysis.font);
    shaped->is_rtl = item->analysis.level % 2 == 1;
    pango_shape(shaped->text, (int)size, &item->analysis, shaped->glyphs);
    shaped->width = pango_glyph_string_get_width(shaped->glyphs);
    g_list_free_full(items, (GDestroyNotify)(void (*)(void))pango_item_free);
    pango_attr_list_unref(attributes);
    return shaped;
}

static void
end_page(struct page_maker *m)
{
    struct page page = { .master = &master,
        .folio = m->pages->len + 1,
        .label = arena_printf(m->a, "%u", m->pages->len + 1),
        .n_fragments = m->fragments->len };
    page.fragments = g_memdup2(m->fragments->data, sizeof(struct fragment) * m->fragments->len);
    for (guint i = 0; i < m->fragments->len; i++) {
        const struct shaped *shaped = g_array_index(m->fragments, struct fragment, i).shaped;
        if (shaped)
            g_ptr_array_add(m->shaped, (void *)(uintptr_t)shaped);
    }
    g_array_append_val(m->pages, page);
    g_array_set_size(m->fragments, 0);
    m->y = TOP;
}

static void
end_line(struct page_maker *m)
{
    m->x = LEFT;
    m->y += LEADING;
    m->line++;
    if (m->y > BOTTOM)
        end_page(m);
}

static const struct box *
link_around(const struct box *box)
{
    while (box && !(box_target(box) && box->kind == BOX_INLINE))
        box = box->parent;
    return box;
}

static struct fragment
fragment(const struct page_maker *m, enum fragment_kind kind, const struct box *box)
{
    return (struct fragment){ .kind = kind,
        .box = box,
        .link = link_around(box),
        .x = m->x,
        .y = m->y + SCALED_PT(10),
        .style = box->style,
        .colour = box->style->colour,
        .line_top = m->y,
        .line_height = LEADING,
        .line = m->line };
}

static void
place_text(struct page_maker *m, const struct box *box)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, box->style->font_family);
    pango_font_description_set_size(font, box->style->font_size);
    pango_font_description_set_weight(font, (PangoWeight)box->style->font_weight);
    for (const char *p = box->text, *end = p + box->text_size; p < end;) {
        size_t n = 0;
        while (p + n < end && p[n] != ' ')
            n++;
        struct fragment f = fragment(m, FRAGMENT_TEXT, box);
        f.space_after = p + n < end;
        if (n > 0) {
            f.shaped = shape(m->a, p, n, font);
            f.width = f.shaped->width;
            f.is_soft_hyphen = n == 1 && *p == '-';
            g_array_append_val(m->fragments, f);
            m->x += f.width + SCALED_PT(3);
            if (m->x > LEFT + MEASURE)
                end_line(m);
        }
        p += n + (p + n < end);
    }
    pango_font_description_free(font);
}

static void
place(struct page_maker *m, const struct box *box)
{
    if (box_id(box)) {
        struct target target = { .id = box_id(box),
            .box = box,
            .page = m->pages->len,
            .x = LEFT,
            .y = m->y,
            .is_drawn = true };
        g_array_append_val(m->targets, target);
    }
    if (box->kind == BOX_TEXT)
        place_text(m, box);
    if (box->kind == BOX_SIGN || box->kind == BOX_BARS) {
        struct fragment f =
            fragment(m, box->kind == BOX_SIGN ? FRAGMENT_SIGN : FRAGMENT_BARS, box);
        f.width = f.height = SCALED_PT(10);
        f.y = m->y;
        g_array_append_val(m->fragments, f);
        m->x += SCALED_PT(14);
    }
    if (box->kind == BOX_IMAGE) {
        struct fragment f = fragment(m, FRAGMENT_IMAGE, box);
        f.y = m->y;
        f.width = SCALED_PT(90);
        f.height = SCALED_PT(60);
        g_array_append_val(m->fragments, f);
        m->y += f.height;
    }
    if (box_marker(box))
        place(m, box_marker(box));
    for (const struct box *child = box->first; child; child = child->next)
        place(m, child);
    bool is_block =
        box->kind == BOX_PARAGRAPH || box->kind == BOX_CELL || box->kind == BOX_BLOCK;
    if (is_block && m->x > LEFT)
        end_line(m);
}

static void
give_pages(struct layout *layout, take_page_fn *take, void *user)
{
    for (size_t i = 0; take && i < layout->n_pages; i++)
        take(user, layout, i);
}

struct layout *
lay_out(struct page_maker *m, struct arena *a, const struct box *root)
{
    m->a = a;
    m->pages = g_array_new(FALSE, TRUE, sizeof(struct page));
    m->fragments = g_array_new(FALSE, TRUE, sizeof(struct fragment));
    m->targets = g_array_new(FALSE, TRUE, sizeof(struct target));
    m->shaped = g_ptr_array_new();
    m->x = LEFT;
    m->y = TOP;
    place(m, root);
    end_page(m);
    m->layout = (struct layout){
        .pages = (struct page *)(void *)m->pages->data,
        .n_pages = m->pages->len,
        .targets = (struct target *)(void *)m->targets->data,
        .n_targets = m->targets->len,
        .target_by_id = g_hash_table_new(g_str_hash, g_str_equal),
        .draw = give_pages,
    };
    for (size_t i = 0; i < m->layout.n_targets; i++) {
        struct target *t = &m->layout.targets[i];
        g_hash_table_insert(m->layout.target_by_id, (void *)(uintptr_t)t->id, t);
    }
    return &m->layout;
}

void
maker_clear(struct page_maker *m)
{
    for (guint i = 0; i < m->pages->len; i++)
        g_free(g_array_index(m->pages, struct page, i).fragments);
    for (guint i = 0; i < m->shaped->len; i++) {
        const struct shaped *shaped = m->shaped->pdata[i];
        pango_glyph_string_free(shaped->glyphs);
        g_object_unref(shaped->font);
    }
    g_ptr_array_free(m->shaped, TRUE);
    g_array_free(m->pages, TRUE);
    g_array_free(m->fragments, TRUE);
    g_array_free(m->targets, TRUE);
    g_hash_table_destroy(m->layout.target_by_id);
}

int
page_maker_setup(void **state)
{
    (void)state;
    ctx = (struct ctx){ .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
        .pictures = pictures_new() };
    theme = theme_load(&ctx, NULL);
    PangoFontMap *fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution((PangoCairoFontMap *)fonts, 72);
    pango = pango_font_map_create_context(fonts);
    pango_context_set_round_glyph_positions(pango, FALSE);
    g_object_unref(fonts);
    return theme ? 0 : -1;
}

int
page_maker_teardown(void **state)
{
    (void)state;
    g_object_unref(pango);
    theme_free(theme);
    diags_free(ctx.diags);
    pictures_free(ctx.pictures);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}

xmlDoc *
read_body(const char *content)
{
    g_autofree char *xml =
        g_strdup_printf("<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><body>%s"
                        "</body></html>",
            content);
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "t.xml", NULL, 0);
    assert_non_null(doc);
    return doc;
}
