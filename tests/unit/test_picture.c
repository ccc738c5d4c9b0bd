/* Tests picture: which files are accepted, as which format, and what is reported for others. */
#include "unit/picture_fixture.h"

#include <cairo.h>
#include <stdio.h>

#include <jpeglib.h>

/* --- Files that are not pictures --- */

static void
others_are_called_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *fault;
    } cases[] = {
#define SIZED(bytes) bytes, sizeof(bytes) - 1
        { SIZED(""), "is empty" },
        { SIZED(" \n\t"), "is empty" },
        { SIZED("\xEF\xBB\xBF"), "is empty" },
        { SIZED("GIF89a\1\0\1\0\0\0\0;"), "GIF" },
        { SIZED("RIFF\0\0\0\0WEBPVP8 "), "WebP" },
        { SIZED("\0\0\0 ftypavif\0\0\0\0"), "AVIF" },
        { SIZED("\0\0\0 ftypheic\0\0\0\0"), "HEIC" },
        { SIZED("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\2\0\0\0\2\0\0\0"), "BMP" },
        { SIZED("II*\0\10\0\0\0"), "TIFF" },
        { SIZED("MM\0*\0\0\0\10"), "TIFF" },
        { SIZED("\x1f\x8b\10\0"), "gzip" },
        { SIZED("%PDF-1.7\n"), "PDF" },
        { SIZED("PK\3\4"), "ZIP" },
        { SIZED("<!DOCTYPE html><p>x"), "HTML" },
        { SIZED("\n<HTML>"), "HTML" },
        { SIZED("<?php echo 1;"), "PHP" },
        { SIZED("#!/bin/sh\n"), "script" },
        { SIZED("hello\n"), "is a text" },
        { SIZED("<?= 1 ?>"), "PHP" },
        { SIZED("BM\x46\0\0\0\1\0\0\0\x36\0\0\0\x28\0\0\0\2\0\0\0\2\0\0\0"), "is not" },
        { SIZED("BM and words, as long as a header"), "is a text" },
        { SIZED("\xff\xfe<\0s\0v\0g\0"), "UTF-16" },
        { SIZED("\1\2\3\xff\xfe\xfd"), "not a picture in a known format" },
        { SIZED("<svg>\xff</svg>"), "not encoded in UTF-8" },
        { SIZED("\x89PNG\r\n\x1a\n"), "without its header" },
        { SIZED("\xff\xd8\xff"), "ends too early" },
        { SIZED("\xff\xd8\xff\xd9"), "without its header" },
#undef SIZED
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_fault(cases[i].bytes, cases[i].size, cases[i].fault);
}

/* --- PNG --- */

