/*
 * Tests the files of fonts: their order and hashes, files that change or disappear, and copies
 * in a user's own folder.  All fonts are copies of one installed family in a temporary folder.
 */
#include "unit/unit.h"

#include "print/text/font_files.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define FAMILY "Vollkorn"

static char *folder;
static struct ctx ctx;
static struct font_files *files;

/* The installed file of the family in this style, such as "bold". */
static char *
installed(const char *style)
{
    g_autofree char *name = g_strconcat(FAMILY, ":", style, NULL);
    FcPattern *pattern = FcNameParse((const FcChar8 *)name);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *found = FcFontMatch(NULL, pattern, &result);
    FcChar8 *path = NULL;
    assert_int_equal(FcPatternGetString(found, FC_FILE, 0, &path), FcResultMatch);
    char *copy = g_strdup((const char *)path);
    FcPatternDestroy(found);
    FcPatternDestroy(pattern);
    return copy;
}

/* Copies the installed file to `inside`, below the folder; returns its path. */
static char *
put(const char *style, const char *inside)
{
    g_autofree char *from = installed(style), *bytes = NULL;
    gsize size;
    char *to = g_build_filename(folder, inside, NULL);
    g_autofree char *parent = g_path_get_dirname(to);
    assert_true(g_file_get_contents(from, &bytes, &size, NULL));
    assert_int_equal(g_mkdir_with_parents(parent, 0755), 0);
    assert_true(g_file_set_contents(to, bytes, (gssize)size, NULL));
    return to;
}

/* The same where nobody asks for the path. */
static void
put_away(const char *style, const char *inside)
{
    g_free(put(style, inside));
}

/* A configuration with the fonts of these folders only. */
static FcConfig *
configure(const char *first, const char *second)
{
    g_autofree char *xml = g_strdup_printf("<fontconfig><dir>%s/%s</dir><dir>%s/%s</dir>"
                                           "<cachedir>%s/cache</cachedir></fontconfig>",
        folder, first, folder, second, folder);
    FcConfig *config = FcConfigCreate();
    assert_true(FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)xml, FcTrue));
    assert_true(FcConfigBuildFonts(config));
    return config;
}

/* Records that something is set in the family's font of a folder. */
static void
use(const char *inside, const char *description)
{
    FcConfig *config = configure(inside, inside);
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    PangoContext *context = pango_font_map_create_context(map);
    PangoFontDescription *wanted = pango_font_description_from_string(description);
    PangoFont *font = pango_font_map_load_font(map, context, wanted);
    assert_non_null(font);
    font_files_add(files, font);
    font_files_add(files, font);
    g_object_unref(font);
    pango_font_description_free(wanted);
    g_object_unref(context);
    g_object_unref(map);
    FcConfigDestroy(config);
}

static int
setup(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("proviso-fonts-XXXXXX", NULL);
    g_autofree char *home = g_build_filename(folder, "home", NULL);
    g_setenv("HOME", home, TRUE);
    ctx = (struct ctx){ .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    files = font_files_new();
    return folder ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    font_files_free(files);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    const char *const remove[] = { "rm", "-rf", folder, NULL };
    g_spawn_sync(NULL, (char **)(uintptr_t)remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
        NULL, NULL, NULL);
    g_free(folder);
    return 0;
}

static void
files_are_sorted_by_name_then_folder(void **state)
{
    (void)state;
    g_autofree char *third = put("regular", "a/z.ttf"), *second = put("bold", "c/b.ttf");
    g_autofree char *first = put("regular", "b/b.ttf"), *bytes = NULL;
    use("a", FAMILY " 10");
    use("c", FAMILY " bold 10");
    use("b", FAMILY " 10");
    use("b", FAMILY " 12");
    size_t n;
    const struct font_file *list = font_files_list(files, &n);
    assert_int_equal(n, 3);
    assert_string_equal(list[0].path, first);
    assert_string_equal(list[1].path, second);
    assert_string_equal(list[2].path, third);
    gsize size;
    assert_true(g_file_get_contents(second, &bytes, &size, NULL));
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, (gssize)size);
    assert_string_equal(list[1].sha256, sum);
    assert_string_equal(list[0].sha256, list[2].sha256);
    assert_ptr_equal(font_files_list(files, &n), list);
}

