/*
 * Tests that publishing is all or nothing.  The test counts the system calls of publish.c, and
 * makes any of them fail or kills the program at any of them.
 */
#include "unit/publish_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void
a_new_edition_replaces_the_old_one(void **state)
{
    (void)state;
    char *folder = new_folder();
    g_autofree char *out = g_build_filename(folder, "deep", "out", NULL);
    g_autofree char *message = NULL;
    assert_true(publish_edition(out, "one", &message));
    assert_folder(out, EDITION("one"));
    write_text(out, "site/left-over.html", "x");
    write_text(out, "mine.txt", "mine");
    assert_true(publish_edition(out, "two", &message));
    assert_null(message);
    assert_folder(out, "handbook.pdf=two mine.txt=mine site/.proviso=This fol "
                       "site/img/a.svg=two site/img/deep/b.png=two site/index.html=two ");
    remove_folder(folder);
}

static void
expect_refusal(const char *folder, const char *part_of_message, const char *after)
{
    g_autofree char *message = NULL;
    assert_false(publish_edition(folder, "two", &message));
    assert_non_null(message);
    assert_non_null(strstr(message, part_of_message));
    assert_folder(folder, after);
}

static void
what_is_not_ours_stays(void **state)
{
    (void)state;
    char *folder = new_folder();
    write_text(folder, "site/thesis.txt", "years");
    expect_refusal(folder, "was not made by proviso", "site/thesis.txt=years ");
    remove_folder(folder);

    folder = new_folder();
    write_text(folder, "site", "a file");
    expect_refusal(folder, "is not a folder", "site=a file ");
    remove_folder(folder);

    folder = new_folder();
    write_text(folder, "handbook.pdf/x", "x");
    expect_refusal(folder, "is not a file", "handbook.pdf/x=x ");
    remove_folder(folder);

    /* Links are not followed. */
    folder = new_folder();
    write_text(folder, "elsewhere/.proviso", "x");
    g_autofree char *link = g_build_filename(folder, "site", NULL);
    assert_int_equal(symlink("elsewhere", link), 0);
    g_autofree char *message = NULL;
    assert_false(publish_edition(folder, "two", &message));
    assert_non_null(strstr(message, "is not a folder"));
    remove_folder(folder);

    folder = new_folder();
    g_autofree char *site = g_build_filename(folder, "site", NULL);
    assert_int_equal(g_mkdir(site, 0777), 0);
    g_clear_pointer(&message, g_free);
    assert_true(publish_edition(folder, "two", &message));
    assert_folder(folder, EDITION("two"));
    remove_folder(folder);
}

static void
paths_stay_inside(void **state)
{
    (void)state;
    static char paths[][16] = { "../x", "/x", "a/../../x", "", "a//b", "a/", "./a",
        ".proviso" };
    char *folder = new_folder();
    g_autofree char *out = g_build_filename(folder, "out", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        struct files *files = files_new();
        files_add(files, paths[i], g_bytes_new("x", 1));
        g_autofree char *message = NULL;
        struct publish *p = publish_begin(out, NULL, &message);
        assert_non_null(p);
        assert_false(publish_folder(p, "site", files, NULL, &message));
        assert_non_null(strstr(message, "is not a path inside"));
        publish_free(p);
        files_free(files);
    }
    assert_folder(folder, "");
    assert_false(g_file_test(out, G_FILE_TEST_EXISTS)); /* made by us, and removed again */
    remove_folder(folder);
}

static void
a_place_that_cannot_be_written_is_named(void **state)
{
    (void)state;
    char *folder = new_folder();
    write_text(folder, "file", "x");
    g_autofree char *below = g_build_filename(folder, "file", "out", NULL);
    g_autofree char *message = NULL;
    assert_false(publish_edition(below, "one", &message));
    assert_non_null(strstr(message, "Not a directory"));
    g_clear_pointer(&message, g_free);
    assert_false(publish_edition("/proc/self", "one", &message));
    assert_non_null(strstr(message, "cannot write into \"/proc/self\""));
    assert_folder(folder, "file=x ");
    remove_folder(folder);
}

static void
a_full_disk_changes_nothing(void **state)
{
    (void)state;
    char *folder = new_folder();
    g_autofree char *message = NULL;
    assert_true(publish_edition(folder, "one", &message));
    struct rlimit old, small = { .rlim_cur = 8192 };
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small.rlim_max = old.rlim_max;
    g_autofree char *large = g_strnfill(20000, 'x');
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool is_done = publish_edition(folder, large, &message);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_false(is_done);
    assert_non_null(strstr(message, "File too large"));
    assert_folder(folder, EDITION("one"));
    remove_folder(folder);
}

