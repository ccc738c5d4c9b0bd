#include "print/pdf/resources.h"

#include "picture/picture.h"
#include "print/pdf/figure.h"
#include "print/pdf/sign.h"

#include <cairo-pdf.h>
#include <hb.h>
#include <pango/pangocairo.h>

#define MARGIN 1.   /* room around signs and bars for their strokes */
#define PAGE   500. /* page size for fonts: large enough that every glyph lies on the page */

struct resources {
    GByteArray *pdf;
    cairo_surface_t *surface;
    cairo_t *cr;
    struct figures *figures;
    GArray *forms;        /* struct form */
    GHashTable *by_key;   /* what a form shows -> its index + 1 */
    GPtrArray *typefaces; /* struct typeface * */
    GHashTable *by_font;  /* PangoFont * -> struct typeface * */
    GPtrArray *letters;   /* struct font_letters *, for the fonts in the file */
};

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int size)
{
    g_byte_array_append(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

static void
typeface_free(void *data)
{
    struct typeface *typeface = data;
    g_array_free(typeface->glyphs, TRUE);
    g_array_free(typeface->places, TRUE);
    g_free(typeface);
}

struct resources *
resources_new(void)
{
    struct resources *resources = g_new0(struct resources, 1);
    resources->pdf = g_byte_array_new();
    resources->surface = cairo_pdf_surface_create_for_stream(append, resources->pdf, 1, 1);
    resources->cr = cairo_create(resources->surface);
    resources->figures = figures_new();
    resources->forms = g_array_new(FALSE, TRUE, sizeof(struct form));
    resources->by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    resources->typefaces = g_ptr_array_new_with_free_func(typeface_free);
    resources->by_font = g_hash_table_new(NULL, NULL);
    resources->letters = g_ptr_array_new_with_free_func(font_letters_free);
    return resources;
}

/* Ends drawing: nothing can be added after this. */
static void
end_drawing(struct resources *resources)
{
    g_clear_pointer(&resources->cr, cairo_destroy);
    g_clear_pointer(&resources->figures, figures_free);
    if (resources->surface)
        cairo_surface_finish(resources->surface);
}

void
resources_free(struct resources *resources)
{
    end_drawing(resources);
    g_clear_pointer(&resources->surface, cairo_surface_destroy);
    g_byte_array_free(resources->pdf, TRUE);
    g_array_free(resources->forms, TRUE);
    g_hash_table_destroy(resources->by_key);
    g_ptr_array_free(resources->typefaces, TRUE);
    g_hash_table_destroy(resources->by_font);
    g_ptr_array_free(resources->letters, TRUE);
    g_free(resources);
}

static bool
has_ink(const struct typeface *typeface, unsigned glyph)
{
    const cairo_glyph_t drawn = { .index = glyph };
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(typeface->scaled, &drawn, 1, &extents);
    return extents.width > 0 && extents.height > 0;
}

/* The font's first visible glyph: in most fonts number 0, which every subset contains. */
static unsigned
find_inked(const struct typeface *typeface)
{
    unsigned n =
        hb_face_get_glyph_count(hb_font_get_face(pango_font_get_hb_font(typeface->font)));
    for (unsigned glyph = 0; glyph < n; glyph++)
        if (has_ink(typeface, glyph))
            return glyph;
    return G_MAXUINT;
}

struct typeface *
resources_typeface(struct resources *resources, PangoFont *font)
{
    struct typeface *typeface = g_hash_table_lookup(resources->by_font, font);
    if (typeface)
        return typeface;
    typeface = g_new0(struct typeface, 1);
    typeface->number = resources->typefaces->len;
    typeface->font = font;
    typeface->scaled = pango_cairo_font_get_scaled_font((PangoCairoFont *)font);
    cairo_scaled_font_get_font_matrix(typeface->scaled, &typeface->matrix);
    hb_codepoint_t space;
    if (hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ' ', &space)) {
        const cairo_glyph_t drawn = { .index = space };
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(typeface->scaled, &drawn, 1, &extents);
        typeface->space = space;
        typeface->space_width = SCALED_PT(extents.x_advance);
    }
    typeface->inked = find_inked(typeface);
    typeface->glyphs = g_array_new(FALSE, TRUE, sizeof(struct glyph));
    typeface->places = g_array_new(FALSE, TRUE, sizeof(guint));
    g_ptr_array_add(resources->typefaces, typeface);
    g_hash_table_insert(resources->by_font, font, typeface);
    return typeface;
}

static struct glyph *
noted_glyph(struct typeface *typeface, unsigned glyph)
{
    if (typeface->places->len <= glyph)
        g_array_set_size(typeface->places, glyph + 1);
    guint *place = &g_array_index(typeface->places, guint, glyph);
    if (*place == 0) {
        struct glyph new = { .index = glyph, .resource = -1 };
        g_array_append_val(typeface->glyphs, new);
        *place = typeface->glyphs->len;
    }
    return &g_array_index(typeface->glyphs, struct glyph, *place - 1);
}

void
typeface_note(struct typeface *typeface, unsigned glyph, const char *text, size_t size)
{
    struct glyph *noted = noted_glyph(typeface, glyph);
    if ((!noted->text || noted->is_part) && size > 0) {
        noted->text = text;
        noted->size = size;
        noted->is_part = false;
    }
}

void
typeface_note_part(struct typeface *typeface, unsigned glyph, const char *text, size_t size)
{
    struct glyph *noted = noted_glyph(typeface, glyph);
    if (!noted->text) {
        noted->text = text;
        noted->size = size;
        noted->is_part = true;
    }
}

const struct glyph *
typeface_glyph(const struct typeface *typeface, unsigned glyph)
{
    if (glyph >= typeface->places->len)
        return NULL;
    guint place = g_array_index(typeface->places, guint, glyph);
    return place > 0 ? &g_array_index(typeface->glyphs, struct glyph, place - 1) : NULL;
}

/* A key made of everything on which the look of a form depends. */
static char *
key_of(const struct fragment *f)
{
    const struct colour c = f->colour, paper = f->paper;
    switch (f->kind) {
    case FRAGMENT_SIGN:
        return g_strdup_printf("sign %s %d %02x%02x%02x %d %02x%02x%02x",
            box_more(f->box)->sign, f->width, c.red, c.green, c.blue, paper.is_set, paper.red,
            paper.green, paper.blue);
    case FRAGMENT_BARS:
        return g_strdup_printf("bars %s %d %02x%02x%02x", box_more(f->box)->sign, f->height,
            c.red, c.green, c.blue);
    case FRAGMENT_TEXT: {
        g_autofree char *text = g_strndup(f->shaped->text, (gsize)f->shaped->text_size);
        return g_strdup_printf("text %p %d %02x%02x%02x %s", (const void *)f->shaped->font,
            f->width, c.red, c.green, c.blue, text);
    }
    default:
        return g_strdup_printf("image %d %d %s", f->width, f->height,
            box_more(f->box)->picture ? box_more(f->box)->picture->name : "");
    }
}

/* Draws an emoji with its baseline as far down as in its line. */
static bool
draw_letters(struct resources *resources, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    cairo_glyph_t *list = g_new0(cairo_glyph_t, glyphs->num_glyphs);
    scaled x = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        list[i] = (cairo_glyph_t){ .index = info->glyph,
            .x = PT(x + info->geometry.x_offset),
            .y = PT(f->y - f->line_top + info->geometry.y_offset) };
        x += info->geometry.width;
    }
    cairo_set_source_rgb(
        resources->cr, f->colour.red / 255., f->colour.green / 255., f->colour.blue / 255.);
    cairo_set_scaled_font(
        resources->cr, pango_cairo_font_get_scaled_font((PangoCairoFont *)f->shaped->font));
    cairo_show_glyphs(resources->cr, list, glyphs->num_glyphs);
    g_free(list);
    return true;
}

