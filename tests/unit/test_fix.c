/* Tests the fixes of check --fix: which are applied, and which files are left as they are. */
#include "unit/unit.h"

#include "cli/fix.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "<a>one two three</a>\n"

struct fix_run {
    struct run run;
    struct options options;
    char *folder, *paths[2];
    const struct source *sources[2];
};

static const struct source *
open_file(struct fix_run *f, const char *path, const char *shown)
{
    char *why = NULL;
    const struct source *source = sources_open(f->run.ctx.sources, path, shown, &why);
    assert_non_null(source);
    return source;
}

static void
start(struct fix_run *f)
{
    *f = (struct fix_run){ .options = { .quiet = true } };
    f->run.options = &f->options;
    f->run.ctx =
        (struct ctx){ .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    f->folder = g_dir_make_tmp("proviso-fix-XXXXXX", NULL);
    assert_non_null(f->folder);
    static const char *const names[] = { "a.xml", "b.xml" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        f->paths[i] = g_build_filename(f->folder, names[i], NULL);
        assert_true(g_file_set_contents(f->paths[i], TEXT, -1, NULL));
        f->sources[i] = open_file(f, f->paths[i], f->paths[i]);
        sources_name(f->run.ctx.sources, f->sources[i], names[i]);
    }
}

static void
end(struct fix_run *f)
{
    for (size_t i = 0; i < G_N_ELEMENTS(f->paths); i++) {
        g_unlink(f->paths[i]);
        g_free(f->paths[i]);
    }
    g_rmdir(f->folder);
    g_free(f->folder);
    diags_free(f->run.ctx.diags);
    sources_free(f->run.ctx.sources);
    arena_free(f->run.ctx.arena);
}

/* A finding whose fix puts `to` in the place of `from`. */
static struct diag *
propose(struct fix_run *f, const struct source *source, const char *from, const char *to,
    bool is_certain)
{
    uint32_t at = (uint32_t)(strstr(TEXT, from) - TEXT);
    struct span span = { source, at, at + (uint32_t)strlen(from) };
    struct diag *diag =
        diag_add(f->run.ctx.diags, SEV_ERROR, span, "schema", "\"%s\" is wrong", from);
    diag_fix(f->run.ctx.diags, diag, is_certain, "write \"%s\"", to);
    diag_edit(f->run.ctx.diags, diag, span, to);
    return diag;
}

static void
expect_file(const struct fix_run *f, size_t i, const char *text)
{
    g_autofree char *is = NULL;
    assert_true(g_file_get_contents(f->paths[i], &is, NULL, NULL));
    assert_string_equal(is, text);
}

static void
edits_of_several_files_are_applied(void **state)
{
    (void)state;
    struct fix_run f;
    start(&f);
    propose(&f, f.sources[1], "three", "3", true);
    propose(&f, f.sources[0], "two", "2", true);
    propose(&f, f.sources[1], "one", "1", true);
    assert_int_equal(fix_files(&f.run), 3);
    expect_file(&f, 0, "<a>one 2 three</a>\n");
    expect_file(&f, 1, "<a>1 two 3</a>\n");
    assert_null(f.run.ctx.refusal);
    end(&f);
}

static void
only_what_is_certain_and_alone_is_applied(void **state)
{
    (void)state;
    struct fix_run f;
    start(&f);
    propose(&f, f.sources[0], "one", "1", false);
    struct diag *two = propose(&f, f.sources[0], "two", "2", true);
    diag_fix(f.run.ctx.diags, two, true, "write \"zwei\"");
    struct diag *accepted = propose(&f, f.sources[1], "one", "1", true);
    accepted->accepted = "because";
    struct diag *empty =
        diag_add(f.run.ctx.diags, SEV_ERROR, accepted->span, "schema", "wrong");
    diag_fix(f.run.ctx.diags, empty, true, "do nothing");
    assert_int_equal(fix_files(&f.run), 0);
    expect_file(&f, 0, TEXT);
    expect_file(&f, 1, TEXT);
    assert_null(f.run.ctx.refusal);
    end(&f);
}

static void
fixes_that_touch_wait_for_the_next_round(void **state)
{
    (void)state;
    struct fix_run f;
    start(&f);
    propose(&f, f.sources[0], "one two", "1 2", true);
    propose(&f, f.sources[0], " two", " zwei", true);
    propose(&f, f.sources[0], " three", " drei", true); /* begins where the first ends */
    propose(&f, f.sources[1], "one", "eins", true);     /* the same place of another file */
    assert_int_equal(fix_files(&f.run), 2);
    expect_file(&f, 0, "<a>1 2 three</a>\n");
    expect_file(&f, 1, "<a>eins two three</a>\n");
    end(&f);
}

static void
files_of_others_are_left_alone(void **state)
{
    (void)state;
    struct fix_run f;
    start(&f);
    const struct source *input =
        sources_text(f.run.ctx.sources, "standard input", TEXT, strlen(TEXT));
    const struct source *elsewhere = open_file(&f, f.paths[0], "of another folder");
    propose(&f, input, "one", "1", true);
    propose(&f, elsewhere, "one", "1", true);
    assert_int_equal(fix_files(&f.run), 0);
    expect_file(&f, 0, TEXT);
    end(&f);
}

/* What happens to the file between reading and writing, and what is said. */
static void
changed_files_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *now, *said; /* now: NULL if the file is removed */
    } cases[] = {
        { "<a>one two tree</a>\n\n", "changed meanwhile: left as it is" },
        { "<a>", "changed meanwhile: left as it is" },
        { "", "changed meanwhile: left as it is" },
        { NULL, "cannot write " },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct fix_run f;
        start(&f);
        propose(&f, f.sources[0], "one", "1", true);
        if (cases[i].now)
            assert_true(g_file_set_contents(f.paths[0], cases[i].now, -1, NULL));
        else
            assert_int_equal(g_unlink(f.paths[0]), 0);
        assert_int_equal(fix_files(&f.run), 0);
        assert_non_null(f.run.ctx.refusal);
        assert_non_null(strstr(f.run.ctx.refusal, cases[i].said));
        if (cases[i].now)
            expect_file(&f, 0, cases[i].now);
        else
            assert_false(g_file_test(f.paths[0], G_FILE_TEST_EXISTS));
        end(&f);
    }
}

/* Two files: the first is mended, the second cannot be written. */
static void
a_fix_that_fails_ends_the_round(void **state)
{
    (void)state;
    struct fix_run f;
    start(&f);
    propose(&f, f.sources[0], "one", "1", true);
    propose(&f, f.sources[1], "one", "1", true);
    assert_int_equal(g_unlink(f.paths[1]), 0);
    assert_int_equal(fix_files(&f.run), 0);
    expect_file(&f, 0, "<a>1 two three</a>\n");
    assert_non_null(strstr(f.run.ctx.refusal, "b.xml"));
    end(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_of_several_files_are_applied),
        cmocka_unit_test(only_what_is_certain_and_alone_is_applied),
        cmocka_unit_test(fixes_that_touch_wait_for_the_next_round),
        cmocka_unit_test(files_of_others_are_left_alone),
        cmocka_unit_test(changed_files_are_refused),
        cmocka_unit_test(a_fix_that_fails_ends_the_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
