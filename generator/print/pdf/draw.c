/*
 * Text is drawn a line at a time: neighbouring fragments of one line, font, colour and tag
 * become one cairo_show_text_glyphs with the text they show, spaces included, so that words
 * neither break nor run together when the text is taken out again.
 */
#include "print/pdf/draw.h"

#include "compose/compose.h"
#include "print/pdf/figure.h"
#include "print/pdf/glyphs.h"
#include "print/pdf/sign.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

/* A fragment, and its place in the order of reading. */
struct turn {
    const struct fragment *fragment;
    uint32_t order;
};

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
    uint32_t order; /* of the first */
    const struct tag *tag;
    struct glyphs glyphs;
    const struct fragment *plain; /* text drawn last that is no picture */
    GArray *turns;                /* struct turn: the page's fragments as they are drawn */
    GHashTable *reported;         /* boxes with a finding already */
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
begin(struct painter *p, const struct fragment *f, uint32_t order, struct tag *tag)
{
    int id = mark_begin(p->marks, p->cr, tag, tag ? ARTIFACT_NONE : artifact_of(f));
    if (tag && id >= 0)
        tag_add_content(p->tags, tag, f->box, order, p->page, id);
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

/* Draws the line that was collected. */
static void
flush_text(struct painter *p)
{
    if (!p->first)
        return;
    const struct fragment *f = p->first;
    p->first = NULL;
    if (p->glyphs.list->len == 0)
        return;
    set_colour(p, f->colour);
    begin(p, f, p->order, tag_of(p, f));
    glyphs_show(&p->glyphs, p->cr, f);
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

/*
 * Where the space behind a fragment that ends at `end` stands: towards the next one of its
 * line, else on the side to which its letters run.
 */
static scaled
space_x(const struct fragment *f, const struct fragment *next, scaled end)
{
    if (next && next->kind == FRAGMENT_TEXT && next->line == f->line && next->y == f->y)
        return next->x < f->x ? f->x : end;
    return f->shaped->is_rtl ? f->x : end;
}

/*
 * cairo draws such glyphs as images; what they stand for is said with the mark.  Programs that
 * replace drawn text only find a space to replace.
 */
static void
draw_pictures(struct painter *p, const struct fragment *f, uint32_t order, bool has_space)
{
    struct tag *tag = tag_of(p, f);
    flush_text(p);
    if (tag) {
        g_autoptr(GString) text = g_string_new_len(f->shaped->text, f->shaped->text_size);
        g_string_append(text, has_space ? " " : "");
        int id = mark_begin_actual(p->marks, p->cr, tag, text->str, text->len);
        tag_add_content(p->tags, tag, f->box, order, p->page, id);
    } else {
        begin(p, f, order, NULL);
    }
    glyphs_add(&p->glyphs, f);
    glyphs_show(&p->glyphs, p->cr, f);
    struct fragment space = p->plain ? *p->plain : *f;
    space.y = f->y;
    glyphs_add_space(&p->glyphs, &space, f->x);
    glyphs_show(&p->glyphs, p->cr, &space);
}

/* `next` is what is drawn next, or NULL. */
static void
draw_text(
    struct painter *p, const struct fragment *f, uint32_t order, const struct fragment *next)
{
    const struct shaped *shaped = f->shaped;
    struct tag *tag = tag_of(p, f);
    bool has_space = f->space_after || ends_part(p, f, next);
    note_place(p, f, tag);
    if (tag && glyphs_are_private(shaped))
        report(p, f->box, "missing-glyph", f->box->text ? f->box->text : "",
            "has a private-use character, which means nothing outside its font");
    if (glyphs_are_pictures(&p->glyphs, shaped)) {
        draw_pictures(p, f, order, has_space);
        return;
    }
    if (!can_join(p, f, tag)) {
        flush_text(p);
        p->first = f;
        p->order = order;
        p->tag = tag;
    }
    p->last = p->plain = f;
    scaled end = glyphs_add(&p->glyphs, f);
    if (has_space)
        glyphs_add_space(&p->glyphs, f, space_x(f, next, end));
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
draw_shape(struct painter *p, const struct fragment *f, uint32_t order)
{
    struct tag *tag = tag_of(p, f);
    flush_text(p);
    if (f->kind == FRAGMENT_RECT && !f->colour.is_set)
        return;
    note_place(p, f, tag);
    set_colour(p, f->colour);
    begin(p, f, order, tag);
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

/* What is read and does not cover anything, so that it can be drawn in any order. */
static bool
is_content(const struct fragment *f)
{
    return f->box && f->artifact == ARTIFACT_NONE && f->kind != FRAGMENT_RECT &&
           f->kind != FRAGMENT_PATH;
}

/*
 * By the box; a comma between the page numbers of a list is the list's, and stands in front of
 * the number that follows it.
 */
static uint32_t
reading_order(const struct fragment *f, const struct fragment *next)
{
    if (!f->box)
        return 0;
    bool is_comma = f->box->kind == BOX_PAGE_REF && f->box->first && next && next->box &&
                    next->box->parent == f->box;
    return is_comma ? next->box->index : f->box->index;
}

static int
by_order(const void *a, const void *b, void *data)
{
    (void)data;
    const struct turn *one = a, *other = b;
    return one->order < other->order ? -1 : one->order > other->order;
}

/*
 * Programs that do not know tags take text in the order of drawing, so that what stands side by
 * side is drawn one after the other, not line by line.
 */
static void
take_turns(struct painter *p, const struct page *page)
{
    g_array_set_size(p->turns, (guint)page->n_fragments);
    struct turn *turns = (struct turn *)(void *)p->turns->data;
    size_t n = page->n_fragments;
    for (size_t i = 0; i < n; i++) {
        const struct fragment *f = &page->fragments[i];
        turns[i].fragment = f;
        turns[i].order = reading_order(f, i + 1 < n ? f + 1 : NULL);
    }
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && is_content(turns[to].fragment);)
            to++;
        g_qsort_with_data(turns + from, (gint)(to - from), sizeof *turns, by_order, NULL);
    }
}

static void
draw_page(struct painter *p, const struct page *page)
{
    p->has_colour = false;
    take_turns(p, page);
    const struct turn *turns = (const struct turn *)(const void *)p->turns->data;
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = turns[i].fragment;
        const struct fragment *next = i + 1 < page->n_fragments ? turns[i + 1].fragment : NULL;
        if (f->kind == FRAGMENT_TEXT)
            draw_text(p, f, turns[i].order, next);
        else
            draw_shape(p, f, turns[i].order);
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
        .reported = g_hash_table_new(NULL, NULL),
    };
    p->turns = g_array_new(FALSE, FALSE, sizeof(struct turn));
    glyphs_init(&p->glyphs);
}

static void
painter_clear(struct painter *p)
{
    cairo_destroy(p->cr);
    figures_free(p->figures);
    glyphs_free(&p->glyphs);
    g_array_free(p->turns, TRUE);
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
