/*
 * Tests print/text: words from the cache have the same glyphs and positions as in a run that is
 * shaped whole; also tests the pieces of paragraphs.
 */
#include "unit/unit.h"

#include "print/text/internal.h"

#include <libxml/parser.h>
#include <string.h>

static struct ctx ctx;
static struct theme *theme;
static struct text *text;
static xmlDoc *doc;

static int
setup(void **state)
{
    (void)state;
    ctx = (struct ctx){ .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    theme = theme_load(&ctx, NULL);
    text = text_new(&ctx, theme);
    return theme ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    text_free(text);
    theme_free(theme);
    xmlFreeDoc(doc);
    diags_free(ctx.diags);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}

/* The first paragraph of a body with this content. */
static const struct box *
paragraph_box(const char *content)
{
    g_autofree char *xml = g_strdup_printf(
        "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", content);
    xmlFreeDoc(doc);
    doc = xmlReadMemory(xml, (int)strlen(xml), "t.xml", NULL, XML_PARSE_HUGE);
    assert_non_null(doc);
    const struct box *box = box_build(ctx.arena, &ctx, theme, doc);
    while (box && box->kind != BOX_PARAGRAPH)
        box = box->first;
    assert_non_null(box);
    return box;
}

static const struct paragraph *
paragraph(const char *content)
{
    return text_paragraph(text, ctx.arena, paragraph_box(content), NULL, NULL);
}

/* A glyph, with the byte of the text at which its cluster begins. */
struct placed {
    int at;
    PangoFont *font;
    PangoGlyph glyph;
    int width, x, y;
};

static void
place(GArray *list, const PangoGlyphString *glyphs, PangoFont *font, int base)
{
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        const PangoGlyphGeometry *g = &glyphs->glyphs[i].geometry;
        struct placed p = { base + glyphs->log_clusters[i], font, glyphs->glyphs[i].glyph,
            g->width, g->x_offset, g->y_offset };
        guint k = list->len;
        g_array_append_val(list, p);
        /* sort by place in the text; the glyphs of a cluster keep their order */
        for (; k > 0 && g_array_index(list, struct placed, k - 1).at > p.at; k--)
            g_array_index(list, struct placed, k) = g_array_index(list, struct placed, k - 1);
        g_array_index(list, struct placed, k) = p;
    }
}

/* Spaces are at least 0.182 em wide, whatever kerning takes away. */
static void
widen_spaces(GArray *list, const struct style *style, const char *s)
{
    int least = style->font_size * 182 / 1000 - MIN(style->letter_spacing, 0);
    for (guint i = 0; i < list->len; i++) {
        struct placed *g = &g_array_index(list, struct placed, i);
        if (s[g->at] == ' ' || strncmp(s + g->at, "\xc2\xa0", 2) == 0)
            g->width = MAX(g->width, least);
    }
}

/* The glyphs that Pango makes of the whole text in one face. */
static GArray *
shaped_whole(const struct style *style, const char *s)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct placed));
    struct face *face = fonts_face(text->fonts, style);
    GList *items =
        pango_itemize(fonts_context(text->fonts), s, 0, (int)strlen(s), face->attributes, NULL);
    PangoGlyphString *glyphs = pango_glyph_string_new();
    for (GList *l = items; l; l = l->next) {
        const PangoItem *item = l->data;
        pango_shape_with_flags(s + item->offset, item->length, s, (int)strlen(s),
            &item->analysis, glyphs, PANGO_SHAPE_NONE);
        place(list, glyphs, item->analysis.font, item->offset);
    }
    pango_glyph_string_free(glyphs);
    g_list_free_full(items, (GDestroyNotify)pango_item_free);
    widen_spaces(list, style, s);
    return list;
}

