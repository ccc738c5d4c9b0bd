/* Tests picture: which files are accepted, as which format, and what is reported for others. */
#include "unit/unit.h"

#include "picture/picture.h"

#include <cairo.h>
#include <stdio.h>

#include <jpeglib.h>
#include <string.h>

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

static struct pictures *pictures;

static int
setup(void **state)
{
    (void)state;
    pictures = pictures_new();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    pictures_free(pictures);
    return 0;
}

/* The fault of these bytes, or "" for a valid picture.  The caller frees it with g_free. */
static char *
fault_of(const void *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    assert_true((picture != NULL) == (report.fault == NULL));
    char *fault = g_strdup(report.fault ? report.fault : "");
    picture_report_clear(&report);
    return fault;
}

static void
expect_fault(const void *data, size_t size, const char *part)
{
    g_autofree char *fault = fault_of(data, size);
    if (!strstr(fault, part))
        fail_msg("\"%s\" has no \"%s\"", fault, part);
}

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

/* --- SVG --- */

/* The drawing after the reduction, followed by what was left out. */
static char *
reduced(const char *svg)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(svg, strlen(svg));
    struct picture_report report;
    const struct picture *picture = pictures_add(pictures, "p", bytes, &report);
    if (!picture) {
        char *fault = g_strconcat("! ", report.fault, NULL);
        picture_report_clear(&report);
        return fault;
    }
    size_t size;
    const char *text = g_bytes_get_data(picture->bytes, &size);
    const char *inside = strchr(text, '>') + 1;
    GString *out = g_string_new_len(inside, text + size - inside);
    char *end = strstr(out->str, "</svg>\n");
    g_string_truncate(out, end ? (gsize)(end - out->str) : 0);
    for (guint i = 0; report.parts && i < report.parts->len; i++)
        g_string_append_printf(out, "|%s", (const char *)report.parts->pdata[i]);
    picture_report_clear(&report);
    return g_string_free(out, FALSE);
}

