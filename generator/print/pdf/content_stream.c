/*
 * Paints a page.  Coordinates are those of the page: y grows upwards from its lower edge.
 * Glyphs are written with the codes that cairo assigned to them in its fonts, and are moved
 * (ISO 32000-1, 9.4.3) where kerning, letter spacing or justification changes their position.
 */
#include "print/pdf/content_stream.h"

#include "print/pdf/glyph_run.h"
#include "print/pdf/object.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define LEAST_MOVE 2. /* in thousandths of the font size; smaller moves are not written */

struct painter {
    const struct stream_paint *job;
    GString *out;
    scaled height; /* of the page */
    size_t n_marks;
    bool has_fill, has_stroke;
    struct colour fill, stroke;
    int font; /* number of the current font resource, or -1 */
    struct glyph_run run;
};

/* The state of the text operators while a run is written. */
struct pen {
    const struct typeface *typeface;
    double matrix[4]; /* as last written to the stream */
    double x;         /* of the next glyph if it is not moved, in thousandths from `start` */
    scaled start, y;  /* where the text matrix was last set */
    bool is_set;      /* true once a text matrix has been written */
    bool is_array;    /* inside [ ]TJ */
    bool is_string;   /* inside ( ) or < > of that array */
    bool is_wide;
};

static void
put_channel(GString *out, unsigned value)
{
    put_length(out, (scaled)((value * SCALE + 127) / 255));
}

static void
put_colour(GString *out, struct colour colour, const char *operator)
{
    put_channel(out, colour.red);
    put_channel(out, colour.green);
    put_channel(out, colour.blue);
    put_literal(out, operator);
}