static cairo_status_t
append(void *closure, const unsigned char *data, unsigned int size)
{
    g_byte_array_append(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

/* Makes a picture of noise, whose data cannot be compressed. */
static GByteArray *
make_png(int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *data = cairo_image_surface_get_data(surface);
    unsigned noise = 1;
    for (int i = 0; i < cairo_image_surface_get_stride(surface) * height; i++) {
        noise = noise * 1103515245 + 12345;
        data[i] = (unsigned char)(noise >> 16);
    }
    cairo_surface_mark_dirty(surface);
    GByteArray *out = g_byte_array_new();
    cairo_surface_write_to_png_stream(surface, append, out);
    cairo_surface_destroy(surface);
    return out;
}

static void
png_passes_as_it_is(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = make_png(13, 7);
    g_autoptr(GBytes) bytes = g_bytes_new(png->data, png->len);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "images/a.gif", bytes, &report);
    assert_non_null(picture);
    assert_null(report.parts);
    assert_true(g_bytes_equal(picture->bytes, bytes));
    assert_int_equal(picture->pixel_width, 13);
    assert_int_equal(picture->pixel_height, 7);
    assert_string_equal(picture_suffix(picture), "png"); /* whatever the file is called */
    assert_ptr_equal(pictures_find(pictures, "images/a.gif"), picture);
    assert_null(pictures_find(pictures, "images/b.gif"));
    picture_report_clear(&report);
}

static void
damaged_png_is_refused(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = make_png(40, 30);
    for (guint size = 0; size < png->len; size += 1 + size / 40) {
        g_autofree char *fault = fault_of(png->data, size);
        assert_string_not_equal(fault, "");
    }
    /* A changed bit in the data or in a checksum. */
    for (guint at = 16; at < png->len; at += 29) {
        png->data[at] ^= 4;
        g_autofree char *fault = fault_of(png->data, png->len);
        assert_string_not_equal(fault, "");
        png->data[at] ^= 4;
    }
}

static void
png_sizes_have_limits(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = make_png(3, 3);
    static const struct {
        unsigned char width[4], height[4];
        const char *fault;
    } cases[] = {
        { { 0, 0, 0, 0 }, { 0, 0, 0, 1 }, "has no pixels" },
        { { 0x3b, 0x9a, 0xca, 0 }, { 0x3b, 0x9a, 0xca, 0 }, "the limit is" },
        { { 0xff, 0xff, 0xff, 0xff }, { 0, 0, 0, 1 }, "the limit is" },
        { { 0, 0, 0x27, 0x10 }, { 0, 0, 0x27, 0x10 }, "the limit is" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        memcpy(png->data + 16, cases[i].width, 4);
        memcpy(png->data + 20, cases[i].height, 4);
        expect_fault(png->data, png->len, cases[i].fault);
    }
}

/* A text chunk and the data after the end are dropped; readers see neither. */
/* PNG data with another IDAT chunk, whose checksum is right. */
static void
png_data_must_be_whole(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = make_png(13, 7);
    /* Without its data, and with the header of another kind of picture. */
    guint data = 8 + 25;
    while (memcmp(png->data + data + 4, "IDAT", 4) != 0)
        data += 12 + (guint)(png->data[data + 2] << 8 | png->data[data + 3]);
    guint size = 12 + (guint)(png->data[data + 2] << 8 | png->data[data + 3]);
    g_autoptr(GByteArray) empty = g_byte_array_new();
    g_byte_array_append(empty, png->data, data);
    g_byte_array_append(empty, png->data + data + size, png->len - data - size);
    expect_fault(empty->data, empty->len, "is a damaged PNG picture: ");
    png->data[24] = 3; /* bits */
    expect_fault(png->data, png->len, "is a damaged PNG picture: ");
}

/* An animation shows its first image only. */
static void
png_animations_stand_still(void **state)
{
    (void)state;
    static const guint8 control[] = { 0, 0, 0, 8, 'a', 'c', 'T', 'L', 0, 0, 0, 2, 0, 0, 0, 0,
        0xf3, 0x8d, 0x93, 0x70 };
    g_autoptr(GByteArray) png = make_png(13, 7), moving = g_byte_array_new();
    g_byte_array_append(moving, png->data, 8 + 25);
    g_byte_array_append(moving, control, sizeof control);
    g_byte_array_append(moving, png->data + 8 + 25, png->len - 8 - 25);
    g_autoptr(GBytes) bytes = g_bytes_new(moving->data, moving->len);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_non_null(picture);
    assert_int_equal(g_bytes_get_size(picture->bytes), png->len);
    assert_int_equal(report.parts->len, 1);
    assert_string_equal(report.parts->pdata[0], "all images of an animation but the first");
    picture_report_clear(&report);
}

static void
png_loses_what_nobody_sees(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = make_png(5, 5);
    g_autoptr(GByteArray) more = g_byte_array_new();
    static const unsigned char text[] = "\0\0\0\x16tEXtComment\0/home/me/x.png\x12\x34\x56\x78";
    g_byte_array_append(more, png->data, 33);
    g_byte_array_append(more, text, sizeof text - 1);
    g_byte_array_append(more, png->data + 33, png->len - 33);
    g_byte_array_append(more, (const guint8 *)"<script>", 8);
    g_autoptr(GBytes) bytes = g_bytes_new(more->data, more->len);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_non_null(picture);
    assert_null(report.parts);
    size_t size;
    const void *data = g_bytes_get_data(picture->bytes, &size);
    assert_memory_equal(data, png->data, png->len);
    assert_int_equal(size, png->len);
    picture_report_clear(&report);
}

/* --- JPEG --- */

struct jpeg_kind {
    int components;
    bool is_progressive;
    const char *exif; /* an APP1 segment */
    size_t exif_size;
};

static GByteArray *
make_jpeg(int width, int height, const struct jpeg_kind *kind)
{
    struct jpeg_error_mgr errors;
    struct jpeg_compress_struct jpeg = { .err = jpeg_std_error(&errors) };
    unsigned char *data = NULL;
    unsigned long size = 0;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &data, &size);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.input_components = kind->components;
    jpeg.in_color_space = kind->components == 1   ? JCS_GRAYSCALE
                          : kind->components == 3 ? JCS_RGB
                                                  : JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    if (kind->is_progressive)
        jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    if (kind->exif)
        jpeg_write_marker(
            &jpeg, JPEG_APP0 + 1, (const JOCTET *)kind->exif, (unsigned)kind->exif_size);
    g_autofree unsigned char *row = g_malloc_n((size_t)width, (size_t)kind->components);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width * kind->components; x++)
            row[x] = (unsigned char)(x * y * 7 + x);
        unsigned char *rows[] = { row };
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, data, (guint)size);
    free(data);
    return out;
}

