/*
 * Tests the files of an output: few of their bytes are in memory, all of them come back; and
 * links that get their addresses last.
 */
#include "unit/unit.h"

#include "base/files.h"
#include "web/late.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Bytes that depend on the number of the file. */
static GBytes *
content_of(unsigned i)
{
    size_t size = 40000 + i % 7;
    char *text = g_malloc(size);
    memset(text, 'a' + (int)(i % 26), size);
    memcpy(text, &i, sizeof i);
    return g_bytes_new_take(text, size);
}

static void
assert_content(const struct files *files, const char *path, GBytes *expected)
{
    g_autoptr(GBytes) is = files_bytes(files, path);
    assert_non_null(is);
    assert_true(g_bytes_equal(is, expected));
    g_bytes_unref(expected);
}

static struct files *
many_files(unsigned n)
{
    struct files *files = files_new();
    for (unsigned i = 0; i < n; i++) {
        char path[16];
        snprintf(path, sizeof path, "%05u", i);
        files_add(files, path, content_of(i));
    }
    return files;
}

/* Memory does not grow with the number of files: 40 MB are made of 1,000. */
static void
most_bytes_are_set_aside(void **state)
{
    (void)state;
    struct files *files = many_files(1000);
    assert_int_equal(files_count(files), 1000);
    assert_true(files_in_memory(files) <= FILES_KEPT);
    assert_true(files_in_memory(files) > FILES_KEPT / 2);
    assert_content(files, "00000", content_of(0));
    assert_content(files, "00999", content_of(999));
    files_add(files, "00999", content_of(3)); /* replaced */
    assert_content(files, "00999", content_of(3));
    files_remove(files, "00500");
    assert_false(files_has(files, "00500"));
    errno = 0;
    assert_null(files_bytes(files, "00500"));
    assert_int_equal(errno, ENOENT);
    files_free(files);
}

static bool
join_names(void *user, const char *path)
{
    g_string_append_printf(user, "%s ", path);
    return strcmp(path, "b") != 0;
}

static void
paths_come_in_order(void **state)
{
    (void)state;
    struct files *files = files_new();
    static const char *const names[] = { "c", "b", "a/z", "a" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        files_add(files, names[i], g_bytes_new_static("", 0));
    g_autoptr(GString) seen = g_string_new(NULL);
    assert_false(files_each_path(files, join_names, seen));
    assert_string_equal(seen->str, "a a/z b ");
    files_free(files);
}

/* What was set aside outlives the files that it was made for. */
static void
files_move_below_a_folder(void **state)
{
    (void)state;
    struct files *into = many_files(200), *from = many_files(200);
    files_move(into, "de/", from);
    assert_int_equal(files_count(from), 0);
    assert_int_equal(files_in_memory(from), 0);
    files_free(from);
    assert_int_equal(files_count(into), 400);
    assert_content(into, "de/00000", content_of(0));
    assert_content(into, "de/00199", content_of(199));
    assert_content(into, "00199", content_of(199));
    files_free(into);
}

/* Without a place for temporary files, everything stays in memory. */
static void
files_need_no_temporary_file(void **state)
{
    (void)state;
    g_setenv("TMPDIR", "/nowhere/at/all", TRUE);
    struct files *files = many_files(200);
    g_unsetenv("TMPDIR");
    assert_true(files_in_memory(files) >= (size_t)200 * 40000);
    assert_content(files, "00199", content_of(199));
    files_free(files);
}

/* --- Late addresses --- */

static const char *
address_of(void *user, const char *href)
{
    (void)user;
    static const char *const known[][2] = { { "#pay", "pay.html" },
        { "#rate", "money.html#rate" } };
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(href, known[i][0]) == 0)
            return known[i][1];
    return NULL;
}

static void
expect(GBytes *(*fill)(const struct late_fill *fill, GBytes *text), const char *text,
    const char *expected)
{
    const struct late_fill how = { .here = "pay.html", .address = address_of };
    g_autoptr(GBytes) given = g_bytes_new(text, strlen(text));
    g_autoptr(GBytes) made = fill(&how, given);
    g_autofree char *is = g_strndup(g_bytes_get_data(made, NULL), g_bytes_get_size(made));
    assert_string_equal(is, expected);
}

static void
links_get_their_addresses(void **state)
{
    (void)state;
    g_autoptr(GString) buffer = g_string_new(NULL);
    assert_string_equal(late_mark(buffer, "#pay"), "\x1a#pay\x1a");
    expect(
        late_fill_html, "<a href=\"\x1a#rate\x1a\">x</a>", "<a href=\"money.html#rate\">x</a>");
    expect(late_fill_html, "<a href=\"\x1a#pay\x1a\" id=\"i\">x</a>",
        "<a href=\"pay.html\" aria-current=\"page\" id=\"i\">x</a>");
    expect(late_fill_html, "<a href=\"\x1a#none\x1a\">x</a>", "<a href=\"#none\">x</a>");
    expect(late_fill_html, "\x1a#pay\x1a\x1a#rate\x1a", "pay.htmlmoney.html#rate");
    expect(late_fill_html, "nothing", "nothing");
    expect(late_fill_markdown, "a [b](\x1a#pay\x1a) c", "a [b](pay.html) c");
}

static void
a_copy_has_no_link_to_nowhere(void **state)
{
    (void)state;
    expect(late_fill_markdown, "a [b](\x1a#none\x1a) c", "a b c");
    expect(late_fill_markdown, "[a](\x1a#pay\x1a) [b ![c](d.svg) \\] e](\x1a#none\x1a)",
        "[a](pay.html) b ![c](d.svg) \\] e");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_bytes_are_set_aside),
        cmocka_unit_test(paths_come_in_order),
        cmocka_unit_test(files_move_below_a_folder),
        cmocka_unit_test(files_need_no_temporary_file),
        cmocka_unit_test(links_get_their_addresses),
        cmocka_unit_test(a_copy_has_no_link_to_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