static bool
same_colour(struct colour a, struct colour b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static void
set_fill(struct painter *p, struct colour colour)
{
    if (!p->has_fill || !same_colour(p->fill, colour))
        put_colour(p->out, colour, " rg\n");
    p->has_fill = true;
    p->fill = colour;
}

static void
set_stroke(struct painter *p, struct colour colour)
{
    if (!p->has_stroke || !same_colour(p->stroke, colour))
        put_colour(p->out, colour, " RG\n");
    p->has_stroke = true;
    p->stroke = colour;
}

/*
 * Opens the marked-content sequence of the group, in the order in which page_content.c counted
 * them.
 */
static void
set_mark(struct painter *p, const struct draw_group *s)
{
    const struct page_marks *marks = p->job->marks;
    bool is_alone = s->is_pictures && s->tag;
    if (p->n_marks > 0) {
        if (!is_alone &&
            marked_content_takes(&marks->marks[p->n_marks - 1], s->tag, s->artifact))
            return;
        put_literal(p->out, "EMC\n");
    }
    assert(p->n_marks < marks->n && marks->marks[p->n_marks].tag == s->tag);
    marked_content_put(p->out, &marks->marks[p->n_marks++]);
}

static void
close_string(struct painter *p, struct pen *pen)
{
    if (pen->is_string)
        g_string_append_c(p->out, pen->is_wide ? '>' : ')');
    pen->is_string = false;
}

static void
close_array(struct painter *p, struct pen *pen)
{
    close_string(p, pen);
    if (pen->is_array)
        put_literal(p->out, "]TJ\n");
    pen->is_array = false;
}

static void
set_font(struct painter *p, struct pen *pen, const struct glyph *glyph)
{
    if (p->font == glyph->resource)
        return;
    close_array(p, pen);
    p->font = glyph->resource;
    g_string_append_printf(p->out, "/f%d 1 Tf", glyph->resource);
}

static void
set_place(struct painter *p, struct pen *pen, const struct placed_glyph *at)
{
    close_array(p, pen);
    for (size_t i = 0; i < G_N_ELEMENTS(pen->matrix); i++)
        put_real(p->out, pen->matrix[i]);
    put_length(p->out, at->x);
    put_length(p->out, p->height - at->y);
    put_literal(p->out, " Tm");
    pen->start = at->x;
    pen->y = at->y;
    pen->x = 0;
    pen->is_set = true;
}

/* Moves the pen to the position of the glyph. */
static void
move(struct painter *p, struct pen *pen, const struct placed_glyph *at)
{
    if (!pen->is_set || at->y != pen->y) {
        set_place(p, pen, at);
        return;
    }
    double wanted = PT(at->x - pen->start) * 1000 / pen->matrix[0];
    double back = round(pen->x - wanted);
    if (fabs(back) < LEAST_MOVE)
        return;
    if (!pen->is_array)
        g_string_append_c(p->out, '[');
    pen->is_array = true;
    close_string(p, pen);
    put_integer(p->out, (int64_t)back);
    pen->x -= back;
}

static void
put_code(struct painter *p, struct pen *pen, const struct glyph *glyph)
{
    static const char hex[] = "0123456789abcdef";
    if (!pen->is_array)
        g_string_append_c(p->out, '[');
    if (!pen->is_string)
        g_string_append_c(p->out, glyph->is_wide ? '<' : '(');
    pen->is_array = pen->is_string = true;
    pen->is_wide = glyph->is_wide;
    if (glyph->is_wide) {
        const char code[] = { hex[glyph->code >> 12 & 15], hex[glyph->code >> 8 & 15],
            hex[glyph->code >> 4 & 15], hex[glyph->code & 15] };
        g_string_append_len(p->out, code, sizeof code);
    } else {
        put_byte(p->out, (char)glyph->code);
    }
    pen->x += glyph->width;
}

static void
put_glyph(struct painter *p, struct pen *pen, const struct placed_glyph *at)
{
    const struct glyph *glyph = typeface_glyph(pen->typeface, at->index);
    if (!glyph || glyph->resource < 0)
        return;
    set_font(p, pen, glyph);
    move(p, pen, at);
    put_code(p, pen, glyph);
}

/* True if the font's own ToUnicode map gives this text for the glyph. */
static bool
says_itself(
    const struct pen *pen, const struct glyph_cluster *c, const struct placed_glyph *glyphs)
{
    const struct glyph *glyph = typeface_glyph(pen->typeface, glyphs->index);
    return c->n_glyphs == 1 && glyph && glyph->text && glyph->size == c->size &&
           memcmp(glyph->text, c->text, c->size) == 0;
}

static void
put_cluster(struct painter *p, struct pen *pen, const struct glyph_cluster *c,
    const struct placed_glyph *glyphs)
{
    bool is_said = says_itself(pen, c, glyphs);
    if (!is_said) {
        close_array(p, pen);
        put_literal(p->out, "/Span<</ActualText");
        g_autofree char *utf8 = g_strndup(c->text, c->size);
        put_utf16(p->out, utf8);
        put_literal(p->out, ">>BDC\n");
    }
    for (unsigned i = 0; i < c->n_glyphs; i++)
        put_glyph(p, pen, &glyphs[i]);
    if (!is_said) {
        close_array(p, pen);
        put_literal(p->out, "EMC\n");
    }
}

static void
pen_init(struct pen *pen, const struct typeface *typeface, const struct fragment *f)
{
    double wider = 1 + f->glyphs / 1000.;
    const cairo_matrix_t *m = &typeface->matrix;
    *pen = (struct pen){ .typeface = typeface,
        .matrix = { real_as_put(m->xx * wider), real_as_put(-m->yx * wider),
            real_as_put(-m->xy), real_as_put(m->yy) } };
}

/* Writes the run as a text object of its own, in the font and colour of `f`. */
static void
paint_run(struct painter *p, const struct typeface *typeface, const struct fragment *f)
{
    const struct glyph_run *run = &p->run;
    set_fill(p, f->colour);
    put_literal(p->out, "BT\n");
    struct pen pen;
    pen_init(&pen, typeface, f);
    size_t at = run->is_backward ? run->n_glyphs : 0;
    for (size_t i = 0; i < run->n_clusters; i++) {
        const struct glyph_cluster *c = &run->clusters[i];
        at -= run->is_backward ? c->n_glyphs : 0;
        put_cluster(p, &pen, c, &run->glyphs[at]);
        at += run->is_backward ? 0 : c->n_glyphs;
    }
    close_array(p, &pen);
    put_literal(p->out, "ET\n");
}

static void
paint_text(struct painter *p, const struct draw_group *s)
{
    const struct fragment *f = draw_group_first(s);
    const struct typeface *typeface =
        resources_find_typeface(p->job->resources, f->shaped->font);
    glyph_run_set(&p->run, s, typeface->space, typeface->space_width);
    if (p->run.n_glyphs == 0)
        return;
    set_mark(p, s);
    paint_run(p, typeface, f);
}

static void
put_point(struct painter *p, double x, double y)
{
    put_real(p->out, x);
    put_real(p->out, PT(p->height) - y);
}

/* Draws a rounded corner at `at`, between its two neighbours. */
static void
round_corner(struct painter *p, struct point before, struct point at, struct point after,
    double radius, const char *operator)
{
    const double circle = 0.5523; /* control points of a quarter circle */
    double x = PT(at.x), y = PT(at.y);
    double from = hypot(PT(before.x) - x, PT(before.y) - y);
    double to = hypot(PT(after.x) - x, PT(after.y) - y);
    double r = MIN(radius, MIN(from, to) / 2);
    if (r <= 0) {
        put_point(p, x, y);
        put_literal(p->out, operator);
        return;
    }
    double ax = (PT(before.x) - x) / from * r, ay = (PT(before.y) - y) / from * r;
    double bx = (PT(after.x) - x) / to * r, by = (PT(after.y) - y) / to * r;
    double rest = 1 - circle;
    put_point(p, x + ax, y + ay);
    put_literal(p->out, operator);
    put_point(p, x + ax * rest, y + ay * rest);
    put_point(p, x + bx * rest, y + by * rest);
    put_point(p, x + bx, y + by);
    put_literal(p->out, " c");
}

static void
paint_path(struct painter *p, const struct fragment *f)
{
    size_t n = f->n_points;
    set_stroke(p, f->colour);
    put_length(p->out, f->stroke);
    put_literal(p->out, " w");
    for (size_t i = 0; i < n; i++) {
        bool is_end = !f->is_closed && (i == 0 || i + 1 == n);
        bool is_sharp = is_end || n < 3;
        round_corner(p, f->points[(i + n - 1) % n], f->points[i], f->points[(i + 1) % n],
            is_sharp ? 0 : PT(f->radius), i == 0 ? " m" : " l");
    }
    put_literal(p->out, f->is_closed ? " s\n" : " S\n");
}

static void
paint_rect(struct painter *p, const struct fragment *f)
{
    set_fill(p, f->colour);
    put_length(p->out, f->x);
    put_length(p->out, p->height - f->y - f->height);
    put_length(p->out, f->width);
    put_length(p->out, f->height);
    put_literal(p->out, " re f\n");
}

static void
paint_form(struct painter *p, const struct fragment *f)
{
    int i = resources_find_form(p->job->resources, f);
    if (i < 0)
        return; /* page_content.c has reported it */
    const struct form *form = resources_form_at(p->job->resources, (size_t)i);
    put_literal(p->out, "q 1 0 0 1");
    put_length(p->out, f->x);
    put_length(
        p->out, p->height - (f->kind == FRAGMENT_TEXT ? f->line_top : f->y) - form->height);
    g_string_append_printf(p->out, " cm/x%d Do Q\n", i);
}

/* Paints emoji, and the invisible space that represents them in the text. */
static void
paint_pictures(struct painter *p, const struct draw_group *s)
{
    const struct fragment *f = draw_group_first(s), *plain = draw_group_plain(s);
    set_mark(p, s);
    paint_form(p, f);
    if (!plain)
        return;
    const struct typeface *typeface =
        resources_find_typeface(p->job->resources, plain->shaped->font);
    glyph_run_set_space(&p->run, typeface->space, f->x, f->y);
    if (p->run.n_glyphs > 0)
        paint_run(p, typeface, plain);
}

static void
paint_group(struct painter *p, const struct draw_group *s)
{
    const struct fragment *f = draw_group_first(s);
    if (f->kind == FRAGMENT_TEXT) {
        if (s->is_pictures)
            paint_pictures(p, s);
        else
            paint_text(p, s);
        return;
    }
    set_mark(p, s);
    if (f->kind == FRAGMENT_RECT)
        paint_rect(p, f);
    else if (f->kind == FRAGMENT_PATH)
        paint_path(p, f);
    else
        paint_form(p, f);
}

void
content_stream_paint(void *data, GString *out)
{
    const struct stream_paint *job = data;
    struct painter p = {
        .job = job, .out = out, .height = job->page->master->height, .font = -1
    };
    glyph_run_init(&p.run);
    struct draw_group s = draw_group_start(job->page, job->tags);
    while (draw_group_next(&s))
        paint_group(&p, &s);
    draw_group_end(&s);
    if (p.n_marks > 0)
        put_literal(out, "EMC\n");
    assert(p.n_marks == job->marks->n);
    glyph_run_clear(&p.run);
}