static GArray *
shaped_pieces(const struct paragraph *p)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(struct placed));
    int base = 0;
    for (size_t i = 0; i < p->n; i++) {
        const struct piece *piece = &p->pieces[i];
        if (piece->kind != PIECE_SHAPED && piece->kind != PIECE_SPACE)
            continue;
        place(list, piece->shaped->glyphs, piece->shaped->font, base);
        if (piece->kind == PIECE_SPACE) { /* the piece has the width of the space */
            for (guint k = 0; k < list->len; k++) {
                struct placed *g = &g_array_index(list, struct placed, k);
                if (g->at == base)
                    g->width = piece->width;
            }
        }
        base += piece->shaped->text_size;
    }
    return list;
}

static void
expect_same(const char *class, const char *s)
{
    g_autofree char *content = g_markup_printf_escaped("<p class='%s'>%s</p>", class, s);
    const struct box *box = paragraph_box(content);
    g_autoptr(GArray) whole = shaped_whole(box->style, s);
    for (int pass = 0; pass < 2; pass++) { /* first pass fills the cache, second reads it */
        const struct paragraph *p = text_paragraph(text, ctx.arena, box, NULL, NULL);
        g_autoptr(GArray) own = shaped_pieces(p);
        if (own->len != whole->len)
            fail_msg("%u glyphs, not %u, in \"%s\"", own->len, whole->len, s);
        for (guint i = 0; i < own->len; i++) {
            const struct placed *a = &g_array_index(own, struct placed, i);
            const struct placed *b = &g_array_index(whole, struct placed, i);
            if (a->at != b->at || a->glyph != b->glyph || a->width != b->width ||
                a->x != b->x || a->y != b->y || a->font != b->font)
                fail_msg("at byte %d glyph %u width %d x %d y %d, not byte %d glyph %u width "
                         "%d x %d y %d, in %s \"%s\"",
                    a->at, a->glyph, a->width, a->x, a->y, b->at, b->glyph, b->width, b->x,
                    b->y, class, s);
        }
    }
}

static void
kept_words_are_what_whole_runs_give(void **state)
{
    (void)state;
    static const char hindi[] =
        "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4\xa4\xe0\xa5\x8d\xe0\xa4\xb0\xe0\xa4\xbf\xe0\xa4\xaf "
        "\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\xe0\xa5\x8d\xe0\xa4\xa6\xe0\xa5\x80";
    const char *texts[] = {
        "The platform lives on a share of what passes through it.",
        "AV To Va Te Yo WA LT P. f\xe2\x80\x9d r. fi ffi office efficient flow off five",
        "R REAR Ra R. for f f) of) Toronto, V. Y, T T T 7 A A V",
        "In 2017 the fee was USD\xc2\xa0\x32,500 (at least); 3.4 \xe2\x86\x92 34, 2 x 3 = 6 - 1",
        "x 2 x 2 x next tax (exempt) [A] {B} a:b 12:30 10 : 20 a-b A-B - A @ b",
        "\xc5\x81\xc3\xb3\x64\xc5\xba, caf\xc3\xa9, na\xc3\xafve, Stra\xc3\x9f\x65, e\xcc\x81t",
        "\xce\x95\xce\xbb\xce\xbb\xce\xac\xce\xb4\xce\xb1 (2018) \xce\xba\xce\xb1\xce\xb9",
        "\xd0\x9a\xd0\xb8\xd1\x97\xd0\xb2, 5 \xd0\xba\xd0\xb3",
        "Latin \xce\x95\xce\xbb (\xd0\x9a) mixed, 12",
        "(1) \xe2\x80\x93 \xc2\xa7 7 ...",
        "\xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 \xd8\xb9\xd9\x84\xd9\x8a\xd9\x83\xd9\x85 2018",
        "He said \xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 \xd8\xa8\xd9\x83 (twice), 12.",
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d abc",
        hindi,
        "\342\210\2322 \xe2\x89\xa4 \xe2\x88\x9e",
    };
    const char *classes[] = { "", "lead", "sans", "kick", "sc" };
    for (size_t c = 0; c < G_N_ELEMENTS(classes); c++) {
        for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
            if (strcmp(classes[c], "sc") != 0)
                expect_same(classes[c], texts[i]);
        }
    }
}

