/*
 * Tests the publisher's style sheet and fragments of pages: what is passed on, what is refused,
 * and where.
 */
#include "unit/model_fixture.h"

#include "dress/internal.h"
#include "picture/picture.h"

#include <glib/gstdio.h>

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

static struct model_fixture book;
static char *folder;

static int
setup(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("proviso-dress-XXXXXX", NULL);
    g_autofree char *picture = g_build_filename(folder, "a.svg", NULL);
    assert_true(g_file_set_contents(picture, SVG, -1, NULL));
    fixture_open(&book,
        "<handbook xmlns='urn:proviso:handbook:1' xml:id='h' xml:lang='en'><title>T</title>"
        "<edition date='2024-06-01'>E</edition>"
        "<roles><role xml:id='guest'><name>Guest</name></role></roles>"
        "<chapter xml:id='stay'><title>Stay</title></chapter></handbook>",
        "");
    book.ctx.folder = folder;
    book.ctx.pictures = pictures_new();
    return 0;
}

static int
teardown(void **state)
{
    (void)state;
    pictures_free(book.ctx.pictures);
    fixture_close(&book);
    g_autofree char *picture = g_build_filename(folder, "a.svg", NULL);
    g_unlink(picture);
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

/* The findings in a source so far, each as "LINE:COLUMN TEXT" and a line end. */
static char *
said_of(const struct source *source)
{
    GString *out = g_string_new(NULL);
    size_t n;
    const struct diag *const *diags = diags_sorted(book.ctx.diags, &n);
    for (size_t i = 0; i < n; i++) {
        if (diags[i]->span.source != source)
            continue;
        struct place place = source_place(source, diags[i]->span.start);
        g_string_append_printf(out, "%u:%u %s\n", place.line, place.column, diags[i]->text);
    }
    return g_string_free(out, FALSE);
}

struct sheet_case {
    const char *css, *out, *said; /* out: NULL if it is refused, said: part of the findings */
};

static void
expect_sheets(const struct sheet_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct source *source =
            sources_text(book.ctx.sources, "extra.css", cases[i].css, strlen(cases[i].css));
        const char *out = dress_sheet(&book.ctx, source);
        g_autofree char *said = said_of(source);
        if (g_strcmp0(out, cases[i].out) != 0 ||
            (cases[i].said ? !strstr(said, cases[i].said) : *said != '\0'))
            fail_msg("%s: %s; %s", cases[i].css, out ? out : "refused", said);
    }
}

static void
sheets_are_passed_on(void **state)
{
    (void)state;
    static const struct sheet_case cases[] = {
        { "", "", NULL },
        { " /* a */ p{;color:red;;}", " /**/ p{;color:red;;}", NULL },
        { "p::before,a:hover>q#x.y{content:\"\\201c \";}",
            "p::before,a:hover>q#x.y{content:\"\\201c \";}", NULL },
        { "q{content:'\\'';quotes:'a' 'b'}", "q{content:'\\'';quotes:'a' 'b'}", NULL },
        { "@media print{p{top:0}}@supports (a:'{'){p{top:0}}",
            "@media print{p{top:0}}@supports (a:'{'){p{top:0}}", NULL },
        { "@KEYFRAMES k{from{top:0}to{top:1px}}", "@KEYFRAMES k{from{top:0}to{top:1px}}",
            NULL },
        { "@media/**/print{p{top:0}}", "@media/**/print{p{top:0}}", NULL },
        { "p{background:url(a.svg)}", "p{background:url(\"picture:a.svg\")}", NULL },
        { "p{background:URL( 'a.svg' )}", "p{background:url(\"picture:a.svg\")}", NULL },
        { ".vs,.nonsense,#signs,.\xc3\xa4{--note:1;--no-tea:2;--n:3}",
            ".vs,.nonsense,#signs,.\xc3\xa4{--note:1;--no-tea:2;--n:3}", NULL },
        { "p{width:calc(1px + 2em)/**/;a:b}", "p{width:calc(1px + 2em)/**/;a:b}", NULL },
    };
    expect_sheets(cases, G_N_ELEMENTS(cases));
}

