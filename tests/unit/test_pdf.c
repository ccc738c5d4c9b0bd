/*
 * Tests print/pdf with pages laid out by the test itself: it sets words side by side, starts a
 * new line at the end of the measure, and a new page at the end of the page.
 */
#include "unit/unit.h"

#include "picture/picture.h"
#include "print/pdf/content_stream.h"
#include "print/pdf/extract.h"
#include "print/pdf/glyph_codes.h"
#include "print/pdf/glyph_run.h"
#include "print/pdf/import.h"
#include "print/pdf/object.h"
#include "print/pdf/pdf.h"
#include "print/pdf/tag.h"

#include <libxml/parser.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#define MEASURE SCALED_PT(300)
#define LEADING SCALED_PT(14)
#define LEFT    SCALED_PT(60)
#define TOP     SCALED_PT(72)
#define BOTTOM  SCALED_PT(700)

static struct ctx ctx;
static struct theme *theme;
static PangoContext *pango;
static const struct page_master master = {
    .name = "test",
    .width = SCALED_PT(420),
    .height = SCALED_PT(800),
    .ground = { .red = 250, .green = 250, .blue = 240, .is_set = true },
};

/* A layout under construction. */
struct page_maker {
    struct arena *a;
    GArray *pages, *fragments, *targets;
    scaled x, y;
    uint32_t line;
    struct layout layout;
};

static struct shaped *
shape(struct arena *a, const char *text, size_t size, PangoFontDescription *font)
{
    struct shaped *shaped = ARENA_NEW(a, struct shaped);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_desc_new(font));
    shaped->text = arena_strndup(a, text, size);
    shaped->text_size = (int)size;
    GList *items = pango_itemize(pango, shaped->text, 0, (int)size, attributes, NULL);
    PangoItem *item = items->data;
    assert_null(items->next);
    shaped->glyphs = pango_glyph_string_new();
    shaped->font = g_object_ref(item->analysis.font);
    shaped->is_rtl = item->analysis.level % 2 == 1;
    pango_shape(shaped->text, (int)size, &item->analysis, shaped->glyphs);
    shaped->width = pango_glyph_string_get_width(shaped->glyphs);
    g_list_free_full(items, (GDestroyNotify)(void (*)(void))pango_item_free);
    pango_attr_list_unref(attributes);
    return shaped;
}

static void
end_page(struct page_maker *m)
{
    struct page page = { .master = &master,
        .folio = m->pages->len + 1,
        .label = arena_printf(m->a, "%u", m->pages->len + 1),
        .n_fragments = m->fragments->len };
    page.fragments =
        arena_copy(m->a, m->fragments->data, sizeof(struct fragment) * m->fragments->len);
    g_array_append_val(m->pages, page);
    g_array_set_size(m->fragments, 0);
    m->y = TOP;
}

static void
end_line(struct page_maker *m)
{
    m->x = LEFT;
    m->y += LEADING;
    m->line++;
    if (m->y > BOTTOM)
        end_page(m);
}

static const struct box *
link_around(const struct box *box)
{
    while (box && !(box->target && box->kind == BOX_INLINE))
        box = box->parent;
    return box;
}

static struct fragment
fragment(const struct page_maker *m, enum fragment_kind kind, const struct box *box)
{
    return (struct fragment){ .kind = kind,
        .box = box,
        .link = link_around(box),
        .x = m->x,
        .y = m->y + SCALED_PT(10),
        .style = box->style,
        .colour = box->style->colour,
        .line_top = m->y,
        .line_height = LEADING,
        .line = m->line };
}

static void
place_text(struct page_maker *m, const struct box *box)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, box->style->font_family);
    pango_font_description_set_size(font, box->style->font_size);
    pango_font_description_set_weight(font, (PangoWeight)box->style->font_weight);
    for (const char *p = box->text, *end = p + box->text_size; p < end;) {
        size_t n = 0;
        while (p + n < end && p[n] != ' ')
            n++;
        struct fragment f = fragment(m, FRAGMENT_TEXT, box);
        f.space_after = p + n < end;
        if (n > 0) {
            f.shaped = shape(m->a, p, n, font);
            f.width = f.shaped->width;
            f.is_soft_hyphen = n == 1 && *p == '-';
            g_array_append_val(m->fragments, f);
            m->x += f.width + SCALED_PT(3);
            if (m->x > LEFT + MEASURE)
                end_line(m);
        }
        p += n + (p + n < end);
    }
    pango_font_description_free(font);
}

