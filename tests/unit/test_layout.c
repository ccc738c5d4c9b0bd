/*
 * Tests the layout of small books: pages, keeps, notes, references.  Tables are tested
 * in test_tables.c, and
 * columns in test_columns.c.
 */
#include "unit/book.h"

#include <stdio.h>
#include <string.h>

static void
nothing_is_lost(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
    words_add(html, 40, 0, 60);
    g_string_append(html, "</section>");
    struct book_fixture *b = lay(html->str);
    size_t words = 0;
    for (size_t i = 0; i < b->layout->n_pages; i++)
        for (size_t k = 0; k < b->pages[i].n_fragments; k++)
            words += b->pages[i].fragments[k].kind == FRAGMENT_TEXT &&
                     b->pages[i].fragments[k].artifact == ARTIFACT_NONE;
    assert_true(words >= (size_t)40 * 60);
    assert_int_equal(page_of(b, "word0-0"), 1);
    assert_int_equal(page_of(b, "word39-59"), b->layout->n_pages);
    assert_int_equal(diags_count(b->ctx.diags, SEV_ERROR), 0);
    done(b);
}

/* The number of lines of paragraph i on a page, by their tops. */
static int
lines_on(const struct page *page, int i)
{
    char prefix[32];
    int n = snprintf(prefix, sizeof prefix, "word%d-", i), count = 0;
    scaled last = -1;
    for (size_t k = 0; k < page->n_fragments; k++) {
        const struct fragment *f = &page->fragments[k];
        if (f->kind == FRAGMENT_TEXT && f->shaped->text_size > n &&
            memcmp(f->shaped->text, prefix, (size_t)n) == 0 && f->line_top != last) {
            count++;
            last = f->line_top;
        }
    }
    return count;
}

static void
no_widows(void **state)
{
    (void)state;
    for (int words = 14; words < 40; words += 5) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
        words_add(html, 60, 0, words);
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        for (int i = 0; i < 60; i++)
            for (size_t k = 0; k + 1 < b->layout->n_pages; k++) {
                int above = lines_on(&b->pages[k], i);
                int below = lines_on(&b->pages[k + 1], i);
                assert_false(above > 0 && below > 0 && (above < 2 || below < 2));
            }
        done(b);
    }
}

static void
headings_keep(void **state)
{
    (void)state;
    for (int before = 1; before < 60; before++) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
        for (int i = 0; i < before; i++)
            g_string_append(html, "<p>line</p>");
        g_string_append(html, "<h3 id=\"h\">heading</h3>");
        words_add(html, 1, 0, 60);
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        unsigned page = page_of(b, "heading");
        assert_true(lines_on(&b->pages[page - 1], 0) >= 2);
        done(b);
    }
}

static void
notes_stand_beside_their_line(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
    words_add(html, 3, 0, 60);
    g_string_append(html, "<p>here <span id=\"cited\">cited</span></p>"
                          "<aside data-at=\"cited\"><p>note</p></aside>"
                          "<aside data-at=\"cited\"><p>second</p></aside>");
    words_add(html, 2, 10, 60);
    g_string_append(html, "</section>");
    struct book_fixture *b = lay(html->str);
    const struct fragment *cited = fragment_of(b, "cited"), *note = fragment_of(b, "note");
    assert_int_equal(note->line_top, cited->line_top);
    assert_true(note->x > cited->x + SCALED_PT(300));
    assert_true(fragment_of(b, "second")->line_top >= note->line_top + note->line_height);
    done(b);
}

/* A full-width table interrupts the side column: notes that do not fit above go below. */
static void
notes_avoid_full_width(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><p id=\"a\">cited</p>"
                                           "<aside data-at=\"a\">");
    words_add(html, 6, 50, 12);
    g_string_append(html, "</aside>");
    words_add(html, 2, 0, 40);
    table_add(html, 5, "Rules");
    words_add(html, 2, 10, 40);
    g_string_append(html, "</section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(b->layout->n_pages, 1);
    assert_int_equal(count_text(b, "word55-11"), 1);
    scaled table = fragment_of(b, "row4")->y;
    assert_true(fragment_of(b, "word50-0")->y < table);
    assert_true(fragment_of(b, "word55-11")->y > table);
    done(b);
}

