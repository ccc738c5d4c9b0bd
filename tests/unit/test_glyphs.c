/*
 * Tests print/pdf: groups of text with their glyphs (draw_order.c, glyph_run.c), svgtext.c, and
 * emoji in text.
 */
#include "unit/unit.h"

#include "print/pdf/glyph_run.h"
#include "print/pdf/marked_content.h"
#include "print/pdf/svgtext.h"

#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define FONT "out/checked/test_glyphs.otf"

static PangoContext *
context_new(FcConfig *config)
{
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    PangoContext *context = pango_font_map_create_context(map);
    g_object_unref(map);
    return context;
}

static struct shaped
shape(PangoContext *context, const char *text)
{
    struct shaped shaped = { .text = text, .text_size = (int)strlen(text) };
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans 10");
    pango_context_set_font_description(context, font);
    GList *items = pango_itemize(context, text, 0, shaped.text_size, NULL, NULL);
    const PangoItem *item = items->data;
    assert_null(items->next);
    shaped.glyphs = pango_glyph_string_new();
    shaped.font = g_object_ref(item->analysis.font);
    shaped.is_rtl = item->analysis.level % 2 == 1;
    pango_shape(text, shaped.text_size, &item->analysis, shaped.glyphs);
    g_list_free_full(items, (GDestroyNotify)(void (*)(void))pango_item_free);
    pango_font_description_free(font);
    return shaped;
}

static void
shaped_clear(struct shaped *shaped)
{
    pango_glyph_string_free(shaped->glyphs);
    g_object_unref(shaped->font);
}

/* Writes a copy of an installed font to which a table with pictures is added. */
static void
write_picture_font(void)
{
    PangoContext *context = context_new(NULL);
    struct shaped shaped = shape(context, "x");
    hb_face_t *face = hb_font_get_face(pango_font_get_hb_font(shaped.font));
    hb_face_t *builder = hb_face_builder_create();
    hb_tag_t tags[100];
    unsigned n = G_N_ELEMENTS(tags);
    hb_face_get_table_tags(face, 0, &n, tags);
    for (unsigned i = 0; i < n; i++) {
        hb_blob_t *table = hb_face_reference_table(face, tags[i]);
        hb_face_builder_add_table(builder, tags[i], table);
        hb_blob_destroy(table);
    }
    static const char pictures[] = { 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0 };
    hb_blob_t *table =
        hb_blob_create(pictures, sizeof pictures, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_builder_add_table(builder, HB_TAG('S', 'V', 'G', ' '), table);
    hb_blob_destroy(table);
    hb_blob_t *file = hb_face_reference_blob(builder);
    unsigned size;
    const char *data = hb_blob_get_data(file, &size);
    assert_true(size > 1000 && g_file_set_contents(FONT, data, size, NULL));
    hb_blob_destroy(file);
    hb_face_destroy(builder);
    shaped_clear(&shaped);
    g_object_unref(context);
}

static void
fonts_of_pictures_are_known(void **state)
{
    (void)state;
    write_picture_font();
    FcConfig *config = FcConfigCreate();
    assert_true(FcConfigAppFontAddFile(config, (const FcChar8 *)FONT));
    PangoContext *own = context_new(config), *system = context_new(NULL);
    struct shaped picture = shape(own, "x"), letter = shape(system, "x");
    assert_true(font_is_pictures(picture.font));
    assert_false(font_is_pictures(letter.font));
    shaped_clear(&picture);
    shaped_clear(&letter);
    g_object_unref(own);
    g_object_unref(system);
    FcConfigDestroy(config);
}

static void
private_use_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_private;
    } cases[] = { { "abc", false }, { "\xed\x9f\xbf", false }, { "a\xee\x80\x80", true },
        { "\xef\xa3\xbf", true }, { "\xef\xa4\x80", false }, { "\xf0\x9f\x98\x80", false },
        { "\xf3\xaf\xbf\xbf", false }, { "\xf3\xb0\x80\x80", true },
        { "\xf4\x8f\xbf\xbd", true } };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct shaped shaped = { .text = cases[i].text,
            .text_size = (int)strlen(cases[i].text) };
        assert_int_equal(text_is_private(&shaped), cases[i].is_private);
    }
}