static void
place(struct page_maker *m, const struct box *box)
{
    if (box->id) {
        struct target target = {
            .id = box->id, .box = box, .page = m->pages->len, .x = LEFT, .y = m->y
        };
        g_array_append_val(m->targets, target);
    }
    if (box->kind == BOX_TEXT)
        place_text(m, box);
    if (box->kind == BOX_SIGN || box->kind == BOX_BARS) {
        struct fragment f =
            fragment(m, box->kind == BOX_SIGN ? FRAGMENT_SIGN : FRAGMENT_BARS, box);
        f.width = f.height = SCALED_PT(10);
        f.y = m->y;
        g_array_append_val(m->fragments, f);
        m->x += SCALED_PT(14);
    }
    if (box->kind == BOX_IMAGE) {
        struct fragment f = fragment(m, FRAGMENT_IMAGE, box);
        f.y = m->y;
        f.width = SCALED_PT(90);
        f.height = SCALED_PT(60);
        g_array_append_val(m->fragments, f);
        m->y += f.height;
    }
    if (box_marker(box))
        place(m, box->marker);
    for (const struct box *child = box->first; child; child = child->next)
        place(m, child);
    bool is_block =
        box->kind == BOX_PARAGRAPH || box->kind == BOX_CELL || box->kind == BOX_BLOCK;
    if (is_block && m->x > LEFT)
        end_line(m);
}

static struct layout *
lay_out(struct page_maker *m, const struct box *root)
{
    m->a = ctx.arena;
    m->pages = g_array_new(FALSE, TRUE, sizeof(struct page));
    m->fragments = g_array_new(FALSE, TRUE, sizeof(struct fragment));
    m->targets = g_array_new(FALSE, TRUE, sizeof(struct target));
    m->x = LEFT;
    m->y = TOP;
    place(m, root);
    end_page(m);
    m->layout = (struct layout){
        .pages = (struct page *)(void *)m->pages->data,
        .n_pages = m->pages->len,
        .targets = (struct target *)(void *)m->targets->data,
        .n_targets = m->targets->len,
        .target_by_id = g_hash_table_new(g_str_hash, g_str_equal),
    };
    for (size_t i = 0; i < m->layout.n_targets; i++) {
        struct target *t = &m->layout.targets[i];
        g_hash_table_insert(m->layout.target_by_id, (void *)(uintptr_t)t->id, t);
    }
    return &m->layout;
}

static void
maker_clear(struct page_maker *m)
{
    for (guint i = 0; i < m->pages->len; i++) {
        const struct page *page = &g_array_index(m->pages, struct page, i);
        for (size_t k = 0; k < page->n_fragments; k++) {
            const struct shaped *shaped = page->fragments[k].shaped;
            if (shaped) {
                pango_glyph_string_free(shaped->glyphs);
                g_object_unref(shaped->font);
            }
        }
    }
    g_array_free(m->pages, TRUE);
    g_array_free(m->fragments, TRUE);
    g_array_free(m->targets, TRUE);
    g_hash_table_destroy(m->layout.target_by_id);
}

static int
setup(void **state)
{
    (void)state;
    ctx = (struct ctx){ .arena = arena_new(),
        .sources = sources_new(),
        .diags = diags_new(),
        .pictures = pictures_new() };
    theme = theme_load(&ctx, NULL);
    PangoFontMap *fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution((PangoCairoFontMap *)fonts, 72);
    pango = pango_font_map_create_context(fonts);
    pango_context_set_round_glyph_positions(pango, FALSE);
    g_object_unref(fonts);
    return theme ? 0 : -1;
}

static int
teardown(void **state)
{
    (void)state;
    g_object_unref(pango);
    theme_free(theme);
    diags_free(ctx.diags);
    pictures_free(ctx.pictures);
    sources_free(ctx.sources);
    arena_free(ctx.arena);
    return 0;
}

static xmlDoc *
read_body(const char *content)
{
    g_autofree char *xml =
        g_strdup_printf("<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><body>%s"
                        "</body></html>",
            content);
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "t.xml", NULL, 0);
    assert_non_null(doc);
    return doc;
}

