/*
 * Text is drawn a line at a time: neighbouring fragments of one line, font, colour and tag
 * become one cairo_show_text_glyphs with the text they show, spaces included, so that words
 * neither break nor run together when the text is taken out again.
 */
#include "print/pdf/draw.h"

#include "compose/compose.h"
#include "print/pdf/figure.h"
#include "print/pdf/sign.h"

#include <cairo-pdf.h>
#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define SOFT_HYPHEN "\xc2\xad"

struct painter {
    struct ctx *ctx;
    struct tags *tags;
    struct figures *figures;
    cairo_t *cr;
    struct page_marks *marks;
    uint32_t page;
    bool has_colour; /* `colour` is cairo's source */
    struct colour colour;
    /* The line being collected. */
    const struct fragment *first, *last;
    const struct tag *tag;
    GArray *glyphs, *clusters; /* cairo_glyph_t, cairo_text_cluster_t */
    GString *text;
    /* Of the font used last. */
    PangoFont *font;
    hb_codepoint_t space;
    GHashTable *reported; /* boxes with a finding already */
};

static void
set_colour(struct painter *p, struct colour colour)
{
    if (p->has_colour && p->colour.red == colour.red && p->colour.green == colour.green &&
        p->colour.blue == colour.blue)
        return;
    cairo_set_source_rgb(p->cr, colour.red / 255., colour.green / 255., colour.blue / 255.);
    p->colour = colour;
    p->has_colour = true;
}

/* Artifacts of no kind are layout: rules, signs, text in a box that is an artifact. */
static enum artifact
artifact_of(const struct fragment *f)
{
    return f->artifact == ARTIFACT_NONE ? ARTIFACT_LAYOUT : f->artifact;
}

/* The tag of a fragment, or NULL: only text and pictures are content. */
static struct tag *
tag_of(const struct painter *p, const struct fragment *f)
{
    if (f->artifact != ARTIFACT_NONE || !f->box ||
        (f->kind != FRAGMENT_TEXT && f->kind != FRAGMENT_IMAGE))
        return NULL;
    return tags_find(p->tags, f->box);
}

static void
begin(struct painter *p, const struct fragment *f, struct tag *tag)
{
    int id = mark_begin(p->marks, p->cr, tag, tag ? ARTIFACT_NONE : artifact_of(f));
    if (tag && id >= 0)
        tag_add_content(p->tags, tag, f->box, p->page, id);
}

static void
note_place(struct painter *p, const struct fragment *f, struct tag *tag)
{
    if (!tag)
        return;
    if (f->kind == FRAGMENT_TEXT)
        tag_place(
            tag, p->page, f->x, f->line_top, f->x + f->width, f->line_top + f->line_height);
    else
        tag_place(tag, p->page, f->x, f->y, f->x + f->width, f->y + f->height);
}

