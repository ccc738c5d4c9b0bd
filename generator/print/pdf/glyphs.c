#include "print/pdf/glyphs.h"

#include <hb-ot.h>
#include <pango/pangocairo.h>

#define SOFT_HYPHEN "\xc2\xad"

void
glyphs_init(struct glyphs *g)
{
    g->list = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t));
    g->clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t));
    g->text = g_string_new(NULL);
    g->font = NULL;
}

void
glyphs_free(struct glyphs *g)
{
    g_array_free(g->list, TRUE);
    g_array_free(g->clusters, TRUE);
    g_string_free(g->text, TRUE);
}

static bool
is_shown(PangoGlyph glyph)
{
    return !(glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY;
}

static void
add_glyph(struct glyphs *g, unsigned long index, scaled x, scaled y)
{
    cairo_glyph_t glyph = { .index = index, .x = PT(x), .y = PT(y) };
    g_array_append_val(g->list, glyph);
}

static void
add_cluster(struct glyphs *g, const char *text, int size, int n_glyphs)
{
    cairo_text_cluster_t cluster = { .num_bytes = size, .num_glyphs = n_glyphs };
    g_array_append_val(g->clusters, cluster);
    g_string_append_len(g->text, text, size);
}

static scaled
stretched(const struct fragment *f, scaled length)
{
    return length + (scaled)((int64_t)length * f->glyphs / 1000);
}

/* Glyphs in the order of the line; returns where the next one would stand. */
static scaled
add_glyphs(struct glyphs *g, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    scaled x = 0; /* as shaped; stretched together, so that roundings do not add up */
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &glyphs->glyphs[i];
        if (is_shown(info->glyph))
            add_glyph(g, info->glyph, f->x + stretched(f, x + info->geometry.x_offset),
                f->y + info->geometry.y_offset);
        x += info->geometry.width;
    }
    return f->x + stretched(f, x);
}

/* Which glyphs show which bytes, in logical order. */
static void
add_clusters(struct glyphs *g, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    int n = glyphs->num_glyphs, step = f->shaped->is_rtl ? -1 : 1;
    int at = f->shaped->is_rtl ? n - 1 : 0, start = 0;
    for (int done = 0; done < n;) {
        int cluster = glyphs->log_clusters[at], shown = 0;
        for (; done < n && glyphs->log_clusters[at] == cluster; done++, at += step)
            shown += is_shown(glyphs->glyphs[at].glyph);
        int end = done < n ? glyphs->log_clusters[at] : f->shaped->text_size;
        if (shown > 0) /* what shows nothing (a joiner) has no place in the line */
            add_cluster(g, f->shaped->text + start, end - start, shown);
        start = end;
    }
}

scaled
glyphs_add(struct glyphs *g, const struct fragment *f)
{
    guint n_before = g->list->len;
    scaled end = add_glyphs(g, f);
    if (f->is_soft_hyphen)
        add_cluster(g, SOFT_HYPHEN, 2, (int)(g->list->len - n_before));
    else
        add_clusters(g, f);
    return end;
}

static void
ask_font(struct glyphs *g, PangoFont *font)
{
    if (g->font == font)
        return;
    g->font = font;
    hb_font_t *hb = pango_font_get_hb_font(font);
    hb_face_t *face = hb_font_get_face(hb);
    g->has_space = hb_font_get_nominal_glyph(hb, ' ', &g->space);
    g->is_pictures =
        hb_ot_color_has_png(face) || hb_ot_color_has_layers(face) || hb_ot_color_has_svg(face);
}

void
glyphs_add_space(struct glyphs *g, const struct fragment *f, scaled x)
{
    ask_font(g, f->shaped->font);
    if (!g->has_space)
        return;
    cairo_glyph_t glyph = { .index = g->space, .x = PT(x), .y = PT(f->y) };
    if (f->shaped->is_rtl) /* there the last glyph of the text is the first of the list */
        g_array_prepend_val(g->list, glyph);
    else
        g_array_append_val(g->list, glyph);
    add_cluster(g, " ", 1, 1);
}

/* The font of a fragment; stretched by some thousandths where justified text asks for it. */
static void
set_font(cairo_t *cr, const struct fragment *f)
{
    cairo_scaled_font_t *font =
        pango_cairo_font_get_scaled_font((PangoCairoFont *)f->shaped->font);
    if (f->glyphs == 0) {
        cairo_set_scaled_font(cr, font);
        return;
    }
    cairo_matrix_t size, page;
    cairo_scaled_font_get_font_matrix(font, &size);
    cairo_scaled_font_get_ctm(font, &page);
    cairo_matrix_scale(&size, 1 + f->glyphs / 1000., 1);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_scaled_font_get_font_options(font, options);
    cairo_scaled_font_t *wide =
        cairo_scaled_font_create(cairo_scaled_font_get_font_face(font), &size, &page, options);
    cairo_set_scaled_font(cr, wide);
    cairo_scaled_font_destroy(wide);
    cairo_font_options_destroy(options);
}

void
glyphs_show(struct glyphs *g, cairo_t *cr, const struct fragment *f)
{
    if (g->list->len > 0) {
        set_font(cr, f);
        cairo_show_text_glyphs(cr, g->text->str, (int)g->text->len,
            (cairo_glyph_t *)(void *)g->list->data, (int)g->list->len,
            (cairo_text_cluster_t *)(void *)g->clusters->data, (int)g->clusters->len,
            f->shaped->is_rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    }
    g_array_set_size(g->list, 0);
    g_array_set_size(g->clusters, 0);
    g_string_truncate(g->text, 0);
}

bool
glyphs_are_pictures(struct glyphs *g, const struct shaped *shaped)
{
    ask_font(g, shaped->font);
    return g->is_pictures;
}

bool
glyphs_are_private(const struct shaped *shaped)
{
    const unsigned char *p = (const unsigned char *)shaped->text;
    for (int i = 0; i + 1 < shaped->text_size; i++)
        if (p[i] == 0xee || (p[i] == 0xef && p[i + 1] < 0xa4) ||
            (p[i] == 0xf3 && p[i + 1] >= 0xb0) || p[i] == 0xf4)
            return true;
    return false;
}
