/* Tests print/pdf with pages that page_maker.c lays out. */
#include "unit/page_maker.h"

#include "picture/picture.h"
#include "print/pdf/extract.h"
#include "print/pdf/object.h"
#include "print/pdf/pdf.h"

#include <cairo.h>
#include <libxml/parser.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

/* The finished file of a body with this content. */
static GBytes *
write_body(const char *content)
{
    xmlDoc *doc = read_body(content);
    struct box *root = box_build(ctx.arena, &ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, ctx.arena, root);
    const struct pdf_attachment source = { .name = "handbook.xml",
        .description = "Source",
        .mime = "application/xml",
        .data = content,
        .size = strlen(content) };
    const struct pdf_info info = { .title = "Gärten & Häuser",
        .author = "Proviso",
        .subject = "A test",
        .lang = "en",
        .stamp = 1519862400,
        .attachments = &source,
        .n_attachments = 1 };
    GBytes *bytes = pdf_write(&ctx, layout, root, &info);
    maker_clear(&m);
    xmlFreeDoc(doc);
    assert_non_null(bytes);
    return bytes;
}

static const char sample[] =
    "<section id='paying'><h1>Paying</h1><p>Text with an <a href='#rules'>inner link</a>, an "
    "<em>emphasis</em> and <a href='https://example.org/a?b=c'>another link</a>.</p>"
    "<h2 id='rules'>May I pay outside?</h2>"
    "<p><i class='sign no'/>Forbidden &#x201c;caf&#xe9;&#x201d; \\(1 re f)</p>"
    "<ul><li>one</li><li>two <q>quoted</q></li></ul>"
    "<table><caption>Who</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr>"
    "</thead><tbody><tr><td>1</td><td/></tr></tbody></table>"
    "<p xml:lang='de'>Deutscher Text</p>"
    "<aside><p>A note</p></aside></section>";

static void
test_whole(void **state)
{
    (void)state;
    GBytes *one = write_body(sample), *other = write_body(sample);
    assert_true(g_bytes_equal(one, other));
    gsize size;
    const char *data = g_bytes_get_data(one, &size);
    assert_true(g_file_set_contents("out/checked/test_pdf.pdf", data, (gssize)size, NULL));
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read_memory(q, "test", data, size, NULL), QPDF_SUCCESS);
    assert_int_equal(qpdf_check_pdf(q), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(q));
    qpdf_cleanup(&q);
    g_bytes_unref(one);
    g_bytes_unref(other);
}

/* The dump of the tags of a body with this content. */
static char *
dump_body(const char *content)
{
    xmlDoc *doc = read_body(content);
    struct box *root = box_build(ctx.arena, &ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, ctx.arena, root);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    pdf_dump_tags(root, layout, PDF_UA_1, out);
    fclose(out);
    maker_clear(&m);
    xmlFreeDoc(doc);
    return text;
}

static void
expect_tags(const char *content, const char *expected)
{
    char *text = dump_body(content);
    assert_string_equal(text, expected);
    free(text);
}