/* Draws the form at the origin. */
static bool
draw_form(struct resources *resources, const struct fragment *f, struct picture_fault *fault)
{
    switch (f->kind) {
    case FRAGMENT_SIGN:
        return sign_draw(
            resources->cr, box_more(f->box)->sign, 0, 0, PT(f->width), f->colour, f->paper);
    case FRAGMENT_BARS:
        return bars_draw(resources->cr, box_more(f->box)->sign, 0, 0, PT(f->height), f->colour);
    case FRAGMENT_TEXT:
        return draw_letters(resources, f);
    default:
        return figure_draw(resources->figures, resources->cr, box_more(f->box)->picture, 0, 0,
            PT(f->width), PT(f->height), fault);
    }
}

static struct form
form_of(const struct fragment *f)
{
    switch (f->kind) {
    case FRAGMENT_SIGN:
        return (struct form){ .width = f->width, .height = f->width, .margin = MARGIN };
    case FRAGMENT_BARS:
        return (struct form){
            .width = bars_width(f->height), .height = f->height, .margin = MARGIN
        };
    case FRAGMENT_TEXT:
        return (struct form){
            .width = f->width, .height = f->line_height, .margin = PT(f->line_height) / 2
        };
    default:
        return (struct form){ .width = f->width, .height = f->height };
    }
}

