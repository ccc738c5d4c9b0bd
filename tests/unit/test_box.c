/* Tests print/box: the boxes of elements, white space, markers. */
#include "unit/unit.h"

#include "picture/picture.h"
#include "print/box/box.h"
#include "print/box/list_marker.h"

#include <libxml/parser.h>
#include <string.h>

static struct ctx ctx;
static struct theme *theme;

static int
setup(void **state)
{
    (void)state;
    ctx = (struct ctx){ .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
        .pictures = pictures_new() };
    theme = theme_load(&ctx, NULL);
    return theme ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    theme_free(theme);
    diags_free(ctx.diags);
    pictures_free(ctx.pictures);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}

/* The dump of a body with this content, without the line of the body itself. */
static char *
dump(const char *content)
{
    g_autofree char *xml = g_strdup_printf(
        "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", content);
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "t.xml", NULL, 0);
    assert_non_null(doc);
    struct box *root = box_build(ctx.arena, &ctx, theme, doc);
    assert_non_null(root);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    box_dump(root, out);
    fclose(out);
    xmlFreeDoc(doc);
    char *copy = g_strdup(strchr(text, '\n') + 1);
    free(text);
    return copy;
}

static void
expect(const char *content, const char *boxes)
{
    g_autofree char *text = dump(content);
    assert_string_equal(text, boxes);
}

static void
inlines_and_blocks(void **state)
{
    (void)state;
    expect("<p>a <em>b</em></p>", "  paragraph p\n    text \"a \"\n    inline em\n"
                                  "      text \"b\"\n");
    expect("<div>a<p>b</p>\n c </div>", "  block div\n    paragraph\n      text \"a\"\n"
                                        "    paragraph p\n      text \"b\"\n"
                                        "    paragraph\n      text \"c\"\n");
    expect("<div><span>a<p>b</p></span></div>",
        "  block div\n    block span\n      paragraph\n        text \"a\"\n"
        "      paragraph p\n        text \"b\"\n");
    expect("<p/><hr/>", "  block p\n  block hr\n");
    expect("<ul><li>a</li></ul>", "  block ul\n    list-item li\n      paragraph\n"
                                  "        text \"\xe2\x80\xa2\"\n      paragraph\n"
                                  "        text \"a\"\n");
    expect("<p>a<br/> b</p>",
        "  paragraph p\n    text \"a\"\n    line-break br\n    text \"b\"\n");
}

static void
white_space_collapses_across_inlines(void **state)
{
    (void)state;
    expect("<p>\n a <b> b </b> <i> c</i>\t</p>",
        "  paragraph p\n    text \"a \"\n    inline b\n      text \"b \"\n    inline i\n"
        "      text \"c\"\n");
    expect("<p> <a id='x'/> b</p>", "  paragraph p\n    anchor a id=x\n    text \"b\"\n");
    expect("<p>5&#160;kg&#173;x</p>", "  paragraph p\n    text \"5\\u{A0}kg\\u{AD}x\"\n");
    expect("<p>a <br/> b</p>",
        "  paragraph p\n    text \"a\"\n    line-break br\n    text \"b\"\n");
    expect("<p> <b> </b> </p>", "  block p\n");
    expect("<p><i class='sign no'/> Forbidden</p>",
        "  paragraph p\n    sign i.sign.no sign=no\n    text \" Forbidden\"\n");
}

static void
anchors_go_with_what_follows(void **state)
{
    (void)state;
    expect("<div><a id='x'/><p>a</p></div>",
        "  block div\n    paragraph p\n      anchor a id=x\n      text \"a\"\n");
    expect("<div><p>a</p><a id='x'/></div>",
        "  block div\n    paragraph p\n      text \"a\"\n      anchor a id=x\n");
    expect("<div><a id='x'/></div>", "  block div\n    anchor a id=x\n");
}