static void
test_tags(void **state)
{
    (void)state;
    /* A heading level that is skipped is closed up. */
    expect_tags("<section><h1>A</h1><h3>B</h3><h2>C</h2></section>",
        "Document lang=\"en\"\n  Part\n    H1\n      \"A\"\n    H2\n      \"B\"\n"
        "    H2\n      \"C\"\n");
    /* Text between blocks gets a paragraph; a link without a target becomes text. */
    expect_tags("<section>a <a href='#nowhere'>b</a><p>c</p></section>",
        "Document lang=\"en\"\n  Part\n    P\n      \"a \"\n      \"b\"\n    P\n      \"c\"\n");
    /* A term with its definition is one list item. */
    expect_tags("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>",
        "Document lang=\"en\"\n  L\n    LI\n      Lbl\n        \"a\"\n      LBody\n"
        "        \"b\"\n    LI\n      Lbl\n        \"c\"\n      LBody\n        \"d\"\n");
    /* Rows outside a group become a body; an empty cell remains. */
    expect_tags("<table><thead><tr><th scope='row'>a</th></tr></thead><tr><td/></tr></table>",
        "Document lang=\"en\"\n  Table\n    THead\n      TR\n        TH scope=\"row\"\n"
        "          \"a\"\n    TBody\n      TR\n        TD\n");
    /* A short row is filled up; below the head of a row group, cells refer to their heads. */
    expect_tags("<table><thead><tr><th scope='col'>a</th><th scope='col'>b</th></tr></thead>"
                "<tbody><tr><th scope='rowgroup' colspan='2'>g</th></tr>"
                "<tr><th scope='row'>r</th><td>1</td></tr><tr><th scope='row'>s</th></tr>"
                "</tbody></table>",
        "Document lang=\"en\"\n  Table\n    THead\n      TR\n        TH scope=\"col\"\n"
        "          \"a\"\n        TH scope=\"col\"\n          \"b\"\n"
        "    TBody\n      TR\n        TH scope=\"rowgroup\" colspan=2\n          \"g\"\n"
        "      TR\n        TH scope=\"row\"\n          \"r\"\n"
        "        TD head=\"b\" head=\"g\" head=\"r\"\n          \"1\"\n"
        "      TR\n        TH scope=\"row\"\n          \"s\"\n"
        "        TD head=\"b\" head=\"g\" head=\"s\"\n");
    /* In a table without heads, the first row becomes the heads. */
    expect_tags("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "Document lang=\"en\"\n  Table\n    TBody\n      TR\n        TH\n"
        "          \"a\"\n      TR\n        TD\n          \"b\"\n");
    /* In the contents, the title of a group is read before the group. */
    expect_tags("<div class='toc'><div class='c'><ol><li>1</li><li>2</li></ol>"
                "<p class='ch'>A</p></div></div>",
        "Document lang=\"en\"\n  TOC\n    TOC\n      Caption\n        \"A\"\n"
        "      TOCI\n        \"1\"\n      TOCI\n        \"2\"\n");
    /* Text in another language, and a tag that the content asks for. */
    expect_tags("<p>a <span xml:lang='de'>b</span> <span data-tag='Quote'>c</span></p>",
        "Document lang=\"en\"\n  P\n    \"a \"\n    Span lang=\"de\"\n      \"b\"\n    \" \"\n"
        "    Quote\n      \"c\"\n");
}

static void
test_side_note_follows_its_paragraph(void **state)
{
    (void)state;
    expect_tags("<section><p>a <span id='here'>b</span></p><p>c</p>"
                "<aside data-at='here'><p>note</p></aside></section>",
        "Document lang=\"en\"\n  Part\n    P\n      \"a \"\n      \"b\"\n    Note\n      P\n"
        "        \"note\"\n    P\n      \"c\"\n");
}

/* A JPEG of 16 by 8 pixels in RGB, and the same in CMYK. */
static const char jpeg[] =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKra"
    "rYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA"
    "AAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAA"
    "AAAA/9oADAMBAAIRAxEAPwCYAag//9k=";
