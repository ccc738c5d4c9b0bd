/* The signs as data: each one is a list of strokes and fills on a grid of 16 by 16. */
#include "print/pdf/sign.h"

#include <glib.h>
#include <string.h>

enum shape { SHAPE_END, SHAPE_CIRCLE, SHAPE_HALF_DISC, SHAPE_LINE, SHAPE_POLYGON, SHAPE_CURVE };
enum sign_ink { INK, PAPER };

#define MAX_POINTS 10

/* A width of 0 means filled. */
struct sign_part {
    enum shape shape;
    enum sign_ink ink;
    double width, dash, gap;
    size_t n;
    double points[MAX_POINTS][2];
};

#define MAX_PARTS 5

struct sign {
    const char *name;
    struct sign_part parts[MAX_PARTS]; /* terminated by SHAPE_END */
};

/* clang-format off */
#define RING { 8, 8 }, { 6.75, 0 } /* centre, radius */
#define RECT(x, y, w, h) \
    { (x), (y) }, { (x) + (w), (y) }, { (x) + (w), (y) + (h) }, { (x), (y) + (h) }

static const struct sign signs[] = {
    { "yes", {
        { SHAPE_CIRCLE, INK, 1.5, 0, 0, 2, { RING } },
        { SHAPE_LINE, INK, 1.9, 0, 0, 3, { { 4.6, 8.2 }, { 7.1, 10.7 }, { 11.5, 5.6 } } } } },
    { "if", {
        { SHAPE_POLYGON, INK, 1.5, 0, 0, 4,
          { { 8, 1.3 }, { 14.7, 8 }, { 8, 14.7 }, { 1.3, 8 } } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 3, { { 1.3, 8 }, { 14.7, 8 }, { 8, 14.7 } } } } },
    { "must", {
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(1.5, 1.5, 13, 13) } },
        { SHAPE_POLYGON, PAPER, 0, 0, 0, 4, { RECT(6.95, 3.7, 2.1, 5.6) } },
        { SHAPE_POLYGON, PAPER, 0, 0, 0, 4, { RECT(6.95, 10.7, 2.1, 2.1) } } } },
    { "should", {
        { SHAPE_POLYGON, INK, 1.5, 0, 0, 4, { RECT(2.25, 2.25, 11.5, 11.5) } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(7.1, 4.4, 1.8, 4.6) } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(7.1, 10.3, 1.8, 1.8) } } } },
    { "exempt", {
        { SHAPE_POLYGON, INK, 1.5, 0, 0, 4, { RECT(2.25, 2.25, 11.5, 11.5) } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(4.6, 7.1, 6.8, 1.8) } } } },
    { "no", {
        { SHAPE_POLYGON, INK, 0, 0, 0, 8,
          { { 5.1, 1 }, { 10.9, 1 }, { 15, 5.1 }, { 15, 10.9 },
            { 10.9, 15 }, { 5.1, 15 }, { 1, 10.9 }, { 1, 5.1 } } },
        { SHAPE_LINE, PAPER, 2, 0, 0, 2, { { 5, 5 }, { 11, 11 } } },
        { SHAPE_LINE, PAPER, 2, 0, 0, 2, { { 11, 5 }, { 5, 11 } } } } },
    { "better-not", {
        { SHAPE_POLYGON, INK, 1.5, 0, 0, 8,
          { { 5.41, 1.75 }, { 10.59, 1.75 }, { 14.25, 5.41 }, { 14.25, 10.59 },
            { 10.59, 14.25 }, { 5.41, 14.25 }, { 1.75, 10.59 }, { 1.75, 5.41 } } },
        { SHAPE_LINE, INK, 1.7, 0, 0, 2, { { 5.4, 5.4 }, { 10.6, 10.6 } } },
        { SHAPE_LINE, INK, 1.7, 0, 0, 2, { { 10.6, 5.4 }, { 5.4, 10.6 } } } } },
    { "unsettled", {
        { SHAPE_CIRCLE, INK, 1.5, 0, 0, 2, { RING } },
        { SHAPE_HALF_DISC, INK, 0, 0, 0, 2, { RING } } } },
    { "ns", {
        { SHAPE_CIRCLE, INK, 1.5, 2.2, 1.334, 2, { RING } },
        { SHAPE_CURVE, INK, 1.5, 0, 0, 10,
          { { 6, 6.5 }, { 6, 5.25 }, { 6.85, 4.45 }, { 8, 4.45 }, { 9.15, 4.45 },
            { 10, 5.2 }, { 10, 6.3 }, { 10, 7.9 }, { 8, 7.95 }, { 8, 9.6 } } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(7.15, 10.7, 1.7, 1.7) } } } },
    { "ended", {
        { SHAPE_CIRCLE, INK, 1.5, 2.2, 1.334, 2, { RING } },
        { SHAPE_POLYGON, INK, 0, 0, 0, 4, { RECT(4.6, 7.1, 6.8, 1.8) } } } },
};
/* clang-format on */