/* The finished file of a body with this content. */
static GBytes *
write_body(const char *content)
{
    xmlDoc *doc = read_body(content);
    struct box *root = box_build(&ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, root);
    const struct pdf_attachment source = { .name = "handbook.xml",
        .description = "Source",
        .mime = "application/xml",
        .data = content,
        .size = strlen(content) };
    const struct pdf_info info = { .title = "Gärten & Häuser",
        .author = "Proviso",
        .subject = "A test",
        .lang = "en",
        .stamp = 1519862400,
        .attachments = &source,
        .n_attachments = 1 };
    GBytes *bytes = pdf_write(&ctx, layout, root, &info);
    maker_clear(&m);
    xmlFreeDoc(doc);
    assert_non_null(bytes);
    return bytes;
}

static const char sample[] =
    "<section id='paying'><h1>Paying</h1><p>Text with an <a href='#rules'>inner link</a>, an "
    "<em>emphasis</em> and <a href='https://example.org/a?b=c'>another link</a>.</p>"
    "<h2 id='rules'>May I pay outside?</h2>"
    "<p><i class='sign no'/>Forbidden &#x201c;caf&#xe9;&#x201d; \\(1 re f)</p>"
    "<ul><li>one</li><li>two <q>quoted</q></li></ul>"
    "<table><caption>Who</caption><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr>"
    "</thead><tbody><tr><td>1</td><td/></tr></tbody></table>"
    "<p xml:lang='de'>Deutscher Text</p>"
    "<aside><p>A note</p></aside></section>";

static void
test_whole(void **state)
{
    (void)state;
    GBytes *one = write_body(sample), *other = write_body(sample);
    assert_true(g_bytes_equal(one, other));
    gsize size;
    const char *data = g_bytes_get_data(one, &size);
    assert_true(g_file_set_contents("out/checked/test_pdf.pdf", data, (gssize)size, NULL));
    qpdf_data q = qpdf_init();
    assert_int_equal(qpdf_read_memory(q, "test", data, size, NULL), QPDF_SUCCESS);
    assert_int_equal(qpdf_check_pdf(q), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(q));
    qpdf_cleanup(&q);
    g_bytes_unref(one);
    g_bytes_unref(other);
}

/* The dump of the tags of a body with this content. */
static char *
dump_body(const char *content)
{
    xmlDoc *doc = read_body(content);
    struct box *root = box_build(&ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, root);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    pdf_dump_tags(root, layout, PDF_UA_1, out);
    fclose(out);
    maker_clear(&m);
    xmlFreeDoc(doc);
    return text;
}

static void
expect_tags(const char *content, const char *expected)
{
    char *text = dump_body(content);
    assert_string_equal(text, expected);
    free(text);
}

static void
test_tags(void **state)
{
    (void)state;
    /* A heading level that is skipped is closed up. */
    expect_tags("<section><h1>A</h1><h3>B</h3><h2>C</h2></section>",
        "Document lang=\"en\"\n  Part\n    H1\n      \"A\"\n    H2\n      \"B\"\n"
        "    H2\n      \"C\"\n");
    /* Text between blocks gets a paragraph; a link without a target becomes text. */
    expect_tags("<section>a <a href='#nowhere'>b</a><p>c</p></section>",
        "Document lang=\"en\"\n  Part\n    P\n      \"a \"\n      \"b\"\n    P\n      \"c\"\n");
    /* A term with its definition is one list item. */
    expect_tags("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>",
        "Document lang=\"en\"\n  L\n    LI\n      Lbl\n        \"a\"\n      LBody\n"
        "        \"b\"\n    LI\n      Lbl\n        \"c\"\n      LBody\n        \"d\"\n");
    /* Rows outside a group become a body; an empty cell remains. */
    expect_tags("<table><thead><tr><th scope='row'>a</th></tr></thead><tr><td/></tr></table>",
        "Document lang=\"en\"\n  Table\n    THead\n      TR\n        TH scope=\"row\"\n"
        "          \"a\"\n    TBody\n      TR\n        TD\n");
    /* A short row is filled up; below the head of a row group, cells refer to their heads. */
    expect_tags("<table><thead><tr><th scope='col'>a</th><th scope='col'>b</th></tr></thead>"
                "<tbody><tr><th scope='rowgroup' colspan='2'>g</th></tr>"
                "<tr><th scope='row'>r</th><td>1</td></tr><tr><th scope='row'>s</th></tr>"
                "</tbody></table>",
        "Document lang=\"en\"\n  Table\n    THead\n      TR\n        TH scope=\"col\"\n"
        "          \"a\"\n        TH scope=\"col\"\n          \"b\"\n"
        "    TBody\n      TR\n        TH scope=\"rowgroup\" colspan=2\n          \"g\"\n"
        "      TR\n        TH scope=\"row\"\n          \"r\"\n"
        "        TD head=\"b\" head=\"g\" head=\"r\"\n          \"1\"\n"
        "      TR\n        TH scope=\"row\"\n          \"s\"\n"
        "        TD head=\"b\" head=\"g\" head=\"s\"\n");
    /* In a table without heads, the first row becomes the heads. */
    expect_tags("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "Document lang=\"en\"\n  Table\n    TBody\n      TR\n        TH\n"
        "          \"a\"\n      TR\n        TD\n          \"b\"\n");
    /* In the contents, the title of a group is read before the group. */
    expect_tags("<div class='toc'><div class='c'><ol><li>1</li><li>2</li></ol>"
                "<p class='ch'>A</p></div></div>",
        "Document lang=\"en\"\n  TOC\n    TOC\n      Caption\n        \"A\"\n"
        "      TOCI\n        \"1\"\n      TOCI\n        \"2\"\n");
    /* Text in another language, and a tag that the content asks for. */
    expect_tags("<p>a <span xml:lang='de'>b</span> <span data-tag='Quote'>c</span></p>",
        "Document lang=\"en\"\n  P\n    \"a \"\n    Span lang=\"de\"\n      \"b\"\n    \" \"\n"
        "    Quote\n      \"c\"\n");
}

