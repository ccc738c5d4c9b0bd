/* Tests that publishing leaves files on the disk that did not change, and shares no others. */
#include "unit/publish_fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Publishes "site" with four files; only two change. */
static void
publish_site(const char *folder, const char *text)
{
    static const char *const names[] = { "img/new.svg", "index.html", "kept.html",
        "other.html" };
    struct files *files = files_new();
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *written = i % 2 ? "same" : i ? "kept" : text;
        files_add(files, names[i], g_bytes_new(written, strlen(written)));
    }
    g_autofree char *message = NULL;
    struct publish *p = publish_begin(folder, NULL, &message);
    assert_non_null(p);
    assert_true(publish_folder(p, "site", files, "index.html", &message));
    assert_true(publish_commit(p, &message));
    publish_free(p);
    files_free(files);
}

static struct stat
look_at(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    struct stat s;
    assert_int_equal(lstat(path, &s), 0);
    return s;
}

static void
files_that_are_the_same_are_not_written(void **state)
{
    (void)state;
    char *folder = new_folder();
    publish_site(folder, "one");
    struct stat kept = look_at(folder, "site/kept.html");
    g_autofree char *held = g_build_filename(folder, "held", NULL);
    g_autofree char *index = g_build_filename(folder, "site/index.html", NULL);
    assert_int_equal(link(index, held), 0); /* so that its number is not used again */
    publish_site(folder, "two");
    assert_int_equal(look_at(folder, "site/kept.html").st_ino, kept.st_ino);
    assert_int_equal(look_at(folder, "site/kept.html").st_nlink, 1);
    assert_int_not_equal(
        look_at(folder, "site/index.html").st_ino, look_at(folder, "held").st_ino);
    g_autofree char *text = NULL;
    g_autofree char *changed = g_build_filename(folder, "site/img/new.svg", NULL);
    assert_true(g_file_get_contents(changed, &text, NULL, NULL));
    assert_string_equal(text, "two");
    remove_folder(folder);
}

/* A file that something else made, changed or shares is written anew. */
static void
files_of_others_are_not_shared(void **state)
{
    (void)state;
    char *folder = new_folder();
    publish_site(folder, "one");
    g_autofree char *kept = g_build_filename(folder, "site/kept.html", NULL);
    g_autofree char *other = g_build_filename(folder, "site/other.html", NULL);
    g_autofree char *image = g_build_filename(folder, "site/img/new.svg", NULL);
    g_autofree char *elsewhere = g_build_filename(folder, "elsewhere", NULL);
    assert_int_equal(link(kept, elsewhere), 0);
    assert_int_equal(unlink(other), 0);
    assert_int_equal(symlink("kept.html", other), 0);
    assert_int_equal(chmod(image, 0600), 0);
    publish_site(folder, "one");
    assert_int_not_equal(
        look_at(folder, "site/kept.html").st_ino, look_at(folder, "elsewhere").st_ino);
    assert_int_equal(look_at(folder, "elsewhere").st_nlink, 1);
    assert_true(S_ISREG(look_at(folder, "site/other.html").st_mode));
    assert_int_equal(
        look_at(folder, "site/img/new.svg").st_mode, look_at(folder, "site/kept.html").st_mode);
    write_text(folder, "site/kept.html", "KEPT");
    publish_site(folder, "one");
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(kept, &text, NULL, NULL));
    assert_string_equal(text, "kept");
    remove_folder(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_are_the_same_are_not_written),
        cmocka_unit_test(files_of_others_are_not_shared),
    };
    return cmocka_run_group_tests_name("publish_links", tests, NULL, NULL);
}