static void
trace(cairo_t *cr, const struct sign_part *part)
{
    const double(*p)[2] = part->points;
    cairo_new_path(cr); /* otherwise a line would connect the arc to the previous point */
    switch (part->shape) {
    case SHAPE_CIRCLE:
        cairo_arc(cr, p[0][0], p[0][1], p[1][0], 0, 2 * G_PI);
        cairo_close_path(cr);
        return;
    case SHAPE_HALF_DISC:
        cairo_arc(cr, p[0][0], p[0][1], p[1][0], G_PI / 2, 3 * G_PI / 2);
        cairo_close_path(cr);
        return;
    case SHAPE_CURVE:
        cairo_move_to(cr, p[0][0], p[0][1]);
        for (size_t i = 1; i + 2 < part->n; i += 3)
            cairo_curve_to(
                cr, p[i][0], p[i][1], p[i + 1][0], p[i + 1][1], p[i + 2][0], p[i + 2][1]);
        return;
    case SHAPE_LINE:
    case SHAPE_POLYGON:
        for (size_t i = 0; i < part->n; i++)
            cairo_line_to(cr, p[i][0], p[i][1]);
        if (part->shape == SHAPE_POLYGON)
            cairo_close_path(cr);
        return;
    case SHAPE_END:
        return;
    }
}

static void
set_source(cairo_t *cr, struct colour colour)
{
    cairo_set_source_rgb(cr, colour.red / 255., colour.green / 255., colour.blue / 255.);
}

static void
draw_part(cairo_t *cr, const struct sign_part *part, struct colour ink, struct colour paper)
{
    set_source(cr, part->ink == INK ? ink : paper);
    trace(cr, part);
    if (part->width <= 0) {
        cairo_fill(cr);
        return;
    }
    double dashes[2] = { part->dash, part->gap };
    cairo_set_line_width(cr, part->width);
    cairo_set_dash(cr, dashes, part->dash > 0 ? 2 : 0, 0);
    cairo_stroke(cr);
}

bool
sign_draw(cairo_t *cr, const char *name, double x, double y, double size, struct colour colour,
    struct colour paper)
{
    const struct colour white = { .red = 255, .green = 255, .blue = 255, .is_set = true };
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strcmp(signs[i].name, name) != 0)
            continue;
        cairo_save(cr);
        cairo_translate(cr, x, y);
        cairo_scale(cr, size / 16, size / 16);
        cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
        const struct sign_part *part = signs[i].parts;
        for (size_t k = 0; k < MAX_PARTS && part[k].shape != SHAPE_END; k++)
            draw_part(cr, &part[k], colour, paper.is_set ? paper : white);
        cairo_restore(cr);
        return true;
    }
    return false;
}

/* Bars of 2.6 by 7 pt, 1.2 pt apart, with an outline of 0.5 pt. */
static const struct {
    const char *name;
    int n_filled;
} standings[] = {
    { "official", 3 },
    { "moderator", 2 },
    { "community", 1 },
    { "third-party", 0 },
};

scaled
bars_width(scaled height)
{
    return (scaled)((int64_t)height * 102 / 70);
}

bool
bars_draw(
    cairo_t *cr, const char *standing, double x, double y, double height, struct colour colour)
{
    for (size_t i = 0; i < G_N_ELEMENTS(standings); i++) {
        if (strcmp(standings[i].name, standing) != 0)
            continue;
        cairo_save(cr);
        cairo_translate(cr, x, y);
        cairo_scale(cr, height / 7, height / 7);
        set_source(cr, colour);
        cairo_set_line_width(cr, 0.5);
        cairo_set_dash(cr, NULL, 0, 0);
        for (int bar = 0; bar < 3; bar++) {
            /* The outline lies inside the bar. */
            cairo_rectangle(cr, bar * 3.8 + 0.25, 0.25, 2.1, 6.5);
            if (bar < standings[i].n_filled)
                cairo_fill_preserve(cr);
            cairo_stroke(cr);
        }
        cairo_restore(cr);
        return true;
    }
    return false;
}