static void
sheets_are_refused(void **state)
{
    (void)state;
    static const struct sheet_case cases[] = {
        { "p{content:\"\xc2\xa7\n}", NULL, "1:11 this string is not closed\n" },
        { "p{quotes:'a\\", NULL,
            "1:1 this rule is not closed\n1:10 this string is not closed\n" },
        { "p{background:url(a.svg}", NULL, "1:14 this address is not closed\n" },
        { "p{background:url('a.svg)}", NULL, "1:14 this address is not closed\n" },
        { "p{background:url('a.svg\")}", NULL, "1:14 this address is not closed\n" },
        { "p{background:url()}", NULL, "1:18 \"\" is not a file inside" },
        { "p{background:url(/a.svg)}", NULL, "1:18 \"/a.svg\" is not a file inside" },
        { "p{background:url(./a.svg)}", NULL, "1:18 \"./a.svg\" is not a file inside" },
        { "p{background:url(b.svg)}", NULL, "1:18 there is no file \"b.svg\"" },
        { "p{c:Attr(title)}", NULL, "1:5 \"attr()\" cannot be used" },
        { "p{color:r\\65 d}", NULL, "1:10 escapes" },
        { "p{:red}", NULL, "1:3 a property is expected here\n" },
        { "p{&:hover{top:0}}", NULL, "1:3 a property is expected here\n" },
        { "p{top 0;left:0}", NULL, "1:3 \":\" is expected behind \"top\"\n" },
        { "p{--no-t:red}", NULL, "1:3 \"--no-t\" is a verdict's colour" },
        { "p{--en:red}", NULL, "1:3 \"--en\" is a verdict's colour" },
        { "#SIGN-no{top:0}", NULL, "1:1 \"#SIGN-no\" shows a verdict" },
        { "Path{top:0}", NULL, "1:1 \"path\" would select" },
        { "p;q{top:0}", NULL, "1:1 a selector and \"{\" are expected here\n" },
        { "p", NULL, "1:1 a selector and \"{\" are expected here\n" },
        { "{top:0}", NULL, "1:1 a selector and \"{\" are expected here\n" },
        { "@media print;", NULL, "1:1 \"@media\" has no rules\n" },
        { "@supports x", NULL, "1:1 \"@supports\" has no rules\n" },
        { "@media \\70 {}", NULL, "1:8 escapes" },
        { "@media print{p{top:0}", NULL, "1:13 this rule is not closed\n" },
        { "@medium x{}", NULL, "1:1 \"@medium\" cannot be used" },
        { "@charset 'x';", NULL, "1:1 \"@charset\" cannot be used" },
        { "@keyframes k{@media x{}}", NULL, "1:14 a step of an animation is expected here\n" },
        { "@keyframes k{from", NULL, "1:13 this rule is not closed\n" },
        { "@media print{.no{top:0}}", NULL, "1:14 \".no\" shows a verdict" },
        { "p{content:'\\000041'}", NULL, "1:11 a style sheet cannot add text" },
        { "p{CONTENT:'\xd7\x90'}", NULL, "1:11 a style sheet cannot add text" },
    };
    expect_sheets(cases, G_N_ELEMENTS(cases));
    static const char nul[] = "p{top:0}\0.no{top:0}";
    const struct source *source =
        sources_text(book.ctx.sources, "extra.css", nul, sizeof nul - 1);
    assert_null(dress_sheet(&book.ctx, source));
}

static void
fragments_are_checked(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        bool is_good;
        const char *said;
    } cases[] = {
        { "<div>a<p class='own' lang='de'>b <b>c</b></p><!-- d --></div>", true, NULL },
        { "<div><a href='#guest'>a</a> <a href='index.html'>b</a> <a href='mailto:a@b.example'>c</a></div>",
            true, NULL },
        { "<div><a href='#gest'>a</a></div>", true, "1:9 the link \"#gest\" leads nowhere\n" },
        { "<div><a href='stays.html#x'>a</a></div>", true,
            "1:9 the link \"stays.html#x\" leads nowhere\n" },
        { "<div><a href='a.pdf'>a</a></div>", true, "1:9 the link \"a.pdf\" leads nowhere\n" },
        { "<div><a href='/stay.html?x'>a</a></div>", true, "1:9 the link" },
        { "<div><img src='a.svg' alt=''/></div>", true, NULL },
        { "<div><img alt=''/></div>", false, "1:6 \"\" is not a file inside" },
        { "<div><img src='a.svg'/></div>", false, "1:6 the picture has no \"alt\"" },
        { "<div><p href='index.html'>a</p></div>", false, "1:9 \"p\" cannot have \"href\"" },
        { "<div xmlns:o='urn:o'><p o:class='x'>a</p></div>", false,
            "1:22 \"p\" cannot have \"class\"" },
        { "<div><p class=''>a</p></div>", true, NULL },
        { "<div><p class='v'>a</p></div>", false,
            "1:9 the class \"v\" is reserved for verdicts\n" },
        { "<div><p xmlns='urn:o'>a</p></div>", false,
            "1:6 \"p\" cannot stand in a fragment of pages\n" },
        { "<div xmlns='urn:o'/>", false,
            "1:1 a fragment of pages must be one element \"div\"\n" },
        { "<div><p>a {b</p></div>", false,
            "1:6 \"{b\" is not a placeholder of \"notice.html\"\n" },
        { "<div><a href='{file}'>a</a></div>", false, "1:9 \"{file}\" is not a placeholder" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_build_filename(folder, "notice.html", NULL);
        g_autofree char *shown = g_strdup_printf("%zu/notice.html", i), *why = NULL;
        assert_true(g_file_set_contents(path, cases[i].html, -1, NULL));
        const struct source *source = sources_open(book.ctx.sources, path, shown, &why);
        sources_name(book.ctx.sources, source, "notice.html");
        xmlDoc *doc = dress_fragment(&book.ctx, book.model, source, false);
        g_autofree char *said = said_of(source);
        if (cases[i].is_good != (doc != NULL) ||
            (cases[i].said ? !g_str_has_prefix(said, cases[i].said) : *said != '\0'))
            fail_msg("%s: %s; %s", cases[i].html, doc ? "passed" : "refused", said);
        xmlFreeDoc(doc);
        g_unlink(path);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_passed_on),
        cmocka_unit_test(sheets_are_refused),
        cmocka_unit_test(fragments_are_checked),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