/* Random words in random order, of characters that have kerning or substitution rules. */
static void
kept_words_at_random(void **state)
{
    (void)state;
    static const char *const parts[] = { "a", "R", "f", "V", "T", "x", "1", "2", " ", " ", " ",
        "(", ")", "-", ":", ".", ",", "\xc2\xa0", "\xe2\x80\x93", "\xe2\x80\x9c", "fi", "Th",
        "@", "*", "\xc3\x97", "\xc3\xa9", "A", "H", "[", "]" };
    unsigned random = 1;
    for (int i = 0; i < 1500; i++) {
        g_autoptr(GString) s = g_string_new("a");
        for (int k = 0; k < 14; k++) {
            random = random * 1664525u + 1013904223u;
            const char *part = parts[(random >> 8) % G_N_ELEMENTS(parts)];
            bool doubles = *part == ' ' && s->str[s->len - 1] == ' ';
            if (!doubles)
                g_string_append(s, part);
        }
        g_string_append_c(s, 'b');
        expect_same(i % 3 == 0 ? "" : i % 3 == 1 ? "sans" : "kick", s->str);
    }
}

/* The pieces, such as "the |fee| |was": - is a possible hyphen, and a line may end after !. */
static char *
spell(const struct paragraph *p)
{
    GString *s = g_string_new(NULL);
    for (size_t i = 0; i < p->n; i++) {
        const struct piece *piece = &p->pieces[i];
        if (piece->kind == PIECE_SHAPED)
            g_string_append_len(s, piece->shaped->text, piece->shaped->text_size);
        else
            g_string_append(s, piece->kind == PIECE_SPACE    ? "_"
                               : piece->kind == PIECE_OBJECT ? "#"
                               : piece->kind == PIECE_ANCHOR ? "^"
                               : piece->kind == PIECE_BREAK  ? "$"
                                                             : "-");
        g_string_append(s, piece->break_after ? "! " : " ");
    }
    g_string_truncate(s, s->len ? s->len - 1 : 0);
    return g_string_free(s, FALSE);
}

static void
expect(const char *content, const char *pieces)
{
    g_autofree char *spelt = spell(paragraph(content));
    assert_string_equal(spelt, pieces);
}

static void
pieces_of_paragraphs(void **state)
{
    (void)state;
    expect("<p>the fee was</p>", "the _! fee _! was");
    expect("<p>USD&#160;25 a</p>", "USD _ 25 _! a");
    expect("<p>an e-mail</p>", "an _! e-mail");
    expect("<p>well-known</p>", "well-! known");
    expect("<p>of&#173;fice</p>", "of - fice");
    expect("<p>&#173;a b&#173; c</p>", "a _! b _! c");
    expect("<p>a&#x200b;b cc-&#x2060;d</p>", "a! b _! cc-d");
    expect("<p>a <em>b</em>, c</p>", "a _! b , _! c");
    expect("<p>a <span class='nb'>b c</span> d</p>", "a _! b _ c _! d");
    expect("<p><i class='sign no'/>Forbidden</p>", "# Forbidden");
    expect("<p>a <i class='sign no'/> No</p>", "a _! # _ No");
    expect("<p>end.<sup class='note'>1</sup> b</p>", "end. 1 _! b");
    expect("<p>a<br/>b</p>", "a $ b");
    expect("<p>a <a id='x'/>b <span id='y'>c</span></p>", "a _! ^ b _! ^ c");
    expect("<p>a<a class='page' href='#x'/></p>", "a 0");
    expect("<p><span class='pages'><a class='page' href='#x'/><a class='page' href='#y'/>"
           "</span></p>",
        "0 , _! 0");
    expect("<p class='url'>https://a.example/b-c/d?e=f.</p>",
        "https://! a! .example/! b! -c/! d! ?e! =f.");
}

