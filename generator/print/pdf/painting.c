#include "print/pdf/painting.h"

#include "print/pdf/object.h"

#include <math.h>
#include <string.h>

void
painting_init(struct painting *p)
{
    *p = (struct painting){ .packed = g_string_new(NULL), .operators = g_string_new(NULL) };
}

void
painting_clear(struct painting *p)
{
    g_string_free(p->packed, TRUE);
    g_string_free(p->operators, TRUE);
}

void
painting_begin(struct painting *p, scaled height)
{
    g_string_truncate(p->packed, 0);
    g_string_truncate(p->operators, 0);
    p->height = height;
    p->has_fill = p->has_stroke = false;
}

/* Seven bits a byte, the lowest first; the highest bit says that more follow. */
static void
pack_number(GString *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        g_string_append_c(out, (char)(value | 0x80));
    g_string_append_c(out, (char)value);
}

static uint64_t
unpack_number(struct painting_reader *r)
{
    uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*r->p++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value;
    }
}

/* Small numbers of either sign are short. */
static void
pack_signed(GString *out, int64_t value)
{
    pack_number(out, value < 0 ? ~((uint64_t)value << 1) : (uint64_t)value << 1);
}

static int64_t
unpack_signed(struct painting_reader *r)
{
    uint64_t value = unpack_number(r);
    return (int64_t)(value & 1 ? ~(value >> 1) : value >> 1);
}

static void
flush(struct painting *p)
{
    if (p->operators->len == 0)
        return;
    g_string_append_c(p->packed, PAINTED_OPERATORS);
    pack_number(p->packed, p->operators->len);
    g_string_append_len(p->packed, p->operators->str, (gssize)p->operators->len);
    g_string_truncate(p->operators, 0);
}

void *
painting_end(struct painting *p, size_t *size)
{
    flush(p);
    *size = p->packed->len;
    return g_memdup2(p->packed->str, p->packed->len);
}

void
painting_mark(struct painting *p)
{
    flush(p);
    g_string_append_c(p->packed, PAINTED_MARK);
}

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
set_fill(struct painting *p, struct colour colour)
{
    if (!p->has_fill || !same_colour(p->fill, colour))
        put_colour(p->operators, colour, " rg\n");
    p->has_fill = true;
    p->fill = colour;
}

static void
set_stroke(struct painting *p, struct colour colour)
{
    if (!p->has_stroke || !same_colour(p->stroke, colour))
        put_colour(p->operators, colour, " RG\n");
    p->has_stroke = true;
    p->stroke = colour;
}

/* What belongs to a word besides its place. */
enum { WORD_SPACE = 3, WORD_SOFT_HYPHEN = 4, WORD_BITS = 3 };

void
painting_text(
    struct painting *p, size_t typeface, struct colour colour, const struct run_source *text)
{
    set_fill(p, colour);
    flush(p);
    GString *out = p->packed;
    g_string_append_c(out, PAINTED_TEXT);
    pack_number(out, typeface);
    pack_signed(out, text->glyphs);
    pack_signed(out, text->y);
    pack_number(out, text->n);
    int64_t before = 0;
    for (size_t i = 0; i < text->n; i++) {
        const struct run_word *word = &text->words[i];
        unsigned bits = word->space | (word->is_soft_hyphen ? WORD_SOFT_HYPHEN : 0);
        g_string_append_len(out, (const char *)&word->shaped, sizeof word->shaped);
        pack_signed(out, (word->x - before) * (1 << WORD_BITS) + bits);
        before = word->x;
    }
}

static void
put_point(struct painting *p, double x, double y)
{
    put_real(p->operators, x);
    put_real(p->operators, PT(p->height) - y);
}