/* The font of a fragment; stretched by some thousandths where justified text asks for it. */
static void
set_font(struct painter *p, const struct fragment *f)
{
    cairo_scaled_font_t *font =
        pango_cairo_font_get_scaled_font((PangoCairoFont *)f->shaped->font);
    if (f->glyphs == 0) {
        cairo_set_scaled_font(p->cr, font);
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
    cairo_set_scaled_font(p->cr, wide);
    cairo_scaled_font_destroy(wide);
    cairo_font_options_destroy(options);
}

/* Draws the line that was collected. */
static void
flush_text(struct painter *p)
{
    if (!p->first)
        return;
    const struct fragment *f = p->first;
    p->first = NULL;
    if (p->glyphs->len == 0)
        return;
    set_colour(p, f->colour);
    begin(p, f, tag_of(p, f));
    set_font(p, f);
    cairo_show_text_glyphs(p->cr, p->text->str, (int)p->text->len,
        (cairo_glyph_t *)(void *)p->glyphs->data, (int)p->glyphs->len,
        (cairo_text_cluster_t *)(void *)p->clusters->data, (int)p->clusters->len,
        f->shaped->is_rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
    g_array_set_size(p->glyphs, 0);
    g_array_set_size(p->clusters, 0);
    g_string_truncate(p->text, 0);
}

/* Does the fragment go on where the line collected ends? */
static bool
can_join(const struct painter *p, const struct fragment *f, const struct tag *tag)
{
    const struct fragment *last = p->last;
    return p->first && !f->shaped->is_rtl && !last->shaped->is_rtl &&
           f->shaped->font == last->shaped->font && f->line == last->line && f->y == last->y &&
           f->artifact == last->artifact && f->glyphs == last->glyphs && tag == p->tag &&
           f->link == last->link && memcmp(&f->colour, &last->colour, sizeof f->colour) == 0;
}

/* Once for each box: `name`, quoted, and what is wrong with it. */
static void
report(struct painter *p, const struct box *box, const char *code, const char *name,
    const char *what)
{
    if (!g_hash_table_add(p->reported, (void *)(uintptr_t)box))
        return;
    struct span span = { 0 };
    if (box->node)
        span = origin_span(p->ctx, box->node);
    diag_add(p->ctx->diags, SEV_ERROR, span, code, "\"%s\" %s", name, what);
}

static void
use_font(struct painter *p, PangoFont *font)
{
    if (p->font == font)
        return;
    p->font = font;
    if (!hb_font_get_nominal_glyph(pango_font_get_hb_font(font), ' ', &p->space))
        p->space = 0;
}

static void
add_glyph(struct painter *p, unsigned long index, scaled x, scaled y)
{
    cairo_glyph_t glyph = { .index = index, .x = PT(x), .y = PT(y) };
    g_array_append_val(p->glyphs, glyph);
}

static void
add_cluster(struct painter *p, const char *text, int size, int n_glyphs)
{
    cairo_text_cluster_t cluster = { .num_bytes = size, .num_glyphs = n_glyphs };
    g_array_append_val(p->clusters, cluster);
    g_string_append_len(p->text, text, size);
}

static scaled
stretched(const struct fragment *f, scaled length)
{
    return length + (scaled)((int64_t)length * f->glyphs / 1000);
}

/* Glyphs in the order of the line; returns where the next one would stand. */
static scaled
add_glyphs(struct painter *p, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    scaled x = 0; /* as shaped; stretched together, so that roundings do not add up */
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *g = &glyphs->glyphs[i];
        if (!(g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) && g->glyph != PANGO_GLYPH_EMPTY)
            add_glyph(p, g->glyph, f->x + stretched(f, x + g->geometry.x_offset),
                f->y + g->geometry.y_offset);
        x += g->geometry.width;
    }
    return f->x + stretched(f, x);
}

/* Which glyphs show which bytes, in logical order. */
static void
add_clusters(struct painter *p, const struct fragment *f)
{
    const PangoGlyphString *glyphs = f->shaped->glyphs;
    int n = glyphs->num_glyphs, step = f->shaped->is_rtl ? -1 : 1;
    int at = f->shaped->is_rtl ? n - 1 : 0, start = 0;
    for (int done = 0; done < n;) {
        int cluster = glyphs->log_clusters[at], shown = 0;
        for (; done < n && glyphs->log_clusters[at] == cluster; done++, at += step) {
            PangoGlyph glyph = glyphs->glyphs[at].glyph;
            shown += !(glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY;
        }
        int end = done < n ? glyphs->log_clusters[at] : f->shaped->text_size;
        if (shown > 0) /* what shows nothing (a joiner) has no place in the line */
            add_cluster(p, f->shaped->text + start, end - start, shown);
        start = end;
    }
}

/* U+E000 to U+F8FF mean nothing outside the font (ISO 19005-3, 6.2.11.7.3). */
static bool
has_private_use(const struct shaped *shaped)
{
    const unsigned char *p = (const unsigned char *)shaped->text;
    for (int i = 0; i + 1 < shaped->text_size; i++)
        if (p[i] == 0xee || (p[i] == 0xef && p[i + 1] < 0xa4))
            return true;
    return false;
}

static const struct box *
paragraph_around(const struct box *box)
{
    while (box && box->kind != BOX_PARAGRAPH)
        box = box->parent;
    return box;
}

/*
 * Does the fragment end one of several paragraphs that share a tag (the columns of a contents
 * line)?  Then a space keeps its last word from the first of the next.
 */
static bool
ends_part(const struct painter *p, const struct fragment *f, const struct fragment *next)
{
    const struct box *paragraph = paragraph_around(f->box);
    if (!paragraph || !paragraph->next || (next && paragraph_around(next->box) == paragraph))
        return false;
    return tags_find(p->tags, paragraph) == tags_find(p->tags, paragraph->parent);
}

/* `next` is what is drawn next, or NULL. */
static void
draw_text(struct painter *p, const struct fragment *f, const struct fragment *next)
{
    const struct shaped *shaped = f->shaped;
    struct tag *tag = tag_of(p, f);
    note_place(p, f, tag);
    if (tag && has_private_use(shaped))
        report(p, f->box, "missing-glyph", f->box->text ? f->box->text : "",
            "has a private-use character, which means nothing outside its font");
    if (!can_join(p, f, tag)) {
        flush_text(p);
        p->first = f;
        p->tag = tag;
    }
    p->last = f;
    use_font(p, shaped->font);
    guint n_before = p->glyphs->len;
    scaled end = add_glyphs(p, f);
    if (f->is_soft_hyphen)
        add_cluster(p, SOFT_HYPHEN, 2, (int)(p->glyphs->len - n_before));
    else
        add_clusters(p, f);
    if (p->space == 0 || !(f->space_after || ends_part(p, f, next)))
        return;
    if (shaped->is_rtl) {
        cairo_glyph_t space = { .index = p->space, .x = PT(f->x), .y = PT(f->y) };
        g_array_prepend_val(p->glyphs, space);
    } else {
        add_glyph(p, p->space, end, f->y);
    }
    add_cluster(p, " ", 1, 1);
}

/* Rounds the corner at `at` between its neighbours. */
static void
round_corner(
    cairo_t *cr, struct point before, struct point at, struct point after, double radius)
{
    const double circle = 0.5523; /* control points of a quarter circle */
    double x = PT(at.x), y = PT(at.y);
    double from = hypot(PT(before.x) - x, PT(before.y) - y);
    double to = hypot(PT(after.x) - x, PT(after.y) - y);
    double r = MIN(radius, MIN(from, to) / 2);
    if (r <= 0) {
        cairo_line_to(cr, x, y);
        return;
    }
    double ax = (PT(before.x) - x) / from * r, ay = (PT(before.y) - y) / from * r;
    double bx = (PT(after.x) - x) / to * r, by = (PT(after.y) - y) / to * r;
    double rest = 1 - circle;
    cairo_line_to(cr, x + ax, y + ay);
    cairo_curve_to(
        cr, x + ax * rest, y + ay * rest, x + bx * rest, y + by * rest, x + bx, y + by);
}

static void
draw_path(struct painter *p, const struct fragment *f)
{
    cairo_t *cr = p->cr;
    size_t n = f->n_points;
    cairo_new_path(cr);
    for (size_t i = 0; i < n; i++) {
        bool is_end = !f->is_closed && (i == 0 || i + 1 == n);
        if (is_end || n < 3)
            cairo_line_to(cr, PT(f->points[i].x), PT(f->points[i].y));
        else
            round_corner(cr, f->points[(i + n - 1) % n], f->points[i], f->points[(i + 1) % n],
                PT(f->radius));
    }
    if (f->is_closed)
        cairo_close_path(cr);
    cairo_set_line_width(cr, PT(f->stroke));
    cairo_stroke(cr);
}

static void
draw_image(struct painter *p, const struct fragment *f)
{
    const char *why = "is not there";
    p->has_colour = false;
    if (!f->box->image || !figure_draw(p->figures, p->cr, f->box->image, PT(f->x), PT(f->y),
                              PT(f->width), PT(f->height), &why)) {
        g_autofree char *name = g_path_get_basename(f->box->image ? f->box->image : "");
        report(p, f->box, "missing-file", name, why);
    }
}

/*
 * A second, tiny rectangle in the path keeps cairo from seeing a box: one that covers the page
 * is taken for paint over everything before, and the marks before are dropped.
 */
static void
draw_rect(struct painter *p, const struct fragment *f)
{
    cairo_rectangle(p->cr, PT(f->x), PT(f->y), PT(f->width), PT(f->height));
    if (f->x <= 0 && f->y <= 0)
        cairo_rectangle(p->cr, 0, 0, 0.25, 0.25);
    cairo_fill(p->cr);
}

/* Everything but text. */
static void
draw_shape(struct painter *p, const struct fragment *f)
{
    struct tag *tag = tag_of(p, f);
    flush_text(p);
    if (f->kind == FRAGMENT_RECT && !f->colour.is_set)
        return;
    note_place(p, f, tag);
    set_colour(p, f->colour);
    begin(p, f, tag);
    switch (f->kind) {
    case FRAGMENT_TEXT:
        break;
    case FRAGMENT_RECT:
        draw_rect(p, f);
        break;
    case FRAGMENT_PATH:
        draw_path(p, f);
        break;
    case FRAGMENT_SIGN:
        sign_draw(p->cr, f->box->sign, PT(f->x), PT(f->y), PT(f->width), f->colour, f->paper);
        p->has_colour = false;
        break;
    case FRAGMENT_BARS:
        bars_draw(p->cr, f->box->sign, PT(f->x), PT(f->y), PT(f->height), f->colour);
        p->has_colour = false;
        break;
    case FRAGMENT_IMAGE:
        draw_image(p, f);
        break;
    }
}

static void
draw_page(struct painter *p, const struct page *page)
{
    p->has_colour = false;
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_TEXT)
            draw_text(p, f, i + 1 < page->n_fragments ? f + 1 : NULL);
        else
            draw_shape(p, f);
    }
    flush_text(p);
    mark_end(p->marks, p->cr);
    cairo_show_page(p->cr);
}

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int size)
{
    g_byte_array_append(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

static void
painter_init(struct painter *p, struct ctx *ctx, struct tags *tags, cairo_surface_t *surface)
{
    *p = (struct painter){
        .ctx = ctx,
        .tags = tags,
        .figures = figures_new(),
        .cr = cairo_create(surface),
        .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
        .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)),
        .text = g_string_new(NULL),
        .reported = g_hash_table_new(NULL, NULL),
    };
}

