/* Tests the drawings of signs and of the standing of a source, pixel by pixel. */
#include "unit/unit.h"

#include "print/pdf/sign.h"

#include <glib.h>

#define SIDE 256
#define GRID (SIDE / 16) /* pixels for one unit of the signs' grid */

static const struct colour black = { .is_set = true };
static const struct colour white = { 255, 255, 255, true };

static const struct {
    const char *name;
    bool is_symmetric; /* left and right; dashes are not */
} names[] = {
    { "yes", false },
    { "if", true },
    { "must", true },
    { "should", true },
    { "exempt", true },
    { "no", true },
    { "better-not", true },
    { "unsettled", false },
    { "ns", false },
    { "ended", false },
};

/* A white image of SIDE by SIDE pixels, without shades at edges. */
static void
begin(cairo_surface_t **surface, cairo_t **cr)
{
    *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE);
    *cr = cairo_create(*surface);
    cairo_set_source_rgb(*cr, 1, 1, 1);
    cairo_paint(*cr);
    cairo_set_antialias(*cr, CAIRO_ANTIALIAS_NONE);
}

/* True for each pixel that is dark; destroys the surface. */
static bool *
finish(cairo_surface_t *surface, cairo_t *cr)
{
    assert_int_equal(cairo_status(cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    bool *pixels = g_new(bool, (size_t)SIDE *SIDE);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            pixels[y * SIDE + x] =
                (((const uint32_t *)(data + (ptrdiff_t)y * stride))[x] & 0xFF) < 128;
    cairo_surface_destroy(surface);
    return pixels;
}

static bool *
draw(const char *name)
{
    cairo_surface_t *surface;
    cairo_t *cr;
    begin(&surface, &cr);
    assert_true(sign_draw(cr, name, 0, 0, SIDE, black, white));
    return finish(surface, cr);
}

/* The number of pixels that are dark in one drawing and not in the other. */
static int
difference(const bool *one, const bool *two, bool is_mirrored)
{
    int n = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            n += one[y * SIDE + x] != two[y * SIDE + (is_mirrored ? SIDE - 1 - x : x)];
    return n;
}

static void
signs_are_symmetric(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree bool *sign = draw(names[i].name);
        int n = difference(sign, sign, true);
        if (names[i].is_symmetric)
            assert_true(n <= SIDE / 8);
        else
            assert_true(n > 4 * SIDE);
    }
}

/* Nothing is drawn nearer to the edge than two thirds of a unit, and no side is left empty. */
static void
signs_fill_their_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree bool *sign = draw(names[i].name);
        int left = SIDE, right = 0, top = SIDE, bottom = 0;
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                if (sign[y * SIDE + x]) {
                    left = MIN(left, x);
                    right = MAX(right, x);
                    top = MIN(top, y);
                    bottom = MAX(bottom, y);
                }
        assert_in_range(left, GRID / 4, 2 * GRID);
        assert_in_range(SIDE - 1 - right, GRID / 4, 2 * GRID);
        assert_in_range(top, GRID / 4, 2 * GRID);
        assert_in_range(SIDE - 1 - bottom, GRID / 4, 2 * GRID);
        assert_in_range(abs((left + right) - (SIDE - 1)), 0, 3);
        assert_in_range(abs((top + bottom) - (SIDE - 1)), 0, 3);
    }
}

/* In black and white no sign can be taken for another. */
static void
signs_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        for (size_t k = i + 1; k < G_N_ELEMENTS(names); k++) {
            g_autofree bool *one = draw(names[i].name), *two = draw(names[k].name);
            assert_true(difference(one, two, false) > SIDE * SIDE / 25);
        }
}

static void
other_names_draw_nothing(void **state)
{
    (void)state;
    cairo_surface_t *surface;
    cairo_t *cr;
    begin(&surface, &cr);
    assert_false(sign_draw(cr, "none", 0, 0, SIDE, black, white));
    assert_false(bars_draw(cr, "none", 0, 0, SIDE, black));
    g_autofree bool *pixels = finish(surface, cr);
    for (int i = 0; i < SIDE * SIDE; i++)
        assert_false(pixels[i]);
}

/* The weightier a source, the more bars are filled; the outlines are the same. */
static void
bars_are_filled_by_standing(void **state)
{
    (void)state;
    static const char *const standings[] = { "third-party", "community", "moderator",
        "official" };
    int before = 0, filled = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(standings); i++) {
        cairo_surface_t *surface;
        cairo_t *cr;
        begin(&surface, &cr);
        assert_true(bars_draw(cr, standings[i], 0, 0, SIDE / 2., black));
        g_autofree bool *pixels = finish(surface, cr);
        int n = 0, beyond = 0;
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                n += pixels[y * SIDE + x];
                beyond += pixels[y * SIDE + x] && x > bars_width(SIDE / 2);
            }
        assert_int_equal(beyond, 0);
        if (i == 1)
            filled = n - before;
        if (i > 0)
            assert_in_range(n - before, filled - SIDE / 4, filled + SIDE / 4);
        assert_true(n > before);
        before = n;
    }
    assert_true(filled > SIDE * 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_are_symmetric),
        cmocka_unit_test(signs_fill_their_place),
        cmocka_unit_test(signs_differ),
        cmocka_unit_test(other_names_draw_nothing),
        cmocka_unit_test(bars_are_filled_by_standing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
