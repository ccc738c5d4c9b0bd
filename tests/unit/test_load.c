/* Tests loading: exact places, rejected input, included files, errors of the schema. */
#include "unit/unit.h"

#include "load/load.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

struct load_run {
    struct ctx ctx;
    struct load load;
    char *said; /* the printed findings */
};

static void
run_start(struct load_run *run)
{
    *run = (struct load_run){
        .ctx = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() }
    };
}

static const char *
run_findings(struct load_run *run)
{
    size_t size = 0;
    free(run->said);
    run->said = NULL;
    FILE *f = open_memstream(&run->said, &size);
    diags_print_human(run->ctx.diags, f, false);
    fclose(f);
    return run->said;
}

static void
run_end(struct load_run *run)
{
    load_clear(&run->load);
    free(run->said);
    diags_free(run->ctx.diags);
    sources_free(run->ctx.sources);
    arena_free(run->ctx.arena);
}

/* Parses a text and compares the finding. */
static void
expect_finding(const char *text, size_t size, const char *finding)
{
    struct load_run run;
    run_start(&run);
    xmlDoc *doc = load_parse(&run.ctx, sources_text(run.ctx.sources, "t.xml", text, size));
    assert_null(doc);
    assert_string_equal(run_findings(&run), finding);
    run_end(&run);
}

static size_t
check_spans(const xmlNode *node, const struct source *source)
{
    size_t n = 0;
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        struct span span = node_span(node);
        assert_ptr_equal(span.source, source);
        const char *text = source->text + span.start;
        assert_int_equal(text[0], '<');
        if (node->ns && node->ns->prefix)
            text += strlen((const char *)node->ns->prefix) + 1;
        size_t size = strlen((const char *)node->name);
        assert_memory_equal(text + 1, node->name, size);
        assert_true(strchr(" \t\r\n/>", text[size + 1]) != NULL);
        assert_int_equal(source->text[span.end - 1], '>');
        assert_null(memchr(source->text + span.start + 1, '<', span.end - span.start - 1));
        n += 1 + check_spans(node->children, source);
    }
    return n;
}

/*
 * Positions are exact across many buffers of the parser, with all line ends and character
 * widths.
 */
static void
spans_are_exact(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new("\xEF\xBB\xBF<?xml version=\"1.0\" "
                                           "encoding='utf-8'?>\r\n<!-- <no> -->\r\n<a>");
    for (int i = 0; i < 20000; i++)
        g_string_append_printf(text,
            "<b%d x=\"%c>\xE2\x82\xAC&lt;&#10;\"\r\n y='/'%s>Caf\xC3\xA9 <![CDATA[<z>]]><!--<c>--"
            "><p:c\txmlns:p='u'/>\n</b%d>",
            i, i % 2 ? '\'' : 'x', i % 3 ? "" : "\n", i);
    g_string_append(text, "</a>");
    struct load_run run;
    run_start(&run);
    const struct source *source = sources_text(run.ctx.sources, "t.xml", text->str, text->len);
    xmlDoc *doc = load_parse(&run.ctx, source);
    assert_string_equal(run_findings(&run), "");
    assert_int_equal(check_spans(doc->children, source), 40001);
    const xmlNode *b = xmlFirstElementChild(xmlDocGetRootElement(doc));
    struct span y = attribute_span(b, "y");
    assert_int_equal(y.end - y.start, 5);
    assert_memory_equal(source->text + y.start, "y='/'", 5);
    struct span none = attribute_span(b, "z");
    assert_int_equal(none.start, node_span(b).start);
    assert_int_equal(none.end, node_span(b).end);
    xmlFreeDoc(doc);
    run_end(&run);
}

#define R                     "\xEF\xBF\xBD" /* replaces control characters */
#define EXPECT(text, finding) expect_finding(text, sizeof(text) - 1, finding)