static void
fonts_that_stay_are_accepted(void **state)
{
    (void)state;
    g_autofree char *path = put("regular", "a/a.ttf");
    use("a", FAMILY " 10");
    font_files_check(files, &ctx, g_get_real_time() + G_USEC_PER_SEC);
    assert_null(ctx.refusal);
}

static void
fonts_that_change_are_refused(void **state)
{
    (void)state;
    g_autofree char *path = put("regular", "a/a.ttf");
    use("a", FAMILY " 10");
    font_files_check(files, &ctx, g_get_real_time() - G_USEC_PER_SEC * (gint64)60);
    g_autofree char *said =
        g_strdup_printf("the font file \"%s\" changed while it was read", path);
    assert_string_equal(ctx.refusal, said);
}

static void
fonts_that_disappear_are_refused(void **state)
{
    (void)state;
    g_autofree char *path = put("regular", "a/a.ttf");
    use("a", FAMILY " 10");
    size_t n;
    font_files_list(files, &n);
    assert_int_equal(g_unlink(path), 0);
    font_files_check(files, &ctx, g_get_real_time() + G_USEC_PER_SEC);
    g_autofree char *said =
        g_strdup_printf("the font file \"%s\" changed while it was read", path);
    assert_string_equal(ctx.refusal, said);
}

static void
fonts_that_cannot_be_read_are_refused(void **state)
{
    (void)state;
    g_autofree char *path = put("regular", "a/a.ttf");
    use("a", FAMILY " 10");
    assert_int_equal(g_unlink(path), 0);
    size_t n;
    assert_string_equal(font_files_list(files, &n)->sha256, "");
    font_files_check(files, &ctx, g_get_real_time() + G_USEC_PER_SEC);
    g_autofree char *said = g_strdup_printf("cannot read the font file \"%s\"", path);
    assert_string_equal(ctx.refusal, said);
}

/* The number of findings when these folders are those of the system. */
static size_t
shadowed(const char *first, const char *second)
{
    FcConfig *before = FcConfigReference(NULL), *config = configure(first, second);
    FcConfigSetCurrent(config);
    font_files_report_own(files, &ctx);
    FcConfigSetCurrent(before);
    FcConfigDestroy(before);
    FcConfigDestroy(config);
    return diags_count(ctx.diags, SEV_WARNING);
}

static void
a_copy_of_an_installed_font_is_a_finding(void **state)
{
    (void)state;
    g_autofree char *own = put("regular", "home/fonts/a.ttf");
    put_away("bold", "usr/b.ttf");
    use("home/fonts", FAMILY " 10");
    assert_int_equal(shadowed("home/fonts", "usr"), 1);
    size_t n;
    const struct diag *diag = diags_sorted(ctx.diags, &n)[0];
    assert_string_equal(diag->code, "shadowed-font");
    assert_non_null(strstr(diag->text, "\"" FAMILY "\""));
    g_autofree char *note =
        g_strdup_printf("\"%s\" is used; the family is installed in \"%s/usr\"", own, folder);
    assert_string_equal(diag->notes[0].text, note);
}

static void
a_font_that_is_nowhere_else_is_none(void **state)
{
    (void)state;
    g_autofree char *own = put("regular", "home/fonts/a.ttf");
    use("home/fonts", FAMILY " 10");
    assert_int_equal(shadowed("home/fonts", "home"), 0);
}

/* "/x/homely" is no folder of the user whose folder is "/x/home". */
static void
an_installed_font_is_none(void **state)
{
    (void)state;
    put_away("regular", "homely/a.ttf");
    put_away("regular", "usr/a.ttf");
    use("homely", FAMILY " 10");
    assert_int_equal(shadowed("homely", "usr"), 0);
    g_setenv("HOME", "/", TRUE);
    assert_int_equal(shadowed("homely", "usr"), 0);
}

int
main(void)
{
#define EACH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        EACH(files_are_sorted_by_name_then_folder),
        EACH(fonts_that_stay_are_accepted),
        EACH(fonts_that_change_are_refused),
        EACH(fonts_that_disappear_are_refused),
        EACH(fonts_that_cannot_be_read_are_refused),
        EACH(a_copy_of_an_installed_font_is_a_finding),
        EACH(a_font_that_is_nowhere_else_is_none),
        EACH(an_installed_font_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
