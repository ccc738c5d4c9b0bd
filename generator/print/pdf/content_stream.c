/*
 * Paints a packed page.  Coordinates are those of the page: y grows upwards from its lower
 * edge. Glyphs are written with the codes that cairo assigned to them in its fonts, and are
 * moved (ISO 32000-1, 9.4.3) where kerning, letter spacing or justification changes their
 * position.
 */
#include "print/pdf/content_stream.h"

#include "print/pdf/object.h"
#include "print/pdf/painting.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define LEAST_MOVE 2. /* in thousandths of the font size; smaller moves are not written */

struct painter {
    const struct stream_paint *job;
    GString *out;
    size_t n_marks;
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

/* Ends the open marked-content sequence and begins the next. */
static void
next_mark(struct painter *p)
{
    const struct page_marks *marks = p->job->marks;
    if (p->n_marks > 0)
        put_literal(p->out, "EMC\n");
    assert(p->n_marks < marks->n);
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
    put_length(p->out, p->job->height - at->y);
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
pen_init(struct pen *pen, const struct typeface *typeface, int glyphs)
{
    double wider = 1 + glyphs / 1000.;
    const cairo_matrix_t *m = &typeface->matrix;
    *pen = (struct pen){ .typeface = typeface,
        .matrix = { real_as_put(m->xx * wider), real_as_put(-m->yx * wider),
            real_as_put(-m->xy), real_as_put(m->yy) } };
}

/* Writes a text as a text object of its own. */
static void
paint_text(struct painter *p, const struct typeface *typeface, const struct run_source *text)
{
    struct glyph_run *run = &p->run;
    glyph_run_set(run, text, typeface->space, typeface->space_width);
    put_literal(p->out, "BT\n");
    struct pen pen;
    pen_init(&pen, typeface, text->glyphs);
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
paint(struct painter *p, const struct painting_reader *r, enum painted_kind kind)
{
    switch (kind) {
    case PAINTED_MARK:
        next_mark(p);
        break;
    case PAINTED_OPERATORS:
        g_string_append_len(p->out, r->operators, (gssize)r->size);
        break;
    case PAINTED_TEXT:
        paint_text(p, resources_typeface_at(p->job->resources, r->typeface), &r->text);
        break;
    }
}

void
content_stream_paint(const struct stream_paint *job, GString *out)
{
    struct painter p = { .job = job, .out = out, .font = -1 };
    glyph_run_init(&p.run);
    struct painting_reader r;
    painting_reader_init(&r, job->packed, job->size);
    enum painted_kind kind;
    while (painting_next(&r, &kind))
        paint(&p, &r, kind);
    if (p.n_marks > 0)
        put_literal(out, "EMC\n");
    assert(p.n_marks == job->marks->n);
    painting_reader_clear(&r);
    glyph_run_clear(&p.run);
}