static void
ill_formed_text_has_a_place(void **state)
{
    (void)state;
    EXPECT("", "t.xml:1:1: error: the file is empty [xml]\n");
    EXPECT("<a>\n  <b>x\n</a>\n",
        "t.xml:3:1: error: found \"</a>\" where \"</b>\" was expected [xml]\n"
        "    3 | </a>\n"
        "      | ^~~~\n"
        "t.xml:2:3: note: \"b\" begins here\n"
        "    2 |   <b>x\n"
        "      |   ^~~\n");
    EXPECT("<a>\n  <b>x</b>\n", "t.xml:1:1: error: \"a\" has no end tag [xml]\n"
                                "    1 | <a>\n"
                                "      | ^~~\n");
    EXPECT("<a>R & D</a>", "t.xml:1:6: error: write \"&amp;\" for the character \"&\" [xml]\n"
                           "    1 | <a>R & D</a>\n"
                           "      |      ^\n");
    EXPECT("<a>\xC3\xA9&nbsp;x</a>",
        "t.xml:1:5: error: \"&nbsp;\" is not known; write the character itself [xml]\n"
        "    1 | <a>\xC3\xA9&nbsp;x</a>\n"
        "      |     ^~~~~~\n");
    EXPECT("<a x='1' x='2'/>", "t.xml:1:1: error: the attribute \"x\" is given twice [xml]\n"
                               "    1 | <a x='1' x='2'/>\n"
                               "      | ^~~~~~~~~~~~~~\n");
    EXPECT("<a>\n<!DOCTYPE a [<!ENTITY e 'x'>]>\n</a>",
        "t.xml:2:1: error: a DOCTYPE is not allowed; handbooks use no document type and no "
        "entities [xml]\n"
        "    2 | <!DOCTYPE a [<!ENTITY e 'x'>]>\n"
        "      | ^~~~~~~~~\n");
    EXPECT("<a>1 < 2</a>", "t.xml:1:6: error: write \"&lt;\" for the character \"<\" [xml]\n"
                           "    1 | <a>1 < 2</a>\n"
                           "      |      ^\n");
    EXPECT("<!-- x -->\n<!DOCTYPE a SYSTEM 'a<b.dtd'>\n<a>&e;</a>",
        "t.xml:2:1: error: a DOCTYPE is not allowed; handbooks use no document type and no "
        "entities [xml]\n"
        "    2 | <!DOCTYPE a SYSTEM 'a<b.dtd'>\n"
        "      | ^~~~~~~~~\n");
    EXPECT("<a>x\xE9y</a>", "t.xml:1:5: error: this byte is not UTF-8; save the file as UTF-8 "
                            "[xml]\n"
                            "    1 | <a>x" R "y</a>\n"
                            "      |     ^\n");
    EXPECT("<a>x\0y</a>",
        "t.xml:1:5: error: a NUL byte stands here; this is not a text file [xml]\n"
        "    1 | <a>x" R "y</a>\n"
        "      |     ^\n");
    EXPECT("<?xml version='1.0' encoding='ISO-8859-1'?><a/>",
        "t.xml:1:31: error: the file says its encoding is \"ISO-8859-1\"; save it as UTF-8 "
        "[xml]\n"
        "    1 | <?xml version='1.0' encoding='ISO-8859-1'?><a/>\n"
        "      |                               ^~~~~~~~~~\n");
    EXPECT("\xFF\xFE<\0a\0/\0>\0",
        "t.xml:1:1: error: the file is encoded in UTF-16; save it as UTF-8 [xml]\n"
        "    1 | " R R "<" R "a" R "/" R ">" R "\n"
        "      | ^\n");
    EXPECT("<p:a/>", "t.xml:1:1: error: the prefix \"p\" is not declared [xml]\n"
                     "    1 | <p:a/>\n"
                     "      | ^~~~\n");
}

/* Compares the position and the words of the only finding about a text. */
static void
expect_complaint(const char *text, const char *complaint)
{
    struct load_run run;
    run_start(&run);
    assert_null(load_parse(&run.ctx, sources_text(run.ctx.sources, "t", text, strlen(text))));
    size_t n;
    const struct diag *d = diags_sorted(run.ctx.diags, &n)[0];
    const struct place place = source_place(d->span.source, d->span.start);
    g_autofree char *got = g_strdup_printf("%u:%u: %s", place.line, place.column, d->text);
    if (n != 1 || strcmp(got, complaint) != 0)
        fail_msg("%s: %zu, \"%s\", not \"%s\"", text, n, got, complaint);
    run_end(&run);
}