/* Below a table, notes continue level with the text after it, not with the table's foot. */
static void
notes_go_on_with_the_text(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><p id=\"a\">cited</p>"
                                           "<aside data-at=\"a\">");
    words_add(html, 6, 50, 12);
    g_string_append(html, "</aside>");
    words_add(html, 2, 0, 40);
    table_add(html, 5, "Rules");
    g_string_append(html, "<h3>Why</h3><p>because</p></section>");
    struct book_fixture *b = lay(html->str);
    scaled table = fragment_of(b, "row4")->line_top, why = fragment_of(b, "Why")->line_top;
    scaled first = SCALED_MAX;
    const struct page *page = &b->pages[0];
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_TEXT && f->line_top > table && f->x > SCALED_PT(390) &&
            in_text_area(f) && strncmp(f->shaped->text, "word5", 5) == 0)
            first = MIN(first, f->line_top);
    }
    assert_true(first < SCALED_MAX);
    assert_true(ABS(first - why) <= SCALED_PT(1));
    done(b);
}

/* Notes that do not fit on the page continue on the next page, then on pages of their own. */
static void
notes_overflow(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><p id=\"a\">cited</p>"
                                           "<aside data-at=\"a\"><h3>Notes</h3>");
    words_add(html, 60, 50, 12);
    g_string_append(html, "</aside><p>end</p></section>");
    struct book_fixture *b = lay(html->str);
    assert_true(b->layout->n_pages > 1);
    for (int i = 50; i < 110; i++) {
        g_autofree char *word = g_strdup_printf("word%d-11", i);
        assert_int_equal(count_text(b, word), 1);
    }
    /* Every page on which a note continues repeats the heading. */
    for (size_t k = 1; k < b->layout->n_pages; k++) {
        g_autofree char *text = page_text(&b->pages[k]);
        assert_true(g_str_has_prefix(text, "[Notes]/[(continued)]/word"));
    }
    assert_int_equal(count_text(b, "[Notes]"), b->layout->n_pages - 1);
    done(b);
}

static void
overfull_is_said(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(90, 'm');
    g_autofree char *html =
        g_strdup_printf("<section data-master=\"body\"><p>short %s words</p></section>", word);
    struct book_fixture *b = lay_unchecked(html);
    assert_int_equal(errors(b, "overfull"), 1);
    assert_int_equal(page_of(b, word), 1); /* reported, and shown nevertheless */
    done(b);
}

static void
locators_merge(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("");
    for (int i = 1; i <= 9; i++)
        g_string_append_printf(
            html, "<section data-master=\"body\"><p id=\"p%d\">page</p></section>", i);
    g_string_append(html,
        "<section data-master=\"back\"><div class=\"ix\">"
        "<p class=\"e\">runs, <span class=\"pages\"><a class=\"page\" href=\"#p1\"/>"
        "<a class=\"page\" href=\"#p3\"/><a class=\"page\" href=\"#p4\"/>"
        "<a class=\"page\" href=\"#p5\"/><a class=\"page\" href=\"#p9\"/></span></p>"
        "<p class=\"e\">main, <span class=\"pages\"><a class=\"page\" href=\"#p2\"/>"
        "<a class=\"page main\" href=\"#p3\"/><a class=\"page\" href=\"#p3\"/></span></p>"
        "<p class=\"e\">range, <span class=\"pages\">"
        "<a class=\"page\" href=\"#p6\" data-to=\"p8\"/><a class=\"page\" href=\"#p7\"/></span></p>"
        "</div></section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(page_of(b, "runs, 1, 3\xe2\x80\x93"
                                "5, 9/"),
        10);
    assert_int_equal(page_of(b, "main, 2, 3/"), 10);
    assert_int_equal(page_of(b, "range, 6\xe2\x80\x93"
                                "8/"),
        10);
    done(b);
}

static void
references_are_filled_in(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(
        "<section data-master=\"front\"><p>see <a class=\"page\" href=\"#far\"/> and "
        "<a class=\"page\" href=\"#none\"/></p></section><section data-master=\"body\">");
    words_add(html, 60, 0, 60);
    g_string_append(html, "<p id=\"far\">far</p></section>");
    struct book_fixture *b = lay(html->str);
    g_autofree char *expected = g_strdup_printf("see %u and ?/", page_of(b, "far/"));
    assert_int_equal(page_of(b, expected), 1);
    assert_int_equal(errors(b, "unsettled-reference"), 1);
    done(b);
}

/*
 * A paragraph that names its own page.  With "9" it takes three lines, which do not fit on page
 * 9 and must stay together; with "10" it takes four, of which two stay on page 9.
 */