static void
tables(void **state)
{
    (void)state;
    expect("<table><caption>c</caption><thead><tr><th>h</th></tr></thead>"
           "<tbody><tr><td colspan='2' rowspan='0'>a</td></tr></tbody></table>",
        "  table table\n    paragraph caption\n      text \"c\"\n    table-group thead head\n"
        "      row tr\n        cell th head\n          paragraph\n            text \"h\"\n"
        "    table-group tbody\n      row tr\n        cell td colspan=2\n"
        "          paragraph\n            text \"a\"\n");
    expect("<table><tr><td>a</td></tr></table>",
        "  table table\n    table-group\n      row tr\n        cell td\n"
        "          paragraph\n            text \"a\"\n");
}

static void
what_is_drawn_or_filled_in(void **state)
{
    (void)state;
    expect("<p>a <a class='page' href='#x'>?</a></p>",
        "  paragraph p\n    text \"a \"\n    page-ref a.page target=x\n");
    expect("<p><span class='pages'><a class='page' href='#x'/><a class='page main' "
           "href='#y'/></span></p>",
        "  paragraph p\n    page-ref span.pages\n      page-ref a.page target=x\n"
        "      page-ref a.page.main target=y\n");
    expect("<div>a<aside data-at='x'><p>n</p></aside> b</div>",
        "  block div\n    side aside at=x\n      paragraph p\n        text \"n\"\n"
        "    paragraph\n      text \"a\"\n      text \" b\"\n");
    static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg'/>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(drawing, strlen(drawing));
    struct picture_report report;
    assert_non_null(pictures_add(ctx.pictures, "images/a.svg", bytes, &report));
    picture_report_clear(&report);
    expect("<figure><img src='picture:images/a.svg'/></figure>",
        "  block figure\n    image img image=a.svg\n");
    expect("<div class='pattern'> <i class='sign if'/> <i class='sign no'/></div>",
        "  pattern div.pattern\n    sign i.sign.if sign=if\n    sign i.sign.no sign=no\n");
    expect("<div class='cols'><b>a</b> <p>b</p></div>",
        "  columns div.cols\n    paragraph\n      inline b\n        text \"a\"\n"
        "    paragraph p\n      text \"b\"\n");
    expect("<p data-artifact='yes'>a</p>", "  paragraph p artifact\n    text artifact \"a\"\n");
    expect("<title>x</title>", "");
}

static void
expect_marker(const char *list, const char *expected)
{
    xmlDoc *doc = xmlReadMemory(list, (int)strlen(list), "t.xml", NULL, 0);
    const xmlNode *ol = xmlDocGetRootElement(doc);
    const struct style *style = style_of(theme, ol, NULL);
    const struct style *last = style_of(theme, ol->last, style);
    const char *text = list_marker_text(ctx.arena, ol->last, last);
    if (expected)
        assert_string_equal(text, expected);
    else
        assert_null(text);
    xmlFreeDoc(doc);
}

static void
markers(void **state)
{
    (void)state;
    expect_marker("<ol><li/><li/></ol>", "2.");
    expect_marker("<ol start='7'><li/><li/></ol>", "8.");
    expect_marker("<ol><li value='4'/> <li/></ol>", "5.");
    expect_marker("<ol class='prov'><li/><li/><li/></ol>", "(c)");
    expect_marker("<ol class='prov'><li data-marker='(q)'/></ol>", "(q)");
    expect_marker("<ol class='steps'><li/></ol>", NULL);
    expect_marker("<ul><li/></ul>", "\xe2\x80\xa2");
    assert_string_equal(list_marker_alpha(ctx.arena, 28), "ab");
    assert_string_equal(list_marker_roman(ctx.arena, 1994), "mcmxciv");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inlines_and_blocks),
        cmocka_unit_test(white_space_collapses_across_inlines),
        cmocka_unit_test(anchors_go_with_what_follows),
        cmocka_unit_test(tables),
        cmocka_unit_test(what_is_drawn_or_filled_in),
        cmocka_unit_test(markers),
    };
    int failed = cmocka_run_group_tests(tests, setup, teardown);
    xmlCleanupParser();
    return failed;
}
