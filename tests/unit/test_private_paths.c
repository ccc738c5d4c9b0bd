/*
 * Tests the detection of folders that no edition may show, and of ordinary words that only look
 * like them.
 */
#include "unit/unit.h"

#include "base/private_paths.h"

#include <string.h>

#define HERE "/srv/builds/tools"

static const char *
find(const char *input, const char *output)
{
    struct sources *sources = sources_new();
    sources_text(sources, "book.xml", input, strlen(input));
    struct private_paths *paths = private_paths_new(sources, HERE);
    const char *found = private_paths_find(paths, output, strlen(output));
    const char *name = found ? g_intern_string(found) : NULL;
    private_paths_free(paths);
    sources_free(sources);
    return name;
}

static void
a_folder_is_found_anywhere_in_the_bytes(void **state)
{
    (void)state;
    static const char *const shown[] = { HERE, "src=\"" HERE "/images/saw.svg\"",
        "file://" HERE "/book.xml", "one " HERE " two", HERE "/", "(" HERE ")" };
    for (size_t i = 0; i < G_N_ELEMENTS(shown); i++)
        assert_string_equal(find("", shown[i]), HERE);
    assert_null(find("", "src=\"images/saw.svg\""));
    assert_null(find("", ""));
}

static void
a_longer_name_is_another_folder(void **state)
{
    (void)state;
    static const char *const others[] = { HERE "-2/saw.svg", HERE "box",
        "https://example.org" HERE, "/srv/builds", "/srv/builds/too" };
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        assert_null(find("", others[i]));
    assert_string_equal(find("", HERE "box " HERE), HERE);
}

static void
what_an_input_names_may_be_shown(void **state)
{
    (void)state;
    assert_null(find("<p>It lies in " HERE ".</p>", "It lies in " HERE "."));
    assert_null(find("<site base=\"https://example.org" HERE "/\"/>", "href=\"" HERE "/\""));
}

static void
one_name_is_a_word(void **state)
{
    (void)state;
    struct sources *sources = sources_new();
    struct private_paths *paths = private_paths_new(sources, "/tools");
    assert_null(private_paths_find(paths, "/tools/saw", 10));
    private_paths_free(paths);
    g_autofree char *here = g_get_current_dir();
    g_autofree char *below = g_build_filename(here, "content", NULL);
    paths = private_paths_new(sources, below);
    const char *found = private_paths_find(paths, below, strlen(below));
    assert_non_null(found);
    assert_true(g_str_has_prefix(below, found));
    assert_string_equal(private_paths_find(paths, here, strlen(here)), found);
    private_paths_free(paths);
    sources_free(sources);
    assert_null(private_paths_find(NULL, HERE, strlen(HERE)));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_found_anywhere_in_the_bytes),
        cmocka_unit_test(a_longer_name_is_another_folder),
        cmocka_unit_test(what_an_input_names_may_be_shown),
        cmocka_unit_test(one_name_is_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