static void
jpeg_passes_as_it_is(void **state)
{
    (void)state;
    static const struct jpeg_kind kinds[] = { { 1, false, NULL, 0 }, { 3, false, NULL, 0 },
        { 3, true, NULL, 0 } };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(GByteArray) jpeg = make_jpeg(33, 21, &kinds[i]);
        g_autoptr(GBytes) bytes = g_bytes_new(jpeg->data, jpeg->len);
        struct picture_report report;
        const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
        assert_non_null(picture);
        assert_true(g_bytes_equal(picture->bytes, bytes));
        assert_int_equal(picture->pixel_width, 33);
        assert_int_equal(picture->pixel_height, 21);
        assert_string_equal(picture_suffix(picture), "jpg");
        picture_report_clear(&report);
    }
}

static void
damaged_jpeg_is_refused(void **state)
{
    (void)state;
    static const struct jpeg_kind kinds[] = { { 3, false, NULL, 0 }, { 3, true, NULL, 0 } };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(GByteArray) jpeg = make_jpeg(64, 48, &kinds[i]);
        for (guint size = 0; size < jpeg->len; size += 1 + size / 30) {
            g_autofree char *fault = fault_of(jpeg->data, size);
            assert_string_not_equal(fault, "");
        }
        /* Data are missing, but the end mark is there. */
        g_byte_array_set_size(jpeg, jpeg->len - 40);
        g_byte_array_append(jpeg, (const guint8 *)"\xff\xd9", 2);
        expect_fault(jpeg->data, jpeg->len, "is a damaged JPEG");
    }
    g_autoptr(GByteArray) ink = make_jpeg(8, 8, &(struct jpeg_kind){ 4, false, NULL, 0 });
    expect_fault(ink->data, ink->len, "CMYK");
}

static void
jpeg_camera_data_go(void **state)
{
    (void)state;
    static const char upright[] = "Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\1\0\0GPS";
    static const char turned[] = "Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0";
    g_autoptr(GByteArray) plain = make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, NULL, 0 });
    g_autoptr(GByteArray) jpeg =
        make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, upright, sizeof upright - 1 });
    assert_true(jpeg->len > plain->len);
    g_byte_array_append(jpeg, (const guint8 *)"<?php", 5);
    g_autoptr(GBytes) bytes = g_bytes_new(jpeg->data, jpeg->len);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_non_null(picture);
    size_t size;
    const void *data = g_bytes_get_data(picture->bytes, &size);
    assert_int_equal(size, plain->len);
    assert_memory_equal(data, plain->data, size);
    picture_report_clear(&report);
    g_autoptr(GByteArray) side =
        make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, turned, sizeof turned - 1 });
    expect_fault(side->data, side->len, "save it upright");
}