static void
painter_clear(struct painter *p)
{
    cairo_destroy(p->cr);
    figures_free(p->figures);
    g_array_free(p->glyphs, TRUE);
    g_array_free(p->clusters, TRUE);
    g_string_free(p->text, TRUE);
    g_hash_table_destroy(p->reported);
}

bool
draw_pages(struct ctx *ctx, const struct layout *layout, struct tags *tags, struct drawing *out)
{
    *out = (struct drawing){ .pdf = g_byte_array_new(),
        .pages = g_new0(struct page_marks, layout->n_pages),
        .n_pages = layout->n_pages };
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out->pdf, 1, 1);
    struct painter p;
    painter_init(&p, ctx, tags, surface);
    for (size_t i = 0; i < layout->n_pages; i++) {
        const struct page_master *master = layout->pages[i].master;
        p.page = (uint32_t)i;
        p.marks = &out->pages[i];
        cairo_pdf_surface_set_size(surface, PT(master->width), PT(master->height));
        draw_page(&p, &layout->pages[i]);
    }
    cairo_status_t status = cairo_status(p.cr);
    painter_clear(&p);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    diag_add(ctx->diags, SEV_ERROR, (struct span){ 0 }, "overfull", "cannot draw the pages: %s",
        cairo_status_to_string(status));
    return false;
}

void
drawing_clear(struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->n_pages; i++)
        page_marks_clear(&drawing->pages[i]);
    g_free(drawing->pages);
    if (drawing->pdf)
        g_byte_array_free(drawing->pdf, TRUE);
    *drawing = (struct drawing){ 0 };
}
