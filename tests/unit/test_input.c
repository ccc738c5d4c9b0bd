/* Tests base/input: it reads a consistent state of a file, or says why it cannot. */
#include "unit/unit.h"

#include "base/input.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static char *
path_of(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static int
setup(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("proviso-input-XXXXXX", NULL);
    g_autofree char *file = path_of("a.txt"), *fifo = path_of("fifo"), *link = path_of("link"),
                    *sub = path_of("sub"), *inner = path_of("sub/b.txt"), *out = path_of("out"),
                    *sparse = path_of("sparse");
    bool is_made = g_file_set_contents(file, "one\n", -1, NULL) && mkfifo(fifo, 0600) == 0 &&
                   symlink("a.txt", link) == 0 && mkdir(sub, 0700) == 0 &&
                   g_file_set_contents(inner, "two", -1, NULL) && symlink("/etc", out) == 0 &&
                   g_file_set_contents(sparse, "", 0, NULL) &&
                   truncate(sparse, (off_t)3 << 30) == 0;
    return is_made ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    static const char *const names[] = { "a.txt", "fifo", "link", "sub/b.txt", "sub", "out",
        "sparse", "moving" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = path_of(names[i]);
        (void)g_remove(path); /* a test makes only some of them */
    }
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static void
expect(GBytes *bytes, struct input_fault *fault, const char *text, const char *why)
{
    if (text) {
        assert_non_null(bytes);
        size_t size;
        const char *data = g_bytes_get_data(bytes, &size);
        assert_int_equal(size, strlen(text));
        assert_memory_equal(data, text, size + 1); /* and the NUL at the end */
        g_bytes_unref(bytes);
    } else {
        assert_null(bytes);
        assert_non_null(strstr(fault->why, why));
    }
    g_free(fault->why);
}

static void
only_regular_files_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *why;
    } cases[] = {
        { "a.txt", "one\n", NULL },
        { "link", "one\n", NULL },
        { "fifo", NULL, "not a regular file" },
        { "sub", NULL, "it is a folder" },
        { "none", NULL, "no such file" },
        { "a.txt/x", NULL, "no such file" },
        { "sparse", NULL, "larger than 64 MB" },
    };
    struct input_fault fault;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = path_of(cases[i].name);
        GBytes *bytes = input_read(path, (size_t)64 << 20, &fault);
        assert_false(fault.is_system);
        expect(bytes, &fault, cases[i].text, cases[i].why);
    }
    GBytes *bytes = input_read("/dev/zero", 1 << 20, &fault);
    expect(bytes, &fault, NULL, "not a regular file");
    g_autofree char *path = path_of("a.txt");
    bytes = input_read(path, 3, &fault);
    expect(bytes, &fault, NULL, "larger than");
}

static void
below_a_folder_no_link_is_followed(void **state)
{
    (void)state;
    struct input_fault fault;
    expect(input_read_below(folder, "sub/b.txt", 100, &fault), &fault, "two", NULL);
    expect(input_read_below(folder, "link", 100, &fault), &fault, NULL, "");
    expect(input_read_below(folder, "out/passwd", 100, &fault), &fault, NULL, "");
    expect(input_read_below(folder, "sub", 100, &fault), &fault, NULL, "it is a folder");
}

struct mover {
    char *path;
    gint stop;
};

/* Keeps rewriting the file with one letter, a different one each time. */
static void *
move(void *data)
{
    struct mover *m = data;
    FILE *out = fopen(m->path, "r+");
    for (char c = 'a'; !g_atomic_int_get(&m->stop); c = (char)(c == 'z' ? 'a' : c + 1)) {
        for (int i = 0; i < 4096; i++)
            fputc(c, out);
        fflush(out);
        rewind(out);
    }
    fclose(out);
    return NULL;
}

/* A file that is being written is read as of one moment, or refused. */
static void
a_moving_file_is_read_whole_or_not(void **state)
{
    (void)state;
    struct mover mover = { .path = path_of("moving") };
    g_autofree char *start = g_strnfill(4096, 'a');
    assert_true(g_file_set_contents(mover.path, start, 4096, NULL));
    GThread *thread = g_thread_new("mover", move, &mover);
    for (int i = 0; i < 300; i++) {
        struct input_fault fault;
        GBytes *bytes = input_read(mover.path, 1 << 20, &fault);
        if (bytes) {
            assert_int_equal(g_bytes_get_size(bytes), 4096);
            g_bytes_unref(bytes);
        } else {
            assert_true(fault.is_system);
            assert_non_null(strstr(fault.why, "changed while it was read"));
            g_free(fault.why);
        }
    }
    g_atomic_int_set(&mover.stop, 1);
    g_thread_join(thread);
    g_free(mover.path);
}

/* Linux reports size 0 for this file although it has text, which looks like a change. */
static void
a_file_that_never_stands_still_is_the_systems_fault(void **state)
{
    (void)state;
    struct input_fault fault = { 0 };
    assert_null(input_read("/proc/self/status", 1 << 20, &fault));
    assert_true(fault.is_system);
    assert_string_equal(fault.why, "it changed while it was read, 3 times");
    g_free(fault.why);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_regular_files_are_read),
        cmocka_unit_test(below_a_folder_no_link_is_followed),
        cmocka_unit_test(a_moving_file_is_read_whole_or_not),
        cmocka_unit_test(a_file_that_never_stands_still_is_the_systems_fault),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