static struct book_fixture *
lay_oscillating(int words, int before)
{
    g_autoptr(GString) html = g_string_new("");
    for (int i = 1; i < 9; i++)
        g_string_append(html, "<section data-master=\"body\"><p>page</p></section>");
    g_string_append(html, "<section data-master=\"body\">");
    for (int i = 0; i < before; i++)
        g_string_append(html, "<p>line</p>");
    g_string_append(html, "<p id=\"self\">");
    for (int k = 0; k < words; k++)
        g_string_append(html, k % 3 ? "ll " : "mm ");
    g_string_append(html, "immovable\xc2\xa0word\xc2\xa0on\xc2\xa0page\xc2\xa0"
                          "<a class=\"page\" href=\"#self\"/></p></section>");
    return lay(html->str);
}

static void
oscillation_is_said(void **state)
{
    (void)state;
    bool is_found = false;
    for (int words = 40; words < 90 && !is_found; words++) {
        struct book_fixture *b = lay_oscillating(words, 47);
        if (errors(b, "unsettled-reference") == 1) {
            is_found = true;
            assert_int_equal(b->layout->passes, 6);
        }
        done(b);
    }
    assert_true(is_found);
}

/* The contents become a page longer once page numbers are known: this takes another pass. */
static void
a_third_pass(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"front\">");
    for (int i = 0; i < 49; i++)
        g_string_append(html, "<p class=\"x\">line</p>");
    g_string_append(
        html, "</section><section data-master=\"body\"><p id=\"t\">target</p></section>");
    struct book_fixture *plain = lay(html->str);
    assert_int_equal(plain->layout->passes, 2);
    done(plain);
    html = g_string_assign(html, "");
    for (int i = 0; i < 100; i++)
        g_string_append(html, "<section data-master=\"front\"><p>page</p></section>");
    /* Labels get three digits, not two: lines grow, a page is added, labels change again. */
    g_string_append(html, "<section data-master=\"front\">");
    for (int i = 0; i < 24; i++)
        g_string_append(html, "<p>alpha beta gamma delta epsilon zeta eta theta iota kappa "
                              "lambda <a class=\"page\" href=\"#t\"/> <a class=\"page\" "
                              "href=\"#t\"/> <a class=\"page\" href=\"#t\"/></p>");
    g_string_append(
        html, "</section><section data-master=\"body\"><p id=\"t\">target</p></section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(errors(b, "unsettled-reference"), 0);
    g_autofree char *label = g_strdup_printf("lambda %u", page_of(b, "target/"));
    assert_int_equal(count_text(b, label), 24);
    assert_in_range(b->layout->passes, 3, 4);
    done(b);
}

/* Page numbers are equally wide: a changed number moves nothing, so the passes end. */
static void
page_numbers_are_equally_wide(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><p>");
    for (int page = 10; page < 50; page++)
        g_string_append_printf(
            html, "<a class=\"page\" href=\"#t%d\"/> here%d<br/>", page, page);
    g_string_append(html, "</p></section>");
    for (int page = 2; page < 50; page++)
        g_string_append_printf(
            html, "<section data-master=\"body\"><p id=\"t%d\">page</p></section>", page);
    struct book_fixture *b = lay(html->str);
    assert_int_equal(page_of(b, "11 here11"), 1);
    for (int page = 12; page < 50; page++) {
        g_autofree char *word = g_strdup_printf("here%d", page);
        assert_true(fragment_of(b, word)->x == fragment_of(b, "here11")->x);
    }
    done(b);
}

static void
running_headers(void **state)
{
    (void)state;
    struct book_fixture *b =
        lay("<section data-master=\"body\" data-running=\"Chapter\" data-tab=\"2\">"
            "<div data-running=\"Practice\"><p>text</p></div></section>"
            "<section data-master=\"body\" data-running=\"Second\"><p>more</p></section>");
    const struct page *recto = &b->pages[0], *verso = &b->pages[1];
    assert_true(verso->is_verso);
    scaled header = fragment_of(b, "Practice")->x, folio = fragment_of(b, "1")->x;
    assert_true(header == recto->master->inner && folio > header);
    assert_true(fragment_of(b, "Second")->x > fragment_of(b, "more")->x);
    /* The main column is the inner one. */
    assert_true(fragment_of(b, "more")->x ==
                verso->master->outer + verso->master->side + verso->master->gutter);
    done(b);
}

/* Blocks in columns are rows: the first and the last are never alone on a page. */
static void
rows_are_not_alone(void **state)
{
    (void)state;
    for (int before = 35; before < 49; before++) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"front\">");
        for (int i = 0; i < before; i++)
            g_string_append(html, "<p>line</p>");
        g_string_append(html, "<div class=\"legend\">");
        for (int i = 0; i < 4; i++)
            g_string_append_printf(
                html, "<div class=\"leg\"><p>row%d</p><p>what it means</p></div>", i);
        g_string_append(html, "</div></section>");
        struct book_fixture *b = lay(html->str);
        assert_int_equal(page_of(b, "row0"), page_of(b, "row1"));
        assert_int_equal(page_of(b, "row2"), page_of(b, "row3"));
        done(b);
    }
}