/* Makes each call fail once.  Returns the number of calls. */
static unsigned
fail_everywhere(bool no_renameat2)
{
    unsigned n = 0;
    for (bool is_done = false; !is_done;) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        faults.is_armed = true;
        faults.calls = 0;
        faults.fail_at = ++n;
        faults.no_renameat2 = no_renameat2;
        is_done = publish_edition(folder, "two", &message);
        faults.is_armed = false;
        if (is_done) {
            /* If the failed call was part of tidying up, the next run tidies up. */
            if (faults.calls >= faults.fail_at)
                assert_true(publish_edition(folder, "two", &message));
            assert_folder(folder, EDITION("two"));
        } else {
            assert_non_null(message);
            assert_folder(folder, EDITION("one"));
        }
        is_done = is_done && faults.calls < faults.fail_at;
        remove_folder(folder);
    }
    return n;
}

static void
any_call_may_fail(void **state)
{
    (void)state;
    /* There are four files and five folders; each is made, written, synced and moved. */
    assert_true(fail_everywhere(false) > 25);
    assert_true(fail_everywhere(true) > 25);
}

/*
 * A child publishes "two" and gets the signal `with` at its n-th call.  Returns its wait
 * status.
 */
static int
publish_and_kill(const char *folder, unsigned n, int with, bool no_renameat2, bool only_moves)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        faults.is_armed = true;
        faults.calls = faults.moves = 0;
        faults.fail_at = n;
        faults.kills = with;
        faults.no_renameat2 = no_renameat2;
        faults.only_moves = only_moves;
        g_autofree char *message = NULL;
        _exit(publish_edition(folder, "two", &message) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static char *
text_of(const char *folder, const char *path)
{
    g_autofree char *file = g_build_filename(folder, path, NULL);
    char *text = NULL;
    g_file_get_contents(file, &text, NULL, NULL);
    return text;
}

/* Asserts that there is one complete edition and nothing else; true if it is the new one. */
static bool
assert_one_edition(const char *folder)
{
    g_autofree char *pdf = text_of(folder, "handbook.pdf");
    assert_non_null(pdf);
    bool is_new = strcmp(pdf, "two") == 0;
    assert_folder(folder, is_new ? EDITION("two") : EDITION("one"));
    g_autofree char *stage = g_build_filename(folder, ".proviso-new", NULL);
    assert_false(g_file_test(stage, G_FILE_TEST_EXISTS));
    return is_new;
}

static unsigned
kill_everywhere(bool no_renameat2)
{
    unsigned mixed = 0, seen[2] = { 0 }, n = 0;
    for (bool is_alive = false; !is_alive;) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        int status = publish_and_kill(folder, ++n, SIGKILL, no_renameat2, false);
        is_alive = WIFEXITED(status);
        assert_true(is_alive ? WEXITSTATUS(status) == 0 : WTERMSIG(status) == SIGKILL);
        /* Each output exists, old or new.  Without renameat2, it is missing for an instant. */
        g_autofree char *pdf = text_of(folder, "handbook.pdf");
        g_autofree char *index = text_of(folder, "site/index.html");
        assert_true(no_renameat2 || (pdf && index));
        bool is_mixed = g_strcmp0(pdf, index) != 0;
        mixed += is_mixed;
        assert_true(no_renameat2 || (publish_look(folder) == PUBLISH_MIXED) == is_mixed);
        assert_true(publish_repair(folder, &message));
        assert_null(message);
        assert_int_equal(publish_look(folder), PUBLISH_WHOLE);
        seen[assert_one_edition(folder)]++;
        assert_true(publish_edition(folder, "three", &message));
        assert_folder(folder, EDITION("three"));
        remove_folder(folder);
    }
    assert_true(seen[0] > 15 && seen[1] > 10);
    assert_true(mixed > 0);
    return mixed;
}

/* After a kill at any call, the next run repairs the folder to one complete edition. */
static void
any_call_may_be_the_last(void **state)
{
    (void)state;
    /* Only the calls between the move of the PDF and the move of the site leave a mix. */
    assert_true(kill_everywhere(false) <= 2);
    kill_everywhere(true);
}

/* The repair is killed at every call as well, and repeated. */
static void
a_repair_may_be_killed(void **state)
{
    (void)state;
    unsigned n = 0;
    for (bool is_alive = false; !is_alive;) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        /* The second rename exchanges the PDF; the third is the first one of the site. */
        publish_and_kill(folder, 3, SIGKILL, false, true);
        assert_int_equal(publish_look(folder), PUBLISH_MIXED);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            faults.is_armed = true;
            faults.calls = 0;
            faults.fail_at = n + 1;
            faults.kills = SIGKILL;
            faults.only_moves = false;
            _exit(publish_repair(folder, &message) ? 0 : 1);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        is_alive = WIFEXITED(status);
        assert_true(is_alive ? WEXITSTATUS(status) == 0 : WTERMSIG(status) == SIGKILL);
        n++;
        assert_true(publish_repair(folder, &message));
        assert_true(assert_one_edition(folder));
        remove_folder(folder);
    }
    assert_true(n > 15);
}