static const char ink_jpeg[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAoHB4jHhkoIyEjLSsoMDxkQTw3Nzx7WF1JZJGAmZaPgIyKoLTmw6Cq2q2K"
    "jMj/y9ru9f///5vB////+v/m/f/4/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAF"
    "BP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A3JaasgD/2Q==";

static bool
add_picture(const char *name, const void *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct picture_report report;
    bool is_picture = pictures_add(ctx.pictures, name, bytes, &report) != NULL;
    picture_report_clear(&report);
    return is_picture;
}

static bool
add_jpeg(const char *name, const char *base64)
{
    gsize size;
    g_autofree guchar *data = g_base64_decode(base64, &size);
    return add_picture(name, data, size);
}

static cairo_status_t
append_png(void *closure, const unsigned char *data, unsigned int size)
{
    g_byte_array_append(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

static void
test_pictures(void **state)
{
    (void)state;
    assert_true(add_jpeg("a.jpg", jpeg));
    cairo_surface_t *png = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 12, 7);
    g_autoptr(GByteArray) png_bytes = g_byte_array_new();
    cairo_surface_write_to_png_stream(png, append_png, png_bytes);
    cairo_surface_destroy(png);
    assert_true(add_picture("b.png", png_bytes->data, png_bytes->len));
    const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                       "<circle cx='9' cy='9' r='5' opacity='0.5'/></svg>";
    assert_true(add_picture("c.svg", svg, strlen(svg)));
    GBytes *bytes =
        write_body("<figure><img src='picture:a.jpg' alt='J'/></figure><p>x</p>"
                   "<figure><img src='picture:b.png' alt='P'/></figure>"
                   "<figure><img src='picture:c.svg' alt='S'/><figcaption>c</figcaption>"
                   "</figure>");
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    assert_true(
        g_file_set_contents("out/checked/test_pdf_pictures.pdf", data, (gssize)size, NULL));
    gsize jpeg_size;
    g_autofree guchar *original = g_base64_decode(jpeg, &jpeg_size);
    assert_non_null(memmem(data, size, original, jpeg_size)); /* byte for byte */
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    g_bytes_unref(bytes);
    assert_false(add_jpeg("ink.jpg", ink_jpeg));
    bytes = write_body("<figure><img src='picture:ink.jpg' alt='J'/></figure>"
                       "<figure><img src='b.png' alt='J'/></figure>");
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 2);
    g_bytes_unref(bytes);
}

/* Writes a PDF with one attached file of this name to out/checked, and extracts it. */
static GTree *
extract_named(const char *name, char **message)
{
    xmlDoc *doc = read_body("<p>a</p>");
    struct box *root = box_build(ctx.arena, &ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, ctx.arena, root);
    const struct pdf_attachment files[] = {
        { .name = "a/b.xml", .description = "", .mime = "text/xml", .data = "x", .size = 1 },
        { .name = name, .description = "", .mime = "text/xml", .data = "yz", .size = 2 },
    };
    const struct pdf_info info = {
        .title = "t", .lang = "en", .attachments = files, .n_attachments = 2
    };
    GBytes *bytes = pdf_write(&ctx, layout, root, &info);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    const char *path = "out/checked/test_pdf_source.pdf";
    assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
    g_bytes_unref(bytes);
    maker_clear(&m);
    xmlFreeDoc(doc);
    struct extract_made made;
    GTree *extracted = extract_source(path, &made, message);
    g_free(made.handbook);
    g_free(made.options);
    return extracted;
}

static void
test_source(void **state)
{
    (void)state;
    g_autofree char *message = NULL;
    GTree *files = extract_named("b/\xc3\xa4 b.xml", &message);
    assert_non_null(files);
    assert_int_equal(g_tree_nnodes(files), 2);
    GBytes *bytes = g_tree_lookup(files, "b/\xc3\xa4 b.xml");
    assert_memory_equal(g_bytes_get_data(bytes, NULL), "yz", 2);
    g_tree_unref(files);
    const char *const bad[] = { "../b.xml", "/b.xml", "a/../../b.xml", "a//b.xml", "./b", "",
        "a\\..\\b", "c:b", "a/b.xml", "b\n" };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *why = NULL;
        assert_null(extract_named(bad[i], &why));
        assert_non_null(why);
    }
}

/* Numbers are written in PDF syntax. */
static void
test_objects(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    put_length(out, SCALED_PT(72.25));
    put_length(out, SCALED_PT(-0.5));
    put_length(out, 0);
    put_length(out, 1);
    put_integer(out, -12);
    put_name(out, "a b#/");
    put_bytes(out, "a(b)\\\r", 6);
    put_text(out, "\xf0\x9f\x99\x82\xc3\xa4");
    put_date(out, 1519862400);
    assert_string_equal(out->str, " 72.25 -0.5 0 0.001 -12/a#20b#23#2F(a\\(b\\)\\\\\\r)"
                                  "<FEFFD83DDE4200E4>(D:20180301000000Z)");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects),
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_side_note_follows_its_paragraph),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_source),
        cmocka_unit_test(test_pictures),
    };
    return cmocka_run_group_tests(tests, page_maker_setup, page_maker_teardown);
}