static void
drawings_are_reduced(void **state)
{
    (void)state;
    static const struct {
        const char *inside, *result;
    } cases[] = {
        { "<rect width='4' height='3'/>", "<rect width=\"4\" height=\"3\"/>" },
        { "<!-- c --><?p i?><metadata/><rect data-x='1' x='2'/>", "<rect x=\"2\"/>" },
        { "<i:a xmlns:i='urn:i'><rect/></i:a><rect i:b='1' xmlns:i='urn:i'/>", "<rect/>" },
        { "<script>alert(1)</script><rect onload='x()' ONCLICK='y()'/>",
            "<rect/>|script|event handlers" },
        { "<script xmlns='http://www.w3.org/1999/xhtml'>x</script><g/>", "<g/>|script" },
        { "<a xlink:href='javascript:x()'><text>t</text></a>", "<g><text>t</text></g>|links" },
        { "<text><a href='https://x'>t</a></text>", "<text><tspan>t</tspan></text>|links" },
        { "<rect><set attributeName='x' to='3'/></rect>", "<rect/>|set" },
        { "<use xlink:href='#r'/><rect id='r'/>", "<use xlink:href=\"#r\"/><rect id=\"r\"/>" },
        { "<use href='x.svg#r'/>", "! refers to something outside itself" },
        { "<use xlink:href='//h/x.svg#r'/>", "! refers to something outside itself" },
        { "<rect fill='url(#a)'/>", "<rect fill=\"url(#a)\"/>" },
        { "<rect fill='URL( \"http://h/\" )'/>", "! refers to something outside itself" },
        { "<rect style='fill:u\\72l(x)'/>", "! has an escape" },
        { "<rect style='cursor:image-set(\"x\" 1x)'/>", "! has \"image-set()\"" },
        { "<style>/*c*/@import 'x';@font-face{src:url(x)}rect{fill:red}</style>",
            "<style> rect{fill:red}</style>|@import|@font-face" },
        { "<style>a{b:url(data:x)}</style>", "! refers to something outside itself" },
        { "<style><![CDATA[rect>g{fill:red}]]></style>", "<style>rect&gt;g{fill:red}</style>" },
        { "<foreignObject/>", "! holds \"foreignObject\"" },
        { "<flowRoot/>", "! holds \"flowRoot\"" },
        { "<image href='x.png'/>", "! refers to another file" },
        { "<image xlink:href='http://h/x.png'/>", "! refers to another file" },
        { "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", "! holds a picture that" },
        { "<image href='data:image/png;base64,R0lGODlh'/>", "! holds a picture that is a GIF" },
        { "<switch><foreignObject requiredExtensions='x'/><g><path/></g><g/></switch>",
            "<g><g><path/></g></g>" },
        { "<text font-size='6000'>x</text>", "! has text that is too large" },
        { "<text style='font-size : 6000px'>x</text>", "! has text that is too large" },
        { "<rect x='1e99'/>", "! has a number that is too large" },
        { "<path d='M0 0L1 99999999'/>", "! has a number that is too large" },
        { "<rect fill='#1e9999' id='x1e99'/>", "<rect fill=\"#1e9999\" id=\"x1e99\"/>" },
        { "<g id='a'><use href='#a'/></g>", "! has parts that refer to each other" },
        { "<rect", "! is not well-formed XML" },
        { "&e;", "! is not well-formed XML" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *svg =
            g_strconcat(SVG " width='9' height='9'>", cases[i].inside, "</svg>", NULL);
        g_autofree char *text = reduced(svg);
        if (cases[i].result[0] == '!' ? !g_str_has_prefix(text, cases[i].result)
                                      : strcmp(text, cases[i].result) != 0)
            fail_msg("%s: %s", cases[i].inside, text);
    }
}

static void
drawings_need_a_root_and_no_entities(void **state)
{
    (void)state;
    static const struct {
        const char *svg, *fault;
    } cases[] = {
        { "<svg/>", "without its namespace" },
        { "<p/>", "its root is \"p\"" },
        { "<!DOCTYPE svg [<!ENTITY e 'x'>]>" SVG "><text>&e;</text></svg>",
            "declares an entity" },
        { "<!DOCTYPE svg [<!ENTITY % e SYSTEM 'x'> %e;]>" SVG "/>", "declares an entity" },
        { "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://h/svg11.dtd'>" SVG "/>", "" },
        { SVG " width='9e6' height='2'/>", "has no usable size" },
        { SVG " width='0' height='2'/>", "has no usable size" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect_fault(cases[i].svg, strlen(cases[i].svg), cases[i].fault);
}

/* Makes a drawing in which each level draws the level below it ten times. */
static char *
make_bomb(int levels, const char *before, const char *behind)
{
    GString *out = g_string_new(SVG "><g id='a0'><rect width='1' height='1'/></g>");
    for (int level = 1; level <= levels; level++) {
        g_string_append_printf(out, "<g id='a%d'>", level);
        for (int i = 0; i < 10; i++)
            g_string_append_printf(out, "%s%d%s", before, level - 1, behind);
        g_string_append(out, "</g>");
    }
    g_string_append(out, "</svg>");
    return g_string_free(out, FALSE);
}

static void
drawings_have_limits(void **state)
{
    (void)state;
    static const char *const uses[][2] = { { "<use href='#a", "'/>" },
        { "<rect fill='url(#a", ")'/>" }, { "<rect style='mask: url( \"#a", "\" )'/>" } };
    for (size_t i = 0; i < G_N_ELEMENTS(uses); i++) {
        g_autofree char *bomb = make_bomb(9, uses[i][0], uses[i][1]);
        expect_fault(bomb, strlen(bomb), "counting repeated uses");
    }
    g_autofree char *fine = make_bomb(3, uses[0][0], uses[0][1]);
    expect_fault(fine, strlen(fine), "");
    g_autoptr(GString) deep = g_string_new(SVG ">");
    for (int i = 0; i < 200; i++)
        g_string_append(deep, "<g>");
    expect_fault(deep->str, deep->len, "nested more than");
    g_autoptr(GString) many = g_string_new(SVG ">");
    for (int i = 0; i < 60000; i++)
        g_string_append(many, "<g/>");
    expect_fault(many->str, many->len, "more than 50000 elements");
    g_autoptr(GString) wide = g_string_new(SVG);
    for (int i = 0; i < 40000; i++)
        g_string_append_printf(wide, " a%d=''", i);
    expect_fault(wide->str, wide->len, "attributes");
}

/* A style sheet asks for ten million dashes, which only a trial drawing detects. */
static void
slow_drawings_are_tried(void **state)
{
    (void)state;
    static const char slow[] = SVG "><style>path{stroke:red;stroke-dasharray:.0001}</style>"
                                   "<path d='M0 0L9999999 9999999'/></svg>";
    g_autofree char *fault = fault_of(slow, strlen(slow));
    assert_true(*fault == '\0' || strstr(fault, "to draw"));
    static const char quick[] = SVG "><style>path{stroke:red;stroke-dasharray:2}</style>"
                                    "<path d='M0 0L99 99'/></svg>";
    expect_fault(quick, strlen(quick), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_are_called_by_name),
        cmocka_unit_test(png_passes_as_it_is),
        cmocka_unit_test(damaged_png_is_refused),
        cmocka_unit_test(png_sizes_have_limits),
        cmocka_unit_test(png_loses_what_nobody_sees),
        cmocka_unit_test(jpeg_passes_as_it_is),
        cmocka_unit_test(damaged_jpeg_is_refused),
        cmocka_unit_test(jpeg_camera_data_go),
        cmocka_unit_test(drawings_are_reduced),
        cmocka_unit_test(drawings_need_a_root_and_no_entities),
        cmocka_unit_test(drawings_have_limits),
        cmocka_unit_test(slow_drawings_are_tried),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