/* A JPEG file with this segment after its start; `marker` is its code. */
static GByteArray *
with_segment(const GByteArray *jpeg, unsigned char marker, const char *data, size_t size)
{
    GByteArray *out = g_byte_array_new();
    const guint8 head[] = { 0xff, marker, (guint8)((size + 2) >> 8), (guint8)(size + 2) };
    g_byte_array_append(out, jpeg->data, 2);
    g_byte_array_append(out, head, sizeof head);
    g_byte_array_append(out, (const guint8 *)data, (guint)size);
    g_byte_array_append(out, jpeg->data + 2, jpeg->len - 2);
    return out;
}

/* The place of a marker's first segment. */
static guint
find_marker(const GByteArray *jpeg, unsigned char marker)
{
    for (guint at = 0; at + 1 < jpeg->len; at++)
        if (jpeg->data[at] == 0xff && jpeg->data[at + 1] == marker)
            return at;
    fail_msg("the JPEG file has no marker %02x", marker);
    return 0;
}

static void
jpeg_camera_data_may_be_odd(void **state)
{
    (void)state;
#define SIZED(bytes) bytes, sizeof(bytes) - 1
    static const struct {
        const char *data;
        size_t size;
        bool is_turned;
    } cases[] = {
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\3\0\0"), true },
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\2\1\0\0\3\0\0\0\1\0\1\0\0"
                "\1\x12\0\3\0\0\0\1\0\10\0\0"),
            true },
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\11\0\0"), false },
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\0\0\0"), false },
        /* The directory ends before its entry, begins behind the end, has no entry, is short.
         */
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1"), false },
        { SIZED("Exif\0\0II*\0\377\377\377\377\1\0\x12\1\3\0\1\0\0\0\6\0\0\0"), false },
        { SIZED("Exif\0\0MM\0*\0\0\0\10\0\0"), false },
        { SIZED("Exif\0\0MM\0*"), false },
        { SIZED("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"), false },
    };
#undef SIZED
    g_autoptr(GByteArray) plain = make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, NULL, 0 });
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) jpeg = with_segment(plain, 0xe1, cases[i].data, cases[i].size);
        expect_fault(jpeg->data, jpeg->len, cases[i].is_turned ? "save it upright" : "");
        g_autofree char *fault = fault_of(jpeg->data, jpeg->len);
        assert_int_equal(*fault != '\0', cases[i].is_turned);
    }
}

static void
jpeg_keeps_what_shows(void **state)
{
    (void)state;
    static const struct {
        const char *data;
        unsigned char marker;
        bool is_kept;
    } cases[] = {
        { "a comment", 0xfe, false },
        { "JFXX thumbnail", 0xe0, false },
        { "ICC_PROFILE", 0xe2, false }, /* too short: the name has its NUL */
        { "MPF pictures", 0xe2, false },
        { "Photoshop 3.0", 0xed, false },
        { "Ducky", 0xee, false },
        { "else", 0xef, false },
        { "Adobe\1\1\1\1\1\1", 0xee, true },
    };
    g_autoptr(GByteArray) plain = make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, NULL, 0 });
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t size = strlen(cases[i].data) + (cases[i].is_kept ? 1 : 0);
        g_autoptr(GByteArray) jpeg = with_segment(plain, cases[i].marker, cases[i].data, size);
        g_autoptr(GBytes) bytes = g_bytes_new(jpeg->data, jpeg->len);
        struct picture_report report;
        const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
        assert_non_null(picture);
        assert_int_equal(
            g_bytes_get_size(picture->bytes), cases[i].is_kept ? jpeg->len : plain->len);
        picture_report_clear(&report);
    }
    /* Bytes that fill the place before a marker go, too. */
    g_autoptr(GByteArray) filled = g_byte_array_new();
    g_byte_array_append(filled, plain->data, 2);
    g_byte_array_append(filled, (const guint8 *)"\0\xff\0\xff\xff", 5);
    g_byte_array_append(filled, plain->data + 2, plain->len - 2);
    g_autoptr(GBytes) bytes = g_bytes_new(filled->data, filled->len);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_non_null(picture);
    assert_int_equal(g_bytes_get_size(picture->bytes), plain->len);
    picture_report_clear(&report);
}