/* After a power loss, the disk may have any subset of the renames. */
static void
any_set_of_moves_is_finished(void **state)
{
    (void)state;
    static const char *const names[] = { "handbook.pdf", "site" };
    for (unsigned set = 0; set < 4; set++) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        publish_and_kill(folder, 1, SIGKILL, false, true);
        for (unsigned i = 0; i < 2; i++) {
            g_autofree char *old = g_build_filename(folder, names[i], NULL);
            g_autofree char *new = g_build_filename(folder, ".proviso-new", names[i], NULL);
            if (set & 1U << i)
                assert_int_equal(renameat2(AT_FDCWD, new, AT_FDCWD, old, RENAME_EXCHANGE), 0);
        }
        assert_int_equal(publish_look(folder) == PUBLISH_MIXED, set == 1 || set == 2);
        assert_true(publish_repair(folder, &message));
        assert_true(assert_one_edition(folder));
        remove_folder(folder);
    }
}

/* If the new output is gone, the move cannot be finished, and the old edition is restored. */
static void
what_cannot_be_finished_is_taken_back(void **state)
{
    (void)state;
    char *folder = new_folder();
    g_autofree char *message = NULL;
    assert_true(publish_edition(folder, "one", &message));
    publish_and_kill(folder, 3, SIGKILL, false, true);
    assert_int_equal(publish_look(folder), PUBLISH_MIXED);
    g_autofree char *command = g_strdup_printf("rm -rf '%s/.proviso-new/site'", folder);
    assert_int_equal(system(command), 0);
    assert_true(publish_repair(folder, &message));
    assert_false(assert_one_edition(folder));
    remove_folder(folder);
}

/* A journal that is incomplete or names a path outside the folder moves nothing. */
static void
a_bad_journal_moves_nothing(void **state)
{
    (void)state;
    static const char *const journals[] = { "", "1 handbook.pdf\n", "1 ../x\nend\n", "x\nend\n",
        "1 handbook.pdf\nend", "99999999999999999999999 site\nend\n", "1 .journal\nend\n" };
    for (size_t i = 0; i < G_N_ELEMENTS(journals); i++) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        write_text(folder, ".proviso-new/.journal", journals[i]);
        write_text(folder, ".proviso-new/handbook.pdf", "two");
        assert_int_equal(publish_look(folder), PUBLISH_LEFT_OVER);
        assert_true(publish_repair(folder, &message));
        assert_false(assert_one_edition(folder));
        remove_folder(folder);
    }
}

/* On TERM and INT, the program ends with one complete edition and leaves nothing behind. */
static void
a_signal_waits_for_a_whole_edition(void **state)
{
    (void)state;
    static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
    unsigned seen[2] = { 0 };
    for (unsigned n = 1;; n++) {
        char *folder = new_folder();
        g_autofree char *message = NULL;
        assert_true(publish_edition(folder, "one", &message));
        int with = signals[n % G_N_ELEMENTS(signals)];
        int status = publish_and_kill(folder, n, with, false, false);
        seen[assert_one_edition(folder)]++;
        remove_folder(folder);
        if (WIFEXITED(status))
            break;
        assert_int_equal(WTERMSIG(status), with);
    }
    assert_true(seen[0] > 15 && seen[1] > 10);
}

static unsigned waits;

static void
count_wait(const char *dir)
{
    assert_non_null(dir);
    waits++;
}

/* A run that has to wait for another run reports it. */
static void
a_held_lock_is_said(void **state)
{
    (void)state;
    char *folder = new_folder();
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        char *message = NULL;
        struct publish *p = publish_begin(folder, NULL, &message);
        bool is_told = p && syscall(SYS_write, ready[1], "x", 1) == 1;
        g_usleep(200000);
        publish_free(p);
        _exit(is_told ? 0 : 1);
    }
    char byte;
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(publish_look(folder), PUBLISH_WHOLE);
    g_autofree char *message = NULL;
    struct publish *p = publish_begin(folder, count_wait, &message);
    assert_non_null(p);
    publish_free(p);
    assert_int_equal(waits, 1);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    p = publish_begin(folder, count_wait, &message);
    publish_free(p);
    assert_int_equal(waits, 1);
    close(ready[0]);
    close(ready[1]);
    remove_folder(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_edition_replaces_the_old_one),
        cmocka_unit_test(what_is_not_ours_stays),
        cmocka_unit_test(paths_stay_inside),
        cmocka_unit_test(a_place_that_cannot_be_written_is_named),
        cmocka_unit_test(a_full_disk_changes_nothing),
        cmocka_unit_test(any_call_may_fail),
        cmocka_unit_test(any_call_may_be_the_last),
        cmocka_unit_test(a_repair_may_be_killed),
        cmocka_unit_test(any_set_of_moves_is_finished),
        cmocka_unit_test(what_cannot_be_finished_is_taken_back),
        cmocka_unit_test(a_bad_journal_moves_nothing),
        cmocka_unit_test(a_signal_waits_for_a_whole_edition),
        cmocka_unit_test(a_held_lock_is_said),
    };
    return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
