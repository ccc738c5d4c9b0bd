/* Tests picture/svg_size.c: sizes that are read from the text are those that librsvg finds. */
#include "unit/unit.h"

#include "picture/picture.h"

#include <librsvg/rsvg.h>
#include <string.h>

/* The size of a drawing without one is that of its view box, as CSS has it. */
static void
librsvg_size(const char *text, double *width, double *height)
{
    RsvgHandle *svg = rsvg_handle_new_from_data((const guint8 *)text, strlen(text), NULL);
    assert_non_null(svg);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(svg, width, height)) {
        RsvgRectangle box = { 0 };
        gboolean has_box;
        rsvg_handle_get_intrinsic_dimensions(svg, NULL, NULL, NULL, NULL, &has_box, &box);
        *width = box.width;
        *height = box.height;
    }
    g_object_unref(svg);
}

static void
expect_librsvg_size(struct pictures *pictures, const char *size)
{
    g_autofree char *text = g_strdup_printf(
        "<svg xmlns='http://www.w3.org/2000/svg' %s><path d='M0 0H5V5Z'/></svg>", size);
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    picture_report_clear(&report);
    double width, height;
    librsvg_size(text, &width, &height);
    if (width >= PICTURE_MAX_SIDE) {
        assert_null(picture);
        return;
    }
    assert_non_null(picture);
    assert_int_equal(picture->width, (scaled)(width * SCALED_PT(0.75) + 0.5));
    assert_int_equal(picture->height, (scaled)(height * SCALED_PT(0.75) + 0.5));
}

static void
drawings_have_librsvgs_size(void **state)
{
    (void)state;
    static const char *const sizes[] = { "width='421.33' height='296'",
        "width='0.1' height='7px'", "width='123456.7' height='1'",
        "width='33.3333333333' height='64999.99'", "width='1in' height='2em'",
        "width='50%' height='20' viewBox='0 0 30 40'", "viewBox='0 0 30 40.5'",
        "width='1e2' height='+3'", "width='007.50px' height='010'",
        "width='9' height='9' style='width: 30px'" };
    struct pictures *pictures = pictures_new();
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        expect_librsvg_size(pictures, sizes[i]);
    for (int i = 1; i < 2000; i++) {
        g_autofree char *size = g_strdup_printf("width='%d.%02d' height='%d.%05d'",
            i * 17 % 900 + 1, i % 100, i, i * 7919 % 100000);
        expect_librsvg_size(pictures, size);
    }
    pictures_free(pictures);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawings_have_librsvgs_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
