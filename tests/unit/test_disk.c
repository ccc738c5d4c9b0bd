/* Tests that what is not on the disk differs from what the system cannot find out. */
#include "unit/unit.h"

#include "base/disk.h"

#include <glib/gstdio.h>
#include <unistd.h>

static char *folder;
static struct ctx ctx;

static int
begin(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("proviso-disk-XXXXXX", NULL);
    ctx = (struct ctx){ .arena = arena_new() };
    return folder ? 0 : -1;
}

static int
end(void **state)
{
    (void)state;
    g_autofree char *command = g_strdup_printf("rm -rf '%s'", folder);
    int status = system(command);
    g_free(folder);
    arena_free(ctx.arena);
    return status;
}

static char *
put(const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, "text", -1, NULL));
    return path;
}

/* A link to itself: the system gives up looking for what is below it. */
static char *
below_a_loop(void)
{
    g_autofree char *loop = g_build_filename(folder, "loop", NULL);
    assert_int_equal(symlink("loop", loop), 0);
    return g_build_filename(loop, "below", NULL);
}

static void
something_is_there(void **state)
{
    (void)state;
    g_autofree char *file = put("a"), *below = g_build_filename(file, "b", NULL);
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    assert_int_equal(symlink("nowhere", link), 0);
    assert_true(disk_has(&ctx, file));
    assert_true(disk_has(&ctx, folder));
    assert_true(disk_has(&ctx, link));
    assert_false(disk_has(&ctx, below));
    assert_null(ctx.refusal);
    g_autofree char *lost = below_a_loop();
    assert_false(disk_has(&ctx, lost));
    assert_non_null(strstr(ctx.refusal, "cannot look at"));
}

static void
names_are_sorted(void **state)
{
    (void)state;
    g_free(put("b"));
    g_free(put("a"));
    g_free(put(".c"));
    g_auto(GStrv) names = disk_names(&ctx, folder);
    g_autofree char *all = g_strjoinv(" ", names);
    assert_string_equal(all, ".c a b");
    assert_null(ctx.refusal);
}

static void
a_folder_that_is_not_there_is_empty(void **state)
{
    (void)state;
    g_autofree char *file = put("a"), *none = g_build_filename(folder, "none", NULL);
    g_auto(GStrv) names = disk_names(&ctx, none);
    g_auto(GStrv) of_file = disk_names(&ctx, file);
    assert_null(*names);
    assert_null(*of_file);
    assert_null(ctx.refusal);
    g_autofree char *lost = below_a_loop();
    g_auto(GStrv) unknown = disk_names(&ctx, lost);
    assert_null(*unknown);
    assert_non_null(strstr(ctx.refusal, "cannot read the folder"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(something_is_there, begin, end),
        cmocka_unit_test_setup_teardown(names_are_sorted, begin, end),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_empty, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
