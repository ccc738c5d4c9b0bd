/* Tests how print/pdf writes pages: marked content, codes of glyphs and their places, and
 * paths. */
#include "unit/page_maker.h"

#include "print/pdf/content_stream.h"
#include "print/pdf/glyph_codes.h"
#include "print/pdf/import.h"
#include "print/pdf/painting.h"
#include "print/pdf/tag.h"

#include <math.h>
#include <string.h>

/* A marked sequence continues as long as the tag and the kind of artifact stay the same. */
static void
test_marks(void **state)
{
    (void)state;
    const struct tag tag = { .type = "P" };
    struct page_marks marks = { 0 };
    assert_int_equal(marked_content_begin(&marks, &tag, ARTIFACT_NONE), 0);
    assert_int_equal(marked_content_begin(&marks, &tag, ARTIFACT_NONE), -1);
    assert_int_equal(marked_content_begin(&marks, NULL, ARTIFACT_HEADER), -1);
    assert_int_equal(marked_content_begin(&marks, NULL, ARTIFACT_LAYOUT), -1);
    assert_int_equal(marked_content_begin(&marks, &tag, ARTIFACT_NONE), 1);
    g_autoptr(GString) out = g_string_new(NULL);
    for (size_t i = 0; i < marks.n; i++)
        marked_content_put(out, &marks.marks[i]);
    assert_string_equal(out->str,
        "/P<</MCID 0>>BDC\n/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
        "/Artifact<</Type/Layout>>BDC\n/P<</MCID 1>>BDC\n");
    page_marks_clear(&marks);
}

static void
expect_code(GArray *codes, guint i, const char *font, unsigned code, bool is_replaced)
{
    assert_true(i < codes->len);
    const struct glyph_code *found = &g_array_index(codes, struct glyph_code, i);
    assert_string_equal(found->font, font);
    assert_int_equal(found->code, code);
    assert_int_equal(found->is_replaced, is_replaced);
}

/* Reads back the glyph codes that cairo writes. */
static void
test_codes(void **state)
{
    (void)state;
    GArray *codes =
        glyph_codes_read("1 0 0 -1 0 500 cm\nBT\n12 0 0 -12 250 250 Tm\n/f-0-0 1 Tf\n"
                         "[(A)556(\\(b\\\\\\051\\\n\\12(x))]TJ\n/f-0-1 1 Tf\n"
                         "[<0001>-5<00\n1f0102>]TJ\n"
                         "/Span << /ActualText <feff00ad> >> BDC\n<0003>Tj\nEMC\n"
                         "<0004>Tj\nET\n");
    const unsigned literal[] = { 'A', '(', 'b', '\\', ')', '\n', '(', 'x', ')' };
    for (guint i = 0; i < G_N_ELEMENTS(literal); i++)
        expect_code(codes, i, "/f-0-0", literal[i], false);
    const unsigned wide[] = { 1, 0x1f, 0x102, 3, 4 };
    for (guint i = 0; i < G_N_ELEMENTS(wide); i++)
        expect_code(codes, 9 + i, "/f-0-1", wide[i], wide[i] == 3);
    assert_int_equal(codes->len, 14);
    g_array_free(codes, TRUE);
}

/* Reads painted text: the codes and their places, in pt. */
struct text_reader {
    const char *p;
    bool is_array;
    char end;       /* ends the current string: ')' or '>' */
    double last[6]; /* the last numbers */
    double size, x; /* size of the text matrix; place of the next glyph */
};

static void
read_number(struct text_reader *r)
{
    char *end;
    double number = strtod(r->p, &end);
    r->p = end;
    memmove(r->last, r->last + 1, sizeof r->last - sizeof *r->last);
    r->last[5] = number;
    if (r->is_array)
        r->x -= number / 1000 * r->size;
}

static unsigned
read_code(struct text_reader *r)
{
    unsigned code = 0;
    if (r->end == '>') {
        for (int i = 0; i < 4; i++)
            code = code << 4 | (unsigned)g_ascii_xdigit_value(*r->p++);
        return code;
    }
    r->p += *r->p == '\\';
    return (unsigned char)*r->p++;
}

/* Advances to the next code; false at the end. */
static bool
next_code(struct text_reader *r, unsigned *code)
{
    while (*r->p) {
        char c = *r->p;
        if (r->end && c != r->end) {
            *code = read_code(r);
            return true;
        }
        if (!r->end && (g_ascii_isdigit(c) || c == '-')) {
            read_number(r);
            continue;
        }
        if (c == '(' || (c == '<' && r->is_array))
            r->end = c == '(' ? ')' : '>';
        else if (c == r->end)
            r->end = '\0';
        else if (c == '[' || c == ']')
            r->is_array = c == '[';
        if (strncmp(r->p, "Tm", 2) == 0) {
            r->size = r->last[0];
            r->x = r->last[4];
        }
        r->p += c == '/' ? 2 : 1; /* a number would belong to the name */
        while (c == '/' && g_ascii_isalnum(*r->p))
            r->p++;
    }
    return false;
}