/* If a page of the contents begins inside a chapter, it repeats the chapter's label. */
static void
labels_stand_again(void **state)
{
    (void)state;
    for (int before = 20; before < 48; before += 3) {
        g_autoptr(GString) html =
            g_string_new("<section data-master=\"front\"><div class=\"toc\">");
        for (int i = 0; i < before; i++)
            g_string_append(html, "<p>line</p>");
        g_string_append(html, "<div class=\"c\"><ol>");
        for (int i = 0; i < 30; i++)
            g_string_append_printf(html,
                "<li><div class=\"pg\">1</div><div class=\"no\">1.1</div><div>title%d</div></li>",
                i);
        g_string_append(html, "</ol><p class=\"ch\"><span class=\"lab again\">Chapter</span>"
                              "A name of it</p></div></div></section>");
        struct book_fixture *b = lay(html->str);
        assert_int_equal(b->layout->n_pages, 2);
        bool is_broken = page_of(b, "title0/") == 1;
        assert_true(is_broken == (before < 37));
        assert_int_equal(count_text(b, "[Chapter]/[(continued)]"), is_broken);
        assert_int_equal(count_text(b, "name"), 1);
        scaled label = -1, line = -1;
        for (size_t i = 0; i < b->pages[1].n_fragments; i++) {
            const struct fragment *f = &b->pages[1].fragments[i];
            if (f->kind == FRAGMENT_TEXT && f->artifact == ARTIFACT_PAGINATION && label < 0)
                label = f->y;
            if (in_text_area(f) && line < 0)
                line = f->y;
        }
        if (is_broken)
            assert_int_equal(label, line);
        done(b);
    }
}

/* All text of this kind on a page, in drawing order. */
static char *
margin_text(const struct page *page, enum artifact artifact)
{
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind == FRAGMENT_TEXT && f->artifact == artifact)
            g_string_append_len(text, f->shaped->text, f->shaped->text_size);
    }
    return g_string_free(text, FALSE);
}

/* A title that does not fit ends with an ellipsis; one in several scripts stays whole. */
static void
running_headers_fit(void **state)
{
    (void)state;
    g_autofree char *title = g_strnfill(400, 'w');
    for (size_t i = 7; i < 400; i += 8)
        title[i] = ' ';
    g_autofree char *html = g_strdup_printf(
        "<section data-master=\"body\" data-running=\"%s\"><p>text</p></section>"
        "<section data-master=\"body\" data-running=\"1 \xd0\x9f\xd1\x80\xd0\xb0"
        "\xd0\xb2\xd0\xb0 and rights\"><p>more</p></section>"
        "<section data-master=\"body\" data-running=\"wwwwwww w\"><p>last</p></section>",
        title);
    struct book_fixture *b = lay(html);
    g_autofree char *cut = margin_text(&b->pages[0], ARTIFACT_HEADER);
    assert_true(g_str_has_prefix(cut, "wwwwwww wwwwwww "));
    assert_true(g_str_has_suffix(cut, "wwwwwww\xc2\xa0\xe2\x80\xa6"
                                      "1"));
    g_autofree char *scripts = margin_text(&b->pages[1], ARTIFACT_HEADER);
    assert_string_equal(scripts, "1 \xd0\x9f\xd1\x80\xd0\xb0\xd0\xb2\xd0\xb0 and rights2");
    g_autofree char *whole = margin_text(&b->pages[2], ARTIFACT_HEADER);
    assert_string_equal(whole, "wwwwwww w3");
    done(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(no_widows),
        cmocka_unit_test(headings_keep),
        cmocka_unit_test(notes_stand_beside_their_line),
        cmocka_unit_test(notes_avoid_full_width),
        cmocka_unit_test(notes_overflow),
        cmocka_unit_test(overfull_is_said),
        cmocka_unit_test(locators_merge),
        cmocka_unit_test(references_are_filled_in),
        cmocka_unit_test(oscillation_is_said),
        cmocka_unit_test(a_third_pass),
        cmocka_unit_test(page_numbers_are_equally_wide),
        cmocka_unit_test(running_headers),
        cmocka_unit_test(running_headers_fit),
        cmocka_unit_test(rows_are_not_alone),
        cmocka_unit_test(labels_stand_again),
        cmocka_unit_test(notes_go_on_with_the_text),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