/* Compares the text that a group of glyphs shows, and the place of the space at its end. */
static void
expect_space(PangoContext *context, const char *text, bool is_first)
{
    struct shaped shaped = shape(context, text);
    struct fragment f = {
        .shaped = &shaped, .x = SCALED_PT(100), .y = SCALED_PT(50), .space_after = true
    };
    const struct page page = { .fragments = &f, .n_fragments = 1 };
    struct draw_group s = draw_group_start(&page, NULL);
    assert_true(draw_group_next(&s));
    struct glyph_run run;
    glyph_run_init(&run);
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct run_word));
    run_words_set(words, &s);
    const struct run_source source = {
        .y = f.y, .words = (const struct run_word *)(const void *)words->data, .n = words->len
    };
    glyph_run_set(&run, &source, 3, SCALED_PT(2));
    g_autoptr(GString) shown = g_string_new(NULL);
    for (size_t i = 0; i < run.n_clusters; i++)
        g_string_append_len(shown, run.clusters[i].text, run.clusters[i].size);
    g_autofree char *with_space = g_strconcat(text, " ", NULL);
    assert_string_equal(shown->str, with_space);
    scaled end = f.x + pango_glyph_string_get_width(shaped.glyphs);
    const struct placed_glyph *glyph = &run.glyphs[is_first ? 0 : run.n_glyphs - 1];
    assert_true(glyph->index == 3 && glyph->x == (is_first ? f.x - SCALED_PT(2) : end) &&
                glyph->y == f.y);
    const struct glyph_cluster *last = &run.clusters[run.n_clusters - 1];
    assert_true(last->size == 1 && last->n_glyphs == 1);
    assert_false(draw_group_next(&s));
    draw_group_end(&s);
    glyph_run_clear(&run);
    g_array_free(words, TRUE);
    shaped_clear(&shaped);
}

static void
space_is_the_last_of_the_text(void **state)
{
    (void)state;
    PangoContext *context = context_new(NULL);
    expect_space(context, "word", false);
    expect_space(context, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", true);
    g_object_unref(context);
}

static void
pictures_say_what_they_stand_for(void **state)
{
    (void)state;
    const struct tag tag = { .type = "P" };
    struct page_marks marks = { 0 };
    assert_int_equal(marked_content_begin(&marks, &tag, ARTIFACT_NONE), 0);
    assert_int_equal(
        marked_content_begin_actual(&marks, &tag, g_strdup("\xf0\x9f\x98\x80)")), 1);
    /* The next mark is not part of this one. */
    assert_int_equal(marked_content_begin(&marks, &tag, ARTIFACT_NONE), 2);
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < marks.n; i++)
        marked_content_put(out, &marks.marks[i]);
    assert_string_equal(out->str, "/P<</MCID 0>>BDC\n"
                                  "/Span<</MCID 1/ActualText<FEFFD83DDE000029>>>BDC\n"
                                  "/P<</MCID 2>>BDC\n");
    page_marks_clear(&marks);
}

#define SVG(text) "<svg xmlns='http://www.w3.org/2000/svg'>" text "</svg>"

static void
text_of_drawings_is_what_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *svg, *text;
    } cases[] = {
        { SVG(""), "" },
        { SVG("<text>one</text>"), "one\n" },
        { SVG("<g><text>a<tspan>b<tspan>c</tspan></tspan>d</text></g>"), "abcd\n" },
        { SVG("<text/><text>x</text>y<text>z</text>"), "x\nz\n" },
        { SVG("<text>a<![CDATA[<b>]]>&lt;&#x2192;</text>"), "a<b><\xe2\x86\x92\n" },
        { SVG("<title>t</title><desc>d</desc><style>s</style><!-- c -->"), "" },
        { SVG("<text>a<title>t<tspan>u</tspan></title>b<!-- c --><desc/>c</text>"), "abc\n" },
        { SVG("<text xmlns='urn:other'>a</text><metadata><text>b</text></metadata>"), "\n" },
        { "<!DOCTYPE s:svg [<!ENTITY e SYSTEM 'build.ninja'>]>"
          "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:text>a&e;b</s:text></s:svg>",
            "ab\n" },
        { "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = svg_text(cases[i].svg, strlen(cases[i].svg));
        assert_string_equal(text, cases[i].text);
    }
}

/* U+0378 and U+0379 are unassigned. */
static void
text_of_drawings_must_have_fonts(void **state)
{
    (void)state;
    assert_null(svg_text_fault(""));
    assert_null(svg_text_fault("A saw\nand \xd7\xa9\xd7\x9c\n"));
    g_autofree char *private = svg_text_fault("A\xee\x80\x81");
    assert_non_null(strstr(private, "private-use"));
    g_autofree char *unknown = svg_text_fault("A\xcd\xb8\nB\xcd\xb9\xcd\xb8 C\n");
    assert_string_equal(unknown, "has text that no font has: \"\" (U+0378 <unassigned-0378>), "
                                 "\"\" (U+0379 <unassigned-0379>)");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_of_pictures_are_known),
        cmocka_unit_test(private_use_is_found),
        cmocka_unit_test(space_is_the_last_of_the_text),
        cmocka_unit_test(pictures_say_what_they_stand_for),
        cmocka_unit_test(text_of_drawings_is_what_is_shown),
        cmocka_unit_test(text_of_drawings_must_have_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