static void
test_side_note_follows_its_paragraph(void **state)
{
    (void)state;
    expect_tags("<section><p>a <span id='here'>b</span></p><p>c</p>"
                "<aside data-at='here'><p>note</p></aside></section>",
        "Document lang=\"en\"\n  Part\n    P\n      \"a \"\n      \"b\"\n    Note\n      P\n"
        "        \"note\"\n    P\n      \"c\"\n");
}

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
    struct box *root = box_build(&ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, root);
    struct tags *tags = tags_build(ctx.arena, root, layout, PDF_UA_1);
    struct page_content drawing;
    assert_true(page_content_collect(&ctx, layout, tags, &drawing));
    int resources;
    char *fault = NULL;
    struct file *file = import_resources(&drawing, &resources, &fault);
    struct stream_paint job = { .page = layout->pages,
        .tags = tags,
        .marks = drawing.pages,
        .resources = drawing.resources };
    g_autoptr(GString) out = g_string_new(NULL);
    content_stream_paint(&job, out);
    struct text_reader r = { .p = out->str };
    unsigned code, n = 0;
    struct glyph_run run;
    glyph_run_init(&run);
    struct draw_group s = draw_group_start(layout->pages, tags);
    while (draw_group_next(&s)) {
        const struct typeface *typeface =
            resources_find_typeface(drawing.resources, draw_group_first(&s)->shaped->font);
        glyph_run_set(&run, &s, typeface->space);
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
    file_free(file);
    page_content_clear(&drawing);
    maker_clear(&m);
    xmlFreeDoc(doc);
}

/* A JPEG of 16 by 8 pixels in RGB, and the same in CMYK. */
static const char jpeg[] =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKra"
    "rYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
    "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA"
    "AAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAUEQEAAAAAAAAAAAAAAAAA"
    "AAAA/9oADAMBAAIRAxEAPwCYAag//9k=";