/* Every glyph is where the layout placed it, even if the font gives it another width. */
static void
test_places(void **state)
{
    (void)state;
    xmlDoc *doc = read_body("<p>AVAVA Toffee (fit) <em>Way</em> 1990\\</p><h1>To and fro</h1>");
    struct box *root = box_build(ctx.arena, &ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, ctx.arena, root);
    struct tags *tags = tags_build(ctx.arena, root, layout, PDF_UA_1);
    struct page_content drawing;
    page_content_begin(&drawing, &ctx, tags, layout->n_pages, false);
    for (size_t i = 0; i < layout->n_pages; i++)
        page_content_add(&drawing, &layout->pages[i], i);
    assert_true(page_content_end(&drawing, &ctx));
    struct imported imported;
    char *fault = NULL;
    struct file *file = import_resources(&drawing, 1, &imported, &fault);
    const struct stream_paint job = { .packed = drawing.pages[0].packed,
        .size = drawing.pages[0].size,
        .height = layout->pages[0].master->height,
        .marks = drawing.marks,
        .resources = drawing.resources };
    g_autoptr(GString) out = g_string_new(NULL);
    content_stream_paint(&job, out);
    struct text_reader r = { .p = out->str };
    unsigned code = 0, n = 0;
    struct glyph_run run;
    glyph_run_init(&run);
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct run_word));
    struct draw_group s = draw_group_start(layout->pages, tags);
    while (draw_group_next(&s)) {
        const struct fragment *f = draw_group_first(&s);
        const struct typeface *typeface =
            resources_typeface(drawing.resources, f->shaped->font);
        run_words_set(words, &s);
        const struct run_source source = { .y = f->y,
            .words = (const struct run_word *)(const void *)words->data,
            .n = words->len };
        glyph_run_set(&run, &source, typeface->space, typeface->space_width);
        for (size_t i = 0; i < run.n_glyphs; i++, n++) {
            const struct placed_glyph *at = &run.glyphs[i];
            const struct glyph *glyph = typeface_glyph(typeface, at->index);
            assert_true(next_code(&r, &code));
            assert_int_equal(code, glyph->code);
            assert_true(fabs(PT(at->x) - r.x) <= 0.0035 * r.size);
            r.x += glyph->width / 1000 * r.size;
        }
    }
    assert_true(n >= 30);
    assert_false(next_code(&r, &code));
    draw_group_end(&s);
    glyph_run_clear(&run);
    g_array_free(words, TRUE);
    imported_clear(&imported);
    file_free(file);
    page_content_clear(&drawing);
    maker_clear(&m);
    xmlFreeDoc(doc);
}

/* Paints a path of the layout on a page that is 500 pt high. */
static void
expect_path(const struct point *points, size_t n, bool is_closed, const char *expected)
{
    const struct fragment path = { .kind = FRAGMENT_PATH,
        .is_closed = is_closed,
        .points = points,
        .n_points = n,
        .stroke = SCALED_PT(1),
        .radius = SCALED_PT(10) };
    struct painting painting;
    painting_init(&painting);
    painting_begin(&painting, SCALED_PT(500));
    painting_path(&painting, &path);
    size_t size;
    g_autofree char *packed = painting_end(&painting, &size);
    painting_clear(&painting);
    const struct page_marks marks = { 0 };
    const struct stream_paint job = { .packed = packed, .size = size, .marks = &marks };
    g_autoptr(GString) out = g_string_new(NULL);
    content_stream_paint(&job, out);
    const char *begin = strstr(out->str, " w");
    assert_non_null(begin);
    assert_string_equal(begin + strlen(" w"), expected);
}

/*
 * A corner begins and ends at the radius from its point, or at half of a side that is shorter;
 * the ends of an open path are sharp.
 */
static void
test_corners(void **state)
{
    (void)state;
    const scaled pt = SCALED_PT(1);
    const struct point square[] = { { 100 * pt, 100 * pt }, { 200 * pt, 100 * pt },
        { 200 * pt, 112 * pt }, { 100 * pt, 112 * pt } };
    expect_path(square, G_N_ELEMENTS(square), true,
        " 100 394 m 100 397.314 102.686 400 106 400 c"
        " 194 400 l 197.314 400 200 397.314 200 394 c"
        " 200 394 l 200 390.686 197.314 388 194 388 c"
        " 106 388 l 102.686 388 100 390.686 100 394 c s\n");
    const struct point corner[] = { { 100 * pt, 100 * pt }, { 200 * pt, 100 * pt },
        { 200 * pt, 200 * pt } };
    expect_path(corner, G_N_ELEMENTS(corner), false,
        " 100 400 m 190 400 l 195.523 400 200 395.523 200 390 c 200 300 l S\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_corners),
    };
    return cmocka_run_group_tests(tests, page_maker_setup, page_maker_teardown);
}
