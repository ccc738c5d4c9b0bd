/*
 * Tests the findings for programs: the exact text of the short formats, the structure of SARIF.
 */
#include "unit/unit.h"

#include "base/diag.h"
#include "finding/codes.h"
#include "finding/report.h"
#include "finding/report_ci.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

struct json_fixture {
    struct sources *sources;
    struct diags *diags;
};

static void
fixture_init(struct json_fixture *f)
{
    static const char text[] = "<a>\n  <p>Caf\xc3\xa9 <xref to=\"carer\"/></p>\n</a>\n";
    f->sources = sources_new();
    f->diags = diags_new();
    const struct source *s =
        sources_text(f->sources, "my, book/a b%.xml", text, sizeof text - 1);
    uint32_t at = (uint32_t)(strstr(text, "<xref") - text);
    struct diag *d = diag_add(f->diags, SEV_ERROR, (struct span){ s, at, at + 18 },
        "dangling-ref", "nothing is named \"carer\",\n100 %% sure: no");
    diag_note(f->diags, d, (struct span){ s, 0, 3 }, "looked in here");
    diag_note(f->diags, d, (struct span){ 0 }, "did you mean \"career\"?");
    d = diag_add(f->diags, SEV_WARNING, (struct span){ s, 0, 3 }, "unused", "nobody uses it");
    diag_accept(f->diags, d, "decided (minutes)");
    diag_add(f->diags, SEV_ERROR, (struct span){ 0 }, "missing-font", "no font \"X\"");
}

static void
fixture_clear(struct json_fixture *f)
{
    diags_free(f->diags);
    sources_free(f->sources);
}

/* The output of a printer.  The caller frees it. */
static char *
printed(void (*print)(struct diags *, FILE *), struct diags *diags)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    print(diags, out);
    fclose(out);
    return text;
}

static void
annotations_are_escaped(void **state)
{
    (void)state;
    struct json_fixture f;
    fixture_init(&f);
    char *text = printed(diags_print_github, f.diags);
    assert_string_equal(text,
        "::error title=missing-font::no font \"X\"\n"
        "::error file=my%2C book/a b%25.xml,line=2,col=11,endLine=2,endColumn=29,"
        "title=dangling-ref::nothing is named \"carer\",%0A100 %25 sure: no (did you mean "
        "\"career\"?)\n");
    free(text);
    fixture_clear(&f);
}

static void
json_has_everything(void **state)
{
    (void)state;
    struct json_fixture f;
    fixture_init(&f);
    char *text = printed(diags_print_json, f.diags);
    assert_string_equal(text,
        "{\n"
        " \"errors\" : 2,\n"
        " \"warnings\" : 0,\n"
        " \"accepted\" : 1,\n"
        " \"findings\" : [\n"
        "  {\n"
        "   \"severity\" : \"error\",\n"
        "   \"code\" : \"missing-font\",\n"
        "   \"message\" : \"no font \\\"X\\\"\"\n"
        "  },\n"
        "  {\n"
        "   \"severity\" : \"warning\",\n"
        "   \"code\" : \"unused\",\n"
        "   \"message\" : \"nobody uses it\",\n"
        "   \"file\" : \"my, book/a b%.xml\",\n"
        "   \"line\" : 1,\n"
        "   \"column\" : 1,\n"
        "   \"endLine\" : 1,\n"
        "   \"endColumn\" : 4,\n"
        "   \"accepted\" : \"decided (minutes)\"\n"
        "  },\n"
        "  {\n"
        "   \"severity\" : \"error\",\n"
        "   \"code\" : \"dangling-ref\",\n"
        "   \"message\" : \"nothing is named \\\"carer\\\",\\n100 % sure: no\",\n"
        "   \"file\" : \"my, book/a b%.xml\",\n"
        "   \"line\" : 2,\n"
        "   \"column\" : 11,\n"
        "   \"endLine\" : 2,\n"
        "   \"endColumn\" : 29,\n"
        "   \"notes\" : [\n"
        "    {\n"
        "     \"message\" : \"looked in here\",\n"
        "     \"file\" : \"my, book/a b%.xml\",\n"
        "     \"line\" : 1,\n"
        "     \"column\" : 1,\n"
        "     \"endLine\" : 1,\n"
        "     \"endColumn\" : 4\n"
        "    },\n"
        "    {\n"
        "     \"message\" : \"did you mean \\\"career\\\"?\"\n"
        "    }\n"
        "   ]\n"
        "  }\n"
        " ]\n"
        "}\n");
    free(text);
    fixture_clear(&f);
}

/* The member at the end of a path such as "tool/driver/rules/0".  It must exist. */
static JsonNode *
at(JsonNode *node, const char *path)
{
    g_auto(GStrv) parts = g_strsplit(path, "/", -1);
    for (char **part = parts; *part; part++) {
        if (JSON_NODE_HOLDS_ARRAY(node)) {
            guint i = (guint)g_ascii_strtoull(*part, NULL, 10);
            assert_true(i < json_array_get_length(json_node_get_array(node)));
            node = json_array_get_element(json_node_get_array(node), i);
        } else {
            assert_true(JSON_NODE_HOLDS_OBJECT(node));
            node = json_object_get_member(json_node_get_object(node), *part);
        }
        assert_non_null(node);
    }
    return node;
}