static const char ink_jpeg[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAoHB4jHhkoIyEjLSsoMDxkQTw3Nzx7WF1JZJGAmZaPgIyKoLTmw6Cq2q2K"
    "jMj/y9ru9f///5vB////+v/m/f/4/8AAFAgACAAQBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAF"
    "BP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A3JaasgD/2Q==";

static bool
add_picture(const char *name, const void *data, gsize size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct picture_report report;
    bool is_picture = pictures_add(ctx.pictures, name, bytes, &report) != NULL;
    picture_report_clear(&report);
    return is_picture;
}

static bool
add_jpeg(const char *name, const char *base64)
{
    gsize size;
    g_autofree guchar *data = g_base64_decode(base64, &size);
    return add_picture(name, data, size);
}

static cairo_status_t
append_png(void *closure, const unsigned char *data, unsigned int size)
{
    g_byte_array_append(closure, data, size);
    return CAIRO_STATUS_SUCCESS;
}

static void
test_pictures(void **state)
{
    (void)state;
    assert_true(add_jpeg("a.jpg", jpeg));
    cairo_surface_t *png = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 12, 7);
    g_autoptr(GByteArray) png_bytes = g_byte_array_new();
    cairo_surface_write_to_png_stream(png, append_png, png_bytes);
    cairo_surface_destroy(png);
    assert_true(add_picture("b.png", png_bytes->data, png_bytes->len));
    const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                       "<circle cx='9' cy='9' r='5' opacity='0.5'/></svg>";
    assert_true(add_picture("c.svg", svg, strlen(svg)));
    GBytes *bytes =
        write_body("<figure><img src='picture:a.jpg' alt='J'/></figure><p>x</p>"
                   "<figure><img src='picture:b.png' alt='P'/></figure>"
                   "<figure><img src='picture:c.svg' alt='S'/><figcaption>c</figcaption>"
                   "</figure>");
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    assert_true(
        g_file_set_contents("out/checked/test_pdf_pictures.pdf", data, (gssize)size, NULL));
    gsize jpeg_size;
    g_autofree guchar *original = g_base64_decode(jpeg, &jpeg_size);
    assert_non_null(memmem(data, size, original, jpeg_size)); /* byte for byte */
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 0);
    g_bytes_unref(bytes);
    assert_false(add_jpeg("ink.jpg", ink_jpeg));
    bytes = write_body("<figure><img src='picture:ink.jpg' alt='J'/></figure>"
                       "<figure><img src='b.png' alt='J'/></figure>");
    assert_int_equal(diags_count(ctx.diags, SEV_ERROR), 2);
    g_bytes_unref(bytes);
}

/* Writes a PDF with one attached file of this name to out/checked, and extracts it. */
static GTree *
extract_named(const char *name, char **message)
{
    xmlDoc *doc = read_body("<p>a</p>");
    struct box *root = box_build(&ctx, theme, doc);
    struct page_maker m = { 0 };
    struct layout *layout = lay_out(&m, root);
    const struct pdf_attachment files[] = {
        { .name = "a/b.xml", .description = "", .mime = "text/xml", .data = "x", .size = 1 },
        { .name = name, .description = "", .mime = "text/xml", .data = "yz", .size = 2 },
    };
    const struct pdf_info info = {
        .title = "t", .lang = "en", .attachments = files, .n_attachments = 2
    };
    GBytes *bytes = pdf_write(&ctx, layout, root, &info);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    const char *path = "out/checked/test_pdf_source.pdf";
    assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
    g_bytes_unref(bytes);
    maker_clear(&m);
    xmlFreeDoc(doc);
    struct extract_made made;
    GTree *extracted = extract_source(path, &made, message);
    g_free(made.handbook);
    g_free(made.options);
    return extracted;
}

static void
test_source(void **state)
{
    (void)state;
    g_autofree char *message = NULL;
    GTree *files = extract_named("b/\xc3\xa4 b.xml", &message);
    assert_non_null(files);
    assert_int_equal(g_tree_nnodes(files), 2);
    GBytes *bytes = g_tree_lookup(files, "b/\xc3\xa4 b.xml");
    assert_memory_equal(g_bytes_get_data(bytes, NULL), "yz", 2);
    g_tree_unref(files);
    const char *const bad[] = { "../b.xml", "/b.xml", "a/../../b.xml", "a//b.xml", "./b", "",
        "a\\..\\b", "c:b", "a/b.xml", "b\n" };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *why = NULL;
        assert_null(extract_named(bad[i], &why));
        assert_non_null(why);
    }
}

/* Numbers are written in PDF syntax. */
static void
test_objects(void **state)
{
    (void)state;
    g_autoptr(GString) out = g_string_new(NULL);
    put_length(out, SCALED_PT(72.25));
    put_length(out, SCALED_PT(-0.5));
    put_length(out, 0);
    put_length(out, 1);
    put_integer(out, -12);
    put_name(out, "a b#/");
    put_bytes(out, "a(b)\\\r", 6);
    put_text(out, "\xf0\x9f\x99\x82\xc3\xa4");
    put_date(out, 1519862400);
    assert_string_equal(out->str, " 72.25 -0.5 0 0.001 -12/a#20b#23#2F(a\\(b\\)\\\\\\r)"
                                  "<FEFFD83DDE4200E4>(D:20180301000000Z)");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_tags),
        cmocka_unit_test(test_side_note_follows_its_paragraph),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_source),
        cmocka_unit_test(test_pictures),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
