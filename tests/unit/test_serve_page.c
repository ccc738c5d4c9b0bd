/*
 * Tests what `serve` adds to a page: a policy that allows this server and nothing else that the
 * page's own policy forbids, the script at the end, and the media types of files.
 */
#include "unit/unit.h"

#include "base/media_type.h"
#include "cli/serve_page.h"

#include <string.h>

#define META "<meta http-equiv=\"Content-Security-Policy\" content=\""
#define HASH "'sha256-Zm9v'"

static char *
served(const char *text, unsigned edition)
{
    g_autoptr(GBytes) page = g_bytes_new_static(text, strlen(text));
    g_autoptr(GBytes) out = serve_page(page, edition);
    return g_strndup(g_bytes_get_data(out, NULL), g_bytes_get_size(out));
}

/* The policy of a page becomes that one. */
static void
expect_policy(const char *policy, const char *expected)
{
    g_autofree char *page = g_strdup_printf("<head>" META "%s\"></head>", policy);
    g_autofree char *whole = g_strdup_printf("<head>" META "%s\"></head>", expected);
    g_autofree char *out = served(page, 1);
    *strstr(out, "<script") = '\0';
    assert_string_equal(out, whole);
}

static void
the_policy_allows_this_server(void **state)
{
    (void)state;
    expect_policy("", "script-src 'self'; connect-src 'self'; frame-src 'self'; ");
    expect_policy("default-src 'none'; img-src 'self' data:",
        "default-src 'none'; img-src 'self' data:; "
        "script-src 'self'; connect-src 'self'; frame-src 'self'; ");
    expect_policy("script-src " HASH " 'strict-dynamic'; style-src 'unsafe-inline'",
        "script-src " HASH " 'self'; style-src 'unsafe-inline'; "
        "connect-src 'self'; frame-src 'self'; ");
    expect_policy("frame-src 'none'; connect-src 'self'; script-src 'self' " HASH,
        "frame-src 'self'; connect-src 'self'; script-src " HASH " 'self'; ");
    expect_policy(" ; script-src-elem 'none' ;",
        "script-src-elem 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; ");
}

static void
the_script_is_the_last_of_the_body(void **state)
{
    (void)state;
    static const char page[] =
        "<body><pre>&lt;/body></pre><!-- </body> --><p>x</p></body></html>";
    g_autofree char *out = served(page, 7);
    const char *script =
        strstr(out, "<script src=\"" SERVE_PAGE_SCRIPT "\" data-edition=\"7\"");
    assert_non_null(script);
    assert_memory_equal(out, page, (size_t)(script - out));
    assert_int_equal(script - out, strlen(page) - strlen("</body></html>"));
    assert_string_equal(strstr(script, "</script>"), "</script></body></html>");

    g_autofree char *open = served("<p>no end", 0);
    assert_true(g_str_has_prefix(open, "<p>no end<script "));
    assert_true(g_str_has_suffix(open, "></script>"));
}

/* The hash of the file, not of what is served, tells whether the file has changed. */
static void
the_script_knows_its_file(void **state)
{
    (void)state;
    static const char page[] = "<body></body>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(page, strlen(page));
    g_autofree char *hash = serve_page_hash(bytes);
    g_autofree char *attribute = g_strdup_printf(" data-file=\"%s\">", hash);
    g_autofree char *first = served(page, 1), *second = served(page, 2);
    assert_non_null(strstr(first, attribute));
    assert_non_null(strstr(second, attribute));

    g_autoptr(GBytes) viewer = serve_page_viewer("a&\"b.pdf", bytes);
    g_autofree char *text = g_strndup(g_bytes_get_data(viewer, NULL), g_bytes_get_size(viewer));
    assert_non_null(
        strstr(text, "<iframe src=\"/a&amp;&quot;b.pdf\" title=\"a&amp;&quot;b.pdf\""));
    assert_non_null(strstr(text, attribute));
}

static void
the_end_of_a_name_gives_the_type(void **state)
{
    (void)state;
    assert_string_equal(media_type("de/index.html"), "text/html; charset=utf-8");
    assert_string_equal(media_type("site.css"), "text/css; charset=utf-8");
    assert_string_equal(media_type("page.js"), "text/javascript; charset=utf-8");
    assert_string_equal(media_type("data.json"), "application/json");
    assert_string_equal(media_type("images/a.svg"), "image/svg+xml");
    assert_string_equal(media_type("images/a.b.png"), "image/png");
    assert_string_equal(media_type("handbook.pdf"), "application/pdf");
    assert_string_equal(media_type("html"), "application/octet-stream");
    assert_string_equal(media_type("a.html.gz"), "application/octet-stream");
}

static void
a_text_is_quoted_as_json(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new("x:");
    serve_page_quote(out, "say \"no\"\n\\");
    assert_string_equal(out->str, "x:\"say \\\"no\\\"\\n\\\\\"");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_policy_allows_this_server),
        cmocka_unit_test(the_script_is_the_last_of_the_body),
        cmocka_unit_test(the_script_knows_its_file),
        cmocka_unit_test(the_end_of_a_name_gives_the_type),
        cmocka_unit_test(a_text_is_quoted_as_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