/* What libxml2 rejects is reported in our own words, at the place of the fault. */
static void
complaints_are_in_our_words(void **state)
{
    (void)state;
    expect_complaint(
        "<!-- x -->", "1:11: the file has no element: it must begin with a start tag");
    expect_complaint("x", "1:1: the file has no element: it must begin with a start tag");
    expect_complaint("<a/><b/>", "1:5: nothing may follow the end of the first element");
    expect_complaint("<a>\x01</a>", "1:4: XML does not allow this character");
    expect_complaint(
        "<a>x&#0;</a>", "1:5: this number stands for a character that XML does not allow");
    expect_complaint("<a>x&amp;\x01</a>", "1:10: XML does not allow this character");
    expect_complaint("<a>x&#xG;</a>", "1:5: \"&#x\" needs hexadecimal digits and \";\"");
    expect_complaint("<a>x&#A;</a>", "1:5: \"&#\" needs digits and \";\"");
    expect_complaint("<a>x&lt </a>", "1:5: write \"&amp;\" for the character \"&\"");
    expect_complaint("<a>\n<b x=1/></a>", "2:6: the attribute's value needs quotation marks");
    expect_complaint("<a><b x/></a>", "1:8: the attribute \"x\" has no value");
    expect_complaint("<a><b x='1'y='2'/></a>", "1:12: a space is missing between attributes");
    expect_complaint("<a><b x='1'/ ></a>", "1:12: a space is missing between attributes");
    expect_complaint("<a>\n  <!-- x </a>", "2:3: the comment has no end");
    expect_complaint("<a><!-- x -- y --></a>", "1:11: a comment cannot contain \"--\"");
    expect_complaint("<a>\n <![CDATA[ x </a>", "2:2: the CDATA section has no end");
    expect_complaint("<a>\n <?b x </a>", "2:2: the processing instruction has no end");
    expect_complaint("<a>x]]></a>", "1:4: write \"]]&gt;\" for \"]]>\"");
    expect_complaint("\n<?xml version='1.0'?><a/>",
        "2:1: the XML declaration must be the first thing in the file");
    expect_complaint("<?xml version='1.0'><a/>", "1:20: a space is missing between attributes");
    expect_complaint("<?xml encoding='UTF-8'?><a/>", "1:1: the XML declaration has no version");
    expect_complaint("<?xml version='2.0'?><a/>", "1:1: Proviso reads XML 1.0 only");
    expect_complaint("<a><p:b/></a>", "1:4: the prefix \"p\" is not declared");
    expect_complaint("<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>",
        "1:1: the attribute \"x\" is given twice");
    expect_complaint("<a x='1", "1:8: the attribute's value has no closing quotation mark");
    expect_complaint("<a x=\"1>\n<b y=\"2\"/></a>",
        "1:6: the attribute's value has no closing quotation mark");
    expect_complaint("<a>\n<></a>", "2:1: write \"&lt;\" for the character \"<\"");
    expect_complaint("<a b='' =''/>", "1:9: a name was expected here");
    expect_complaint("<a></a b>", "1:4: the tag has no \">\"");
    expect_complaint("<a xmlns:p=''/>", "1:14: xmlns:p: Empty XML namespace is not allowed");
    expect_complaint("<a xmlns:xml='u'/>", "1:17: xml namespace prefix mapped to wrong URI");
    expect_complaint("<a>", "1:1: \"a\" has no end tag");
    expect_complaint("<a>&;</a>", "1:4: write \"&amp;\" for the character \"&\"");
    expect_complaint("<?xml version='1.0' encoding='latin1'?><a/>",
        "1:31: the file says its encoding is \"latin1\"; save it as UTF-8");
    expect_complaint("<a x=\xe2\x80\x9cz\xe2\x80\x9d/>",
        "1:6: write straight quotation marks (\") around the attribute's value, not curly ones");
    expect_complaint("<a x=\xc2\xabz\xc2\xbb/>",
        "1:6: write straight quotation marks (\") around the attribute's value, not curly ones");
}

static void
depth_is_bounded(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append(text, "<a>\n");
    struct load_run run;
    run_start(&run);
    assert_null(
        load_parse(&run.ctx, sources_text(run.ctx.sources, "t.xml", text->str, text->len)));
    assert_string_equal(run_findings(&run),
        "t.xml:101:1: error: elements are nested more than 100 deep [xml]\n"
        "  101 | <a>\n"
        "      | ^~~\n");
    run_end(&run);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_are_exact),
        cmocka_unit_test(ill_formed_text_has_a_place),
        cmocka_unit_test(complaints_are_in_our_words),
        cmocka_unit_test(depth_is_bounded),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