static void
links_reach_into_inlines_and_blocks(void **state)
{
    (void)state;
    const struct paragraph *p = paragraph("<p>a <a href='#x'>b <em>c</em></a></p>");
    assert_null(p->pieces[0].home->link);
    assert_string_equal(box_target(p->pieces[p->n - 1].home->link), "#x");
    p = paragraph("<a href='#y'><div>b</div></a>");
    assert_string_equal(box_target(p->pieces[0].home->link), "#y");
}

/*
 * Where a soft hyphen splits a ligature, the text on both sides is shaped anew, in one pass
 * over the glyphs.
 */
static void
ligatures_come_apart(void **state)
{
    (void)state;
    expect("<p>of&#173;f&#173;ice flow</p>", "of - f - ice _! flow");
    const struct paragraph *whole = paragraph("<p>office</p>");
    const struct paragraph *parted = paragraph("<p>of&#173;fice</p>");
    assert_int_equal(whole->n, 1);
    assert_int_equal(whole->pieces[0].shaped->glyphs->num_glyphs, 4); /* o ffi c e */
    assert_int_equal(parted->pieces[0].shaped->glyphs->num_glyphs, 2);
    expect("<p>\xd8\xa7\xd9\x84\xc2\xad\xd8\xa7 a</p>", "\xd8\xa7\xd9\x84 - \xd8\xa7 _! a");
}

/* The time grows linearly with the text. */
static void
long_paragraphs(void **state)
{
    (void)state;
    g_autoptr(GString) s = g_string_new("<p class='sans'>");
    for (int i = 0; i < 100000; i++)
        g_string_append(s, i % 7 ? "word " : "(a) 10:30 of&#173;fice ");
    g_string_append(s, "</p>");
    const struct paragraph *p = paragraph(s->str);
    assert_true(p->n > 200000);
}

static void
right_to_left(void **state)
{
    (void)state;
    const struct paragraph *p = paragraph("<p>\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d abc</p>");
    assert_true(p->is_rtl);
    assert_int_equal(p->pieces[0].level, 1);
    assert_true(p->pieces[0].shaped->is_rtl);
    assert_int_equal(p->pieces[p->n - 1].level, 2);
    p = paragraph("<p>abc \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d</p>");
    assert_false(p->is_rtl);
    assert_int_equal(p->pieces[p->n - 1].level, 1);
}

static void
letter_spacing_stands_behind_each_cluster(void **state)
{
    (void)state;
    const struct paragraph *p = paragraph("<p class='sc'>nato</p>");
    scaled spaced = p->pieces[0].width;
    const struct style *style = p->pieces[0].home->style;
    assert_int_equal(style->letter_spacing, SCALED_PT(0.15));
    struct style plain = *style;
    plain.letter_spacing = 0;
    const struct shaped *shaped = text_shape(text, &plain, "nato");
    assert_int_equal(spaced, shaped->width + 4 * SCALED_PT(0.15));
}

static void
baselines_are_the_design_s(void **state)
{
    (void)state;
    static const struct {
        const char *family;
        double size, leading, baseline;
    } table[] = { { "Vollkorn", 10, 14, 9.56 }, { "Vollkorn", 12.5, 17.5, 11.94 },
        { "Vollkorn", 22, 28, 19.62 }, { "Vollkorn", 34, 42, 29.69 },
        { "Vollkorn", 8.5, 10.5, 7.42 }, { "Inter", 7.5, 10.5, 7.98 },
        { "Inter", 8, 10.5, 8.16 }, { "Inter", 8.5, 12, 9.09 }, { "Inter", 8.5, 14, 10.09 },
        { "Inter", 9, 14, 10.27 }, { "Inter", 15, 21, 15.95 } };
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
        struct style style = { .font_family = table[i].family,
            .font_size = SCALED_PT(table[i].size),
            .line_height = SCALED_PT(table[i].leading) };
        int difference = text_baseline(text, &style) - SCALED_PT(table[i].baseline);
        assert_true(difference > -11 && difference < 11); /* the table rounds to two decimals */
    }
}