/* Draws a rounded corner at `at`, between its two neighbours. */
static void
round_corner(struct painting *p, struct point before, struct point at, struct point after,
    double radius, const char *operator)
{
    const double circle = 0.5523; /* control points of a quarter circle */
    double x = PT(at.x), y = PT(at.y);
    double from = hypot(PT(before.x) - x, PT(before.y) - y);
    double to = hypot(PT(after.x) - x, PT(after.y) - y);
    double r = MIN(radius, MIN(from, to) / 2);
    if (r <= 0) {
        put_point(p, x, y);
        put_literal(p->operators, operator);
        return;
    }
    double ax = (PT(before.x) - x) / from * r, ay = (PT(before.y) - y) / from * r;
    double bx = (PT(after.x) - x) / to * r, by = (PT(after.y) - y) / to * r;
    double rest = 1 - circle;
    put_point(p, x + ax, y + ay);
    put_literal(p->operators, operator);
    put_point(p, x + ax * rest, y + ay * rest);
    put_point(p, x + bx * rest, y + by * rest);
    put_point(p, x + bx, y + by);
    put_literal(p->operators, " c");
}

void
painting_path(struct painting *p, const struct fragment *f)
{
    size_t n = f->n_points;
    set_stroke(p, f->colour);
    put_length(p->operators, f->stroke);
    put_literal(p->operators, " w");
    for (size_t i = 0; i < n; i++) {
        bool is_end = !f->is_closed && (i == 0 || i + 1 == n);
        bool is_sharp = is_end || n < 3;
        round_corner(p, f->points[(i + n - 1) % n], f->points[i], f->points[(i + 1) % n],
            is_sharp ? 0 : PT(f->radius), i == 0 ? " m" : " l");
    }
    put_literal(p->operators, f->is_closed ? " s\n" : " S\n");
}

void
painting_rect(struct painting *p, const struct fragment *f)
{
    set_fill(p, f->colour);
    put_length(p->operators, f->x);
    put_length(p->operators, p->height - f->y - f->height);
    put_length(p->operators, f->width);
    put_length(p->operators, f->height);
    put_literal(p->operators, " re f\n");
}

void
painting_form(struct painting *p, const struct fragment *f, int form, scaled height)
{
    put_literal(p->operators, "q 1 0 0 1");
    put_length(p->operators, f->x);
    put_length(
        p->operators, p->height - (f->kind == FRAGMENT_TEXT ? f->line_top : f->y) - height);
    g_string_append_printf(p->operators, " cm/x%d Do Q\n", form);
}

/* --- Reading --- */

void
painting_reader_init(struct painting_reader *r, const void *packed, size_t size)
{
    *r = (struct painting_reader){ .p = packed,
        .end = (const char *)packed + size,
        .words = g_array_new(FALSE, FALSE, sizeof(struct run_word)) };
}

void
painting_reader_clear(struct painting_reader *r)
{
    g_array_free(r->words, TRUE);
}

static void
read_text(struct painting_reader *r)
{
    r->typeface = unpack_number(r);
    r->text.glyphs = (int)unpack_signed(r);
    r->text.y = (scaled)unpack_signed(r);
    g_array_set_size(r->words, (guint)unpack_number(r));
    int64_t before = 0;
    for (guint i = 0; i < r->words->len; i++) {
        struct run_word *word = &g_array_index(r->words, struct run_word, i);
        memcpy(&word->shaped, r->p, sizeof word->shaped);
        r->p += sizeof word->shaped;
        int64_t value = unpack_signed(r);
        word->space = (enum run_space)(value & WORD_SPACE);
        word->is_soft_hyphen = (value & WORD_SOFT_HYPHEN) != 0;
        before += value >> WORD_BITS;
        word->x = (scaled)before;
    }
    r->text.words = (const struct run_word *)(const void *)r->words->data;
    r->text.n = r->words->len;
}

bool
painting_next(struct painting_reader *r, enum painted_kind *kind)
{
    if (r->p >= r->end)
        return false;
    *kind = (enum painted_kind) * r->p++;
    if (*kind == PAINTED_TEXT) {
        read_text(r);
    } else if (*kind == PAINTED_OPERATORS) {
        r->size = unpack_number(r);
        r->operators = r->p;
        r->p += r->size;
    }
    return true;
}