static const char *
text_at(JsonNode *node, const char *path)
{
    return json_node_get_string(at(node, path));
}

static gint64
number_at(JsonNode *node, const char *path)
{
    return json_node_get_int(at(node, path));
}

static guint
length_at(JsonNode *node, const char *path)
{
    return json_array_get_length(json_node_get_array(at(node, path)));
}

/*
 * The members that SARIF 2.1.0 requires in sections 3.14 to 3.52, and those that viewers need.
 */
static void
sarif_has_its_structure(void **state)
{
    (void)state;
    struct json_fixture f;
    fixture_init(&f);
    char *text = printed(diags_print_sarif, f.diags);
    g_autoptr(JsonParser) parser = json_parser_new();
    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    JsonNode *root = json_parser_get_root(parser);
    assert_string_equal(text_at(root, "version"), "2.1.0");
    assert_non_null(strstr(text_at(root, "$schema"), "sarif-2.1.0"));
    assert_int_equal(length_at(root, "runs"), 1);
    JsonNode *run = at(root, "runs/0");
    assert_string_equal(text_at(run, "tool/driver/name"), "proviso");
    assert_string_equal(text_at(run, "columnKind"), "unicodeCodePoints");

    JsonNode *rules = at(run, "tool/driver/rules");
    size_t n;
    const struct code *codes = codes_all(&n);
    assert_int_equal(json_array_get_length(json_node_get_array(rules)), n);
    for (size_t i = 0; i < n; i++) {
        JsonNode *rule = json_array_get_element(json_node_get_array(rules), (guint)i);
        assert_string_equal(text_at(rule, "id"), codes[i].name);
        assert_true(strlen(text_at(rule, "shortDescription/text")) > 10);
        assert_true(strlen(text_at(rule, "help/text")) > 8);
        assert_string_equal(text_at(rule, "defaultConfiguration/level"),
            codes[i].severity == SEV_ERROR ? "error" : "warning");
    }

    assert_int_equal(length_at(run, "results"), 3);
    for (guint i = 0; i < 3; i++) {
        JsonNode *result = json_array_get_element(json_node_get_array(at(run, "results")), i);
        const char *rule = codes[number_at(result, "ruleIndex")].name;
        assert_string_equal(text_at(result, "ruleId"), rule);
        assert_true(*text_at(result, "message/text"));
        assert_int_equal(length_at(result, "locations"), 1);
        JsonNode *place = at(result, "locations/0/physicalLocation");
        /* A path contains only the characters that RFC 3986 allows; others are escaped. */
        assert_string_equal(
            text_at(place, "artifactLocation/uri"), "my%2C%20book/a%20b%25.xml");
        gint64 line = number_at(place, "region/startLine");
        gint64 column = number_at(place, "region/startColumn");
        assert_true(line >= 1 && column >= 1);
        assert_true(number_at(place, "region/endLine") > line ||
                    number_at(place, "region/endColumn") >= column);
    }
    JsonNode *accepted = at(run, "results/1");
    assert_string_equal(text_at(accepted, "suppressions/0/kind"), "inSource");
    assert_string_equal(text_at(accepted, "suppressions/0/justification"), "decided (minutes)");
    JsonNode *dangling = at(run, "results/2");
    assert_int_equal(
        number_at(dangling, "locations/0/physicalLocation/region/startColumn"), 11);
    assert_int_equal(number_at(dangling, "locations/0/physicalLocation/region/endColumn"), 29);
    assert_non_null(strstr(text_at(dangling, "message/text"), "did you mean"));
    assert_int_equal(length_at(dangling, "relatedLocations"), 1);
    assert_string_equal(text_at(dangling, "relatedLocations/0/message/text"), "looked in here");
    free(text);
    fixture_clear(&f);
}

static void
nothing_found_is_well_formed_too(void **state)
{
    (void)state;
    struct diags *diags = diags_new();
    char *json = printed(diags_print_json, diags);
    char *sarif = printed(diags_print_sarif, diags);
    char *github = printed(diags_print_github, diags);
    g_autoptr(JsonParser) parser = json_parser_new();
    assert_true(json_parser_load_from_data(parser, json, -1, NULL));
    assert_int_equal(length_at(json_parser_get_root(parser), "findings"), 0);
    assert_null(strstr(json, "notShown"));
    diags_add_not_shown(diags, 2, "steps after %s are not shown", "2026-10-01");
    char *not_shown = printed(diags_print_json, diags);
    assert_true(json_parser_load_from_data(parser, not_shown, -1, NULL));
    assert_int_equal(length_at(json_parser_get_root(parser), "notShown"), 1);
    assert_non_null(strstr(not_shown, "\"what\" : \"steps after 2026-10-01 are not shown\""));
    free(not_shown);
    assert_true(json_parser_load_from_data(parser, sarif, -1, NULL));
    assert_int_equal(length_at(json_parser_get_root(parser), "runs/0/results"), 0);
    assert_string_equal(github, "");
    free(json);
    free(sarif);
    free(github);
    diags_free(diags);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annotations_are_escaped),
        cmocka_unit_test(json_has_everything),
        cmocka_unit_test(sarif_has_its_structure),
        cmocka_unit_test(nothing_found_is_well_formed_too),
    };
    return cmocka_run_group_tests_name("diag_json", tests, NULL, NULL);
}