static void
words_are_found_again(void **state)
{
    (void)state;
    size_t found, shaped, more_found, more_shaped;
    paragraph("<p>quite unlikely words stand here</p>");
    text_counts(text, &found, &shaped);
    paragraph("<p>quite unlikely words stand here</p>");
    text_counts(text, &more_found, &more_shaped);
    assert_int_equal(more_shaped, shaped);
    assert_true(more_found >= found + 5);
}

static void
a_character_no_font_has_is_a_finding(void **state)
{
    (void)state;
    size_t before = diags_count(ctx.diags, SEV_ERROR);
    paragraph("<p>a \xf0\xaa\x9b\x95 b</p>");
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), before + 1);
    size_t n;
    const struct diag *const *list = diags_sorted(ctx.diags, &n);
    bool is_there = false;
    for (size_t i = 0; i < n; i++)
        is_there |= strcmp(list[i]->code, "missing-glyph") == 0 &&
                    strstr(list[i]->text, "U+2A6D5 CJK UNIFIED IDEOGRAPH-2A6D5") != NULL;
    assert_true(is_there);
}

/* The finding about a missing font names the font that is used instead. */
static void
a_missing_font_is_a_finding(void **state)
{
    (void)state;
    const char *xml = "<theme xmlns='urn:proviso:theme:1'><fonts>"
                      "<font name='serif' family='Nowhere Serif'/></fonts></theme>";
    struct ctx own = { .arena = arena_new(), .sources = sources_new(), .diags = diags_new() };
    struct theme *other = theme_read(&own, sources_text(own.sources, "t", xml, strlen(xml)));
    assert_non_null(other);
    struct text *set = text_new(&own, other);
    struct style style = *style_named(other, "index-continued");
    assert_string_equal(style.font_family, "Nowhere Serif");
    assert_true(text_shape(set, &style, "abc")->width > 0);
    text_shape(set, style_named(other, "folio"), "1");
    size_t n;
    const struct diag *const *list = diags_sorted(own.diags, &n);
    assert_int_equal(n, 1);
    assert_string_equal(list[0]->code, "missing-font");
    assert_string_equal(list[0]->text,
        "the font \"Nowhere Serif\" is not installed: \"Noto Serif\" was used instead");
    text_free(set);
    theme_free(other);
    diags_free(own.diags);
    sources_free(own.sources);
    arena_free(own.arena);
}

/* Layout makes temporary styles, whose addresses are reused for other styles. */
static void
faces_follow_styles_not_addresses(void **state)
{
    (void)state;
    struct style style = *style_named(theme, "folio");
    scaled width = text_shape(text, &style, "11")->width;
    style.font_size *= 2;
    scaled twice = text_shape(text, &style, "11")->width;
    assert_true(abs(twice - 2 * width) < 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_words_are_what_whole_runs_give),
        cmocka_unit_test(kept_words_at_random),
        cmocka_unit_test(pieces_of_paragraphs),
        cmocka_unit_test(links_reach_into_inlines_and_blocks),
        cmocka_unit_test(ligatures_come_apart),
        cmocka_unit_test(long_paragraphs),
        cmocka_unit_test(right_to_left),
        cmocka_unit_test(letter_spacing_stands_behind_each_cluster),
        cmocka_unit_test(baselines_are_the_design_s),
        cmocka_unit_test(words_are_found_again),
        cmocka_unit_test(a_character_no_font_has_is_a_finding),
        cmocka_unit_test(a_missing_font_is_a_finding),
        cmocka_unit_test(faces_follow_styles_not_addresses),
    };
    int failed = cmocka_run_group_tests(tests, setup, teardown);
    xmlCleanupParser();
    return failed;
}
