/* Tests what is kept of drawings (SVG), and which are refused. */
#include "unit/picture_fixture.h"

#include "picture/internal.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"

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

/* What stands in a drawing, and what is left of it. */
static const struct {
    const char *inside, *result;
} reductions[] = {
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
    { "<g id='a'><rect fill='url(#a)'/></g>", "! has parts that refer to each other" },
    { "<rect fill='url(#none)' x='' id=''/>", "<rect fill=\"url(#none)\" x=\"\" id=\"\"/>" },
    { "<switch>t<g systemLanguage='de'/><g requiredExtensions='x'/><p xmlns='urn:p'/><rect/><g/></switch>",
        "<g>t<rect/></g>" },
    { "<text><tspan><a xml:base='http://h/' xml:lang='de' href='#x'>t</a></tspan></text>",
        "<text><tspan><tspan xml:lang=\"de\">t</tspan></tspan></text>|links" },
    { "<image href='#a'/>", "! refers to another file" },
    { "<image href='data:image/png,x'/>", "! refers to another file" },
    { "<image href='data:image/png;base32,x'/>", "! refers to another file" },
    { "<image href='data:text/html;base64,x'/>", "! refers to another file" },
    { "<image href='data:image/png;base64,'/>", "! holds a picture that is empty" },
    { "<style>a{b:'}@import x;'}@media print{rect{fill:red}}@font-face{src:'}'}@x</style>",
        "<style>a{b:'}@import x;'}</style>|@media|@font-face|@x" },
    { "<style>@x 'never closed</style>", "<style></style>|@x" },
    { "<style>a{}/*never closed</style>", "<style>a{} </style>" },
    { "<style>a{b:\"never closed</style>", "<style>a{b:\"never closed</style>" },
    { "<style>@x}g{}</style>", "<style>g{}</style>|@x" },
    { "<style>text{font-size:9000px}</style>", "! has text that is too large" },
    { "<rect x='.5' y='._' id='a_1e99' fill='a9_9e99'/>",
        "<rect x=\".5\" y=\"._\" id=\"a_1e99\" fill=\"a9_9e99\"/>" },
    { "<rect style='stroke-dasharray:2' stroke-dasharray='0 0'/>",
        "<rect style=\"stroke-dasharray:2\" stroke-dasharray=\"0 0\"/>" },
    { "<rect stroke-dasharray='5' rx='2'/><rect stroke-dasharray='2'/><rect stroke-dasharray='3'/>",
        "<rect stroke-dasharray=\"5\" rx=\"2\"/><rect stroke-dasharray=\"2\"/><rect stroke-dasharray=\"3\"/>" },
    { "<h:g xmlns:h='http://www.w3.org/2000/svg'><h:rect/></h:g>",
        "<h:g xmlns:h=\"http://www.w3.org/2000/svg\"><h:rect/></h:g>" },
    { "&e;", "! is not well-formed XML" },
};

static void
drawings_are_reduced(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(reductions); i++) {
        g_autofree char *svg =
            g_strconcat(SVG " width='9' height='9'>", reductions[i].inside, "</svg>", NULL);
        g_autofree char *text = reduced(svg);
        if (reductions[i].result[0] == '!' ? !g_str_has_prefix(text, reductions[i].result)
                                           : strcmp(text, reductions[i].result) != 0)
            fail_msg("%s: %s", reductions[i].inside, text);
    }
}

/* A picture in a drawing passes the same gate as one in a file of its own. */
static void
embedded_pictures_are_reduced(void **state)
{
    (void)state;
    /* One pixel; the second has a comment before its end. */
    static const char plain[] =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
    gsize size;
    g_autofree guchar *bytes = g_base64_decode(plain, &size);
    static const guchar comment[] = { 0, 0, 0, 3, 't', 'E', 'X', 't', 'a', 0, 'b', 0, 0, 0, 0 };
    g_autoptr(GByteArray) long_one = g_byte_array_new();
    g_byte_array_append(long_one, bytes, (guint)size - 12);
    g_byte_array_append(long_one, comment, sizeof comment);
    g_byte_array_append(long_one, bytes + size - 12, 12);
    g_autofree char *said = g_base64_encode(long_one->data, long_one->len);
    g_autofree char *svg = g_strdup_printf(
        SVG " width='9' height='9'><image href='DATA:image/png;BASE64,%s'/></svg>", said);
    g_autofree char *wanted =
        g_strdup_printf("<image href=\"data:image/png;base64,%s\"/>", plain);
    g_autofree char *text = reduced(svg);
    assert_string_equal(text, wanted);
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
        { SVG " width='2' height='0'/>", "has no usable size" },
        { SVG " width='2' height='9e6'/>", "has no usable size" },
        { SVG " width='100%' height='100%' viewBox='0 0 4 3'/>", "" },
        { SVG " width='100%' height='100%'/>", "" },
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

/* Drawings whose cost can be told from their text are not tried. */
static void
plain_drawings_are_cheap(void **state)
{
    (void)state;
    static const struct {
        const char *inside;
        bool is_plain;
    } cases[] = {
        { "<path d='M0 0L99 99'/>", true },
        { "<path d='M0 0L9999 9999' stroke='red' stroke-dasharray='5 2'/>", true },
        { "<path d='M0 0L999999 999999' stroke='red' stroke-dasharray='.001'/>", false },
        { "<circle r='999999' stroke='red' stroke-dasharray='.001 0'/>", false },
        { "<path d='M0 0L9 9' style='stroke-dasharray:5'/>", false },
        { "<filter id='f'/>", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strdup_printf(SVG ">%s</svg>", cases[i].inside);
        xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "d.svg", NULL, 0);
        struct picture_report report = { 0 };
        struct svg_cost cost;
        assert_true(svg_weigh(doc, &cost, &report));
        assert_int_equal(cost.is_plain, cases[i].is_plain);
        picture_report_clear(&report);
        xmlFreeDoc(doc);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawings_are_reduced),
        cmocka_unit_test(embedded_pictures_are_reduced),
        cmocka_unit_test(drawings_need_a_root_and_no_entities),
        cmocka_unit_test(drawings_have_limits),
        cmocka_unit_test(slow_drawings_are_tried),
        cmocka_unit_test(plain_drawings_are_cheap),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
