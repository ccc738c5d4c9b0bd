/* Tests that publishing replaces only what the program has made. */
#include "unit/publish_fixture.h"

#include <string.h>

static bool
publish_marked(const char *folder, char **message)
{
    g_autoptr(GBytes) bytes = g_bytes_new("new MARK", 8);
    struct publish *p = publish_begin(folder, NULL, message);
    bool is_done = p && publish_file(p, "handbook.pdf", bytes, "MARK", message) &&
                   publish_commit(p, message);
    publish_free(p);
    return is_done;
}

/* A file is ours if it contains our mark, anywhere in it. */
static void
a_file_without_our_mark_stays(void **state)
{
    (void)state;
    char *folder = new_folder();
    g_autofree char *message = NULL;
    write_text(folder, "handbook.pdf", "a thesis, MAR K");
    assert_false(publish_marked(folder, &message));
    assert_non_null(strstr(message, "was not made by proviso"));
    assert_folder(folder, "handbook.pdf=a thesis ");
    for (size_t before = 65530; before < 65545; before++) {
        g_autofree char *filler = g_strnfill(before, 'M');
        g_autofree char *text = g_strconcat(filler, "MARK", NULL);
        write_text(folder, "handbook.pdf", text);
        assert_true(publish_marked(folder, &message));
        assert_folder(folder, "handbook.pdf=new MARK ");
    }
    write_text(folder, "handbook.pdf", "");
    assert_true(publish_marked(folder, &message));
    remove_folder(folder);
}

typedef bool publish_fn(const char *folder, char **message);

static bool
publish_two(const char *folder, char **message)
{
    return publish_edition(folder, "two", message);
}

/* Whatever call fails, what is not ours stays, and the reason given is the true one. */
static void
expect_that_a_thesis_stays(publish_fn *publish, const char *path)
{
    char *folder = new_folder();
    write_text(folder, path, "a thesis");
    unsigned n = 0, unread = 0;
    do {
        g_autofree char *message = NULL;
        faults = (struct faults){ .is_armed = true, .fail_at = ++n };
        bool is_done = publish(folder, &message);
        faults.is_armed = false;
        assert_false(is_done);
        bool is_unread = strstr(message, "cannot ") != NULL;
        assert_true(is_unread || strstr(message, "was not made by proviso"));
        unread += is_unread;
        g_autofree char *file = g_build_filename(folder, path, NULL), *text = NULL;
        assert_true(g_file_get_contents(file, &text, NULL, NULL));
        assert_string_equal(text, "a thesis");
    } while (faults.calls >= faults.fail_at);
    assert_true(unread > 1);
    remove_folder(folder);
}

static void
what_cannot_be_read_stays(void **state)
{
    (void)state;
    expect_that_a_thesis_stays(publish_marked, "handbook.pdf");
    expect_that_a_thesis_stays(publish_two, "site/thesis.txt");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_without_our_mark_stays),
        cmocka_unit_test(what_cannot_be_read_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