static void
jpeg_headers_are_checked(void **state)
{
    (void)state;
    g_autoptr(GByteArray) jpeg = make_jpeg(9, 9, &(struct jpeg_kind){ 3, false, NULL, 0 });
    const guint frame = find_marker(jpeg, 0xc0);
    static const struct {
        guint at; /* behind the marker's first byte */
        guint8 value;
        const char *fault;
    } cases[] = {
        { 1, 0xc3, "of a kind that few programs read" }, /* lossless */
        { 1, 0xc9, "of a kind that few programs read" }, /* arithmetic coding */
        { 1, 0xcd, "of a kind that few programs read" },
        { 1, 0xc8, "without its header" }, /* no frame, though in their row */
        { 1, 0xcc, "without its header" },
        { 4, 12, "of a kind that few programs read" }, /* bits */
        { 9, 4, "in printing inks" },
        { 9, 2, "in printing inks" },
        { 6, 0, "has no pixels" },
        { 3, 3, "its header is wrong" },
        { 3, 1, "ends too early" },
        { 2, 0xff, "ends too early" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const guint8 was = jpeg->data[frame + cases[i].at];
        jpeg->data[frame + cases[i].at] = cases[i].value;
        expect_fault(jpeg->data, jpeg->len, cases[i].fault);
        jpeg->data[frame + cases[i].at] = was;
    }
    /* A second header of the picture. */
    const guint size = 2 + (guint)(jpeg->data[frame + 2] << 8 | jpeg->data[frame + 3]);
    g_autoptr(GByteArray) twice = g_byte_array_new();
    g_byte_array_append(twice, jpeg->data, frame + size);
    g_byte_array_append(twice, jpeg->data + frame, jpeg->len - frame);
    expect_fault(twice->data, twice->len, "its header is wrong");
}

/* A progressive picture with the same scan again and again costs a pass over all blocks each
 * time. */
static void
jpeg_scans_are_limited(void **state)
{
    (void)state;
    g_autoptr(GByteArray) jpeg = make_jpeg(9, 9, &(struct jpeg_kind){ 1, true, NULL, 0 });
    guint scan = find_marker(jpeg, 0xda), next = scan + 2;
    while (jpeg->data[next] != 0xff || jpeg->data[next + 1] == 0)
        next++;
    g_autoptr(GByteArray) many = g_byte_array_new();
    g_byte_array_append(many, jpeg->data, scan);
    for (int i = 0; i < 200; i++)
        g_byte_array_append(many, jpeg->data + scan, next - scan);
    g_byte_array_append(many, jpeg->data + next, jpeg->len - next);
    g_autofree char *fault = fault_of(many->data, many->len);
    assert_true(g_str_has_prefix(fault, "is a damaged JPEG picture: "));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_are_called_by_name),
        cmocka_unit_test(png_passes_as_it_is),
        cmocka_unit_test(damaged_png_is_refused),
        cmocka_unit_test(png_sizes_have_limits),
        cmocka_unit_test(png_data_must_be_whole),
        cmocka_unit_test(png_animations_stand_still),
        cmocka_unit_test(png_loses_what_nobody_sees),
        cmocka_unit_test(jpeg_passes_as_it_is),
        cmocka_unit_test(damaged_jpeg_is_refused),
        cmocka_unit_test(jpeg_camera_data_go),
        cmocka_unit_test(jpeg_camera_data_may_be_odd),
        cmocka_unit_test(jpeg_keeps_what_shows),
        cmocka_unit_test(jpeg_headers_are_checked),
        cmocka_unit_test(jpeg_scans_are_limited),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