int
resources_form(
    struct resources *resources, const struct fragment *f, struct picture_fault *fault)
{
    char *key = key_of(f);
    gpointer found = g_hash_table_lookup(resources->by_key, key);
    if (found) {
        g_free(key);
        return GPOINTER_TO_INT(found) - 1;
    }
    struct form form = form_of(f);
    cairo_pdf_surface_set_size(resources->surface, PT(form.width) + 2 * form.margin,
        PT(form.height) + 2 * form.margin);
    cairo_save(resources->cr);
    cairo_translate(resources->cr, form.margin, form.margin);
    bool is_drawn = draw_form(resources, f, fault);
    cairo_restore(resources->cr);
    if (!is_drawn) {
        g_free(key);
        return -1;
    }
    cairo_show_page(resources->cr);
    g_array_append_val(resources->forms, form);
    g_hash_table_insert(resources->by_key, key, GINT_TO_POINTER((int)resources->forms->len));
    return (int)resources->forms->len - 1;
}

/*
 * Adds either the glyphs that show text on their own or all others, preceded by what makes
 * cairo write them.
 */
static void
order_add(GPtrArray *order, const struct typeface *typeface, bool has_text)
{
    guint first = order->len;
    bool is_inked = false;
    for (guint i = 0; i < typeface->glyphs->len; i++) {
        struct glyph *glyph = &g_array_index(typeface->glyphs, struct glyph, i);
        if ((glyph->text != NULL) != has_text)
            continue;
        g_ptr_array_add(order, glyph);
        is_inked = is_inked || has_ink(typeface, glyph->index);
    }
    if (order->len > first && !is_inked && typeface->inked != G_MAXUINT)
        g_ptr_array_insert(order, (gint)first, NULL);
}

/*
 * Glyphs that show text on their own come first; for the others cairo looks up a possible text.
 */
GPtrArray *
typeface_order(const struct typeface *typeface, guint *n_with_text)
{
    GPtrArray *order = g_ptr_array_new();
    order_add(order, typeface, true);
    *n_with_text = order->len;
    order_add(order, typeface, false);
    return order;
}

/* Draws all glyphs at the same place, each separately, with the text it shows. */
static void
draw_typeface(struct resources *resources, const struct typeface *typeface)
{
    GArray *glyphs = g_array_new(FALSE, TRUE, sizeof(cairo_glyph_t));
    GArray *clusters = g_array_new(FALSE, TRUE, sizeof(cairo_text_cluster_t));
    g_autoptr(GString) text = g_string_new(NULL);
    guint with_text;
    GPtrArray *order = typeface_order(typeface, &with_text);
    for (guint i = 0; i < order->len; i++) {
        const struct glyph *glyph = order->pdata[i];
        cairo_glyph_t drawn = {
            .index = glyph ? glyph->index : typeface->inked, .x = PAGE / 2, .y = PAGE / 2
        };
        cairo_text_cluster_t cluster = { .num_bytes = glyph ? (int)glyph->size : 0,
            .num_glyphs = 1 };
        g_array_append_val(glyphs, drawn);
        if (i >= with_text)
            continue;
        g_array_append_val(clusters, cluster);
        if (glyph)
            g_string_append_len(text, glyph->text, (gssize)glyph->size);
    }
    cairo_glyph_t *list = (cairo_glyph_t *)(void *)glyphs->data;
    int n_with_text = (int)with_text, n = (int)glyphs->len;
    cairo_pdf_surface_set_size(resources->surface, PAGE, PAGE);
    cairo_set_scaled_font(resources->cr, typeface->scaled);
    if (n_with_text > 0)
        cairo_show_text_glyphs(resources->cr, text->str, (int)text->len, list, n_with_text,
            (cairo_text_cluster_t *)(void *)clusters->data, n_with_text, 0);
    cairo_show_glyphs(resources->cr, list + n_with_text, n - n_with_text);
    cairo_show_page(resources->cr);
    g_ptr_array_free(order, TRUE);
    g_array_free(glyphs, TRUE);
    g_array_free(clusters, TRUE);
}

const GByteArray *
resources_end(struct resources *resources, cairo_status_t *status)
{
    for (guint i = 0; i < resources->typefaces->len; i++)
        draw_typeface(resources, resources->typefaces->pdata[i]);
    *status = cairo_status(resources->cr);
    end_drawing(resources);
    if (*status == CAIRO_STATUS_SUCCESS)
        *status = cairo_surface_status(resources->surface);
    return *status == CAIRO_STATUS_SUCCESS ? resources->pdf : NULL;
}

size_t
resources_n_forms(const struct resources *resources)
{
    return resources->forms->len;
}

struct form *
resources_form_at(const struct resources *resources, size_t i)
{
    return &g_array_index(resources->forms, struct form, i);
}

size_t
resources_n_typefaces(const struct resources *resources)
{
    return resources->typefaces->len;
}

struct typeface *
resources_typeface_at(const struct resources *resources, size_t i)
{
    return resources->typefaces->pdata[i];
}

void
resources_add_letters(struct resources *resources, struct font_letters *font)
{
    g_ptr_array_add(resources->letters, font);
}

const struct font_letters *
resources_letters(const struct resources *resources, size_t i)
{
    return i < resources->letters->len ? resources->letters->pdata[i] : NULL;
}
