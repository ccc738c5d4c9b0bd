/* Tests the layout of tables: repeated heads, rows that break, narrow columns. */
#include "unit/book.h"

#include <string.h>

static void
tables_repeat_their_head(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><p>text</p>");
    table_add(html, 70, "Rules");
    g_string_append(html, "</section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(b->layout->n_pages, 3);
    g_autofree char *second = page_text(&b->pages[1]);
    assert_true(g_str_has_prefix(second, "[Rules]/[(continued)]/[First]/[Second]/"));
    for (int i = 0; i < 70; i++) {
        g_autofree char *row = g_strdup_printf("row%d/", i);
        assert_int_equal(count_text(b, row), 1);
    }
    /* The last row is never alone. */
    assert_int_equal(page_of(b, "row68/"), page_of(b, "row69/"));
    done(b);
}

static void
short_tables_do_not_break(void **state)
{
    (void)state;
    for (int before = 30; before < 50; before++) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
        for (int i = 0; i < before; i++)
            g_string_append(html, "<p>line</p>");
        table_add(html, 6, "Rules");
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        assert_int_equal(page_of(b, "Rules"), page_of(b, "row5/"));
        assert_int_equal(count_text(b, "[Rules]"), 0);
        done(b);
    }
}

/* Cells that span columns and rows are placed as in HTML. */
static void
table_spans(void **state)
{
    (void)state;
    struct book_fixture *b =
        lay("<section data-master=\"body\"><table><tbody>"
            "<tr><td rowspan=\"2\">A</td><td>B</td><td>C</td></tr>"
            "<tr><td>D</td><td>E</td></tr>"
            "<tr><td colspan=\"2\">F</td><td>G</td></tr></tbody></table></section>");
    assert_int_equal(fragment_of(b, "A")->x, fragment_of(b, "F")->x);
    assert_int_equal(fragment_of(b, "B")->x, fragment_of(b, "D")->x);
    assert_int_equal(fragment_of(b, "C")->x, fragment_of(b, "E")->x);
    assert_int_equal(fragment_of(b, "E")->x, fragment_of(b, "G")->x);
    assert_int_equal(fragment_of(b, "A")->y, fragment_of(b, "C")->y);
    assert_true(fragment_of(b, "D")->y > fragment_of(b, "B")->y);
    done(b);
}

/* A page does not end between rows while a cell that spans them has more to say. */
static void
spanning_text_stays_whole(void **state)
{
    (void)state;
    for (int rows = 30; rows < 90; rows++) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><table><tbody>");
        for (int i = 0; i < rows; i++)
            g_string_append(html, "<tr><td>left</td><td>right</td></tr>");
        g_string_append(html,
            "<tr><td rowspan=\"2\">one<br/>two<br/>three<br/>four</td><td>upper</td></tr>"
            "<tr><td>lower</td></tr>");
        for (int i = 0; i < 8; i++)
            g_string_append(html, "<tr><td>left</td><td>right</td></tr>");
        g_string_append(html, "</tbody></table></section>");
        struct book_fixture *b = lay(html->str);
        assert_int_equal(page_of(b, "one"), page_of(b, "four"));
        assert_int_equal(page_of(b, "upper"), page_of(b, "lower"));
        done(b);
    }
}

static void
tall_rows_break_inside(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(
        "<section data-master=\"body\"><table><tbody><tr><td>one</td><td>two</td></tr><tr><td>");
    words_add(html, 30, 0, 60);
    g_string_append(html, "</td><td>");
    words_add(html, 20, 100, 60);
    g_string_append(
        html, "</td></tr><tr><td>last</td><td>row</td></tr></tbody></table></section>");
    struct book_fixture *b = lay(html->str);
    assert_true(b->layout->n_pages > 2);
    for (int i = 0; i < 30; i++) {
        g_autofree char *word = g_strdup_printf("word%d-59", i);
        assert_int_equal(count_text(b, word), 1);
    }
    assert_int_equal(count_text(b, "word119-59"), 1);
    assert_int_equal(page_of(b, "last"), b->layout->n_pages);
    assert_int_equal(diags_count(b->ctx.diags, SEV_ERROR), 0);
    done(b);
}

/* Where a page begins inside a row, the text is as far below the head as in other rows. */
static void
tall_rows_keep_off_the_head(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(
        "<section data-master=\"body\"><table><thead><tr><th>Head</th></tr></thead><tbody>"
        "<tr><td>before</td></tr><tr><td>");
    words_add(html, 30, 0, 60);
    g_string_append(html, "</td></tr><tr><td>after</td></tr></tbody></table></section>");
    struct book_fixture *b = lay(html->str);
    scaled usual = fragment_of(b, "before")->line_top - fragment_of(b, "Head")->line_top;
    for (size_t k = 1; k < b->layout->n_pages; k++) {
        const struct page *page = &b->pages[k];
        scaled head = -1, first = SCALED_MAX;
        for (size_t i = 0; i < page->n_fragments; i++) {
            const struct fragment *f = &page->fragments[i];
            if (f->kind == FRAGMENT_TEXT && f->shaped->text_size == 4 &&
                memcmp(f->shaped->text, "Head", 4) == 0)
                head = f->line_top;
            else if (in_text_area(f))
                first = MIN(first, f->line_top);
        }
        assert_true(head > 0);
        assert_in_range(first - head, usual - SCALED_PT(2), usual + SCALED_PT(2));
    }
    done(b);
}

/* The hint for reading a table is shown once; the table's name is repeated. */
static void
hints_are_not_repeated(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\">");
    table_add(
        html, 40, "<b>Rules</b> <span class=\"hint\">Find the row that describes you.</span>");
    g_string_append(html, "</section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(count_text(b, "Rules Find"), 1);
    assert_int_equal(count_text(b, "[Rules]/[(continued)]/[First]/[Second]/"), 1);
    assert_int_equal(count_text(b, "[Find]"), 0);
    done(b);
}

static void
group_add(GString *html, const char *name, int rows)
{
    g_string_append_printf(html, "<tr class=\"group\"><td colspan=\"2\">%s</td></tr>", name);
    for (int i = 0; i < rows; i++)
        g_string_append_printf(html, "<tr><td>%s%d</td><td>value</td></tr>", name, i);
}

/* The heading of a group of rows is repeated below the table's head, and only inside the group.
 */
static void
groups_repeat_their_head(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(
        "<section data-master=\"body\"><table><thead><tr><th>First</th><th>Second</th></tr></thead>"
        "<tbody>");
    group_add(html, "apples", 40);
    group_add(html, "pears", 40);
    g_string_append(html, "</tbody></table></section>");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(b->layout->n_pages, 3);
    g_autofree char *second = page_text(&b->pages[1]);
    assert_true(g_str_has_prefix(second, "[First]/[Second]/[apples]/[(continued)]/apples"));
    g_autofree char *third = page_text(&b->pages[2]);
    assert_true(g_str_has_prefix(third, "[First]/[Second]/[pears]/[(continued)]/pears"));
    assert_int_equal(count_text(b, "[pears]"), 1);
    /* A page that begins with a group shows the group's heading once. */
    for (int rows = 15; rows < 60; rows++) {
        g_autoptr(GString) fill = g_string_new(
            "<section data-master=\"body\"><table><thead><tr><th>First</th></tr></thead><tbody>");
        group_add(fill, "apples", rows);
        group_add(fill, "pears", 4);
        g_string_append(fill, "</tbody></table></section>");
        struct book_fixture *f = lay(fill->str);
        if (page_of(f, "pears/") == page_of(f, "pears3"))
            assert_int_equal(count_text(f, "[pears]"), 0);
        done(f);
    }
    done(b);
}

/* If a word is as wide as its column, the padding is reduced. */
static void
narrow_columns_give_up_padding(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new("<section data-master=\"body\"><table><tbody>");
    for (int row = 0; row < 3; row++) {
        g_string_append(html, "<tr>");
        for (int i = 0; i < 9; i++)
            g_string_append(html, "<td>incomprehensible word</td>");
        g_string_append(html, "</tr>");
    }
    g_string_append(html, "</tbody></table></section>");
    /* If a table is too wide nevertheless, it is reported once. */
    struct book_fixture *wide = lay_unchecked(html->str);
    assert_int_equal(errors(wide, "overfull"), 1);
    done(wide);
    struct book_fixture *b =
        lay("<section data-master=\"body\"><table><tbody><tr><td>contemporary</td>"
            "<td>contemporary</td><td>contemporary</td><td>contemporary</td>"
            "<td>contemporary</td><td>contemporary</td><td>contemporary</td>"
            "<td>contempo</td></tr></tbody></table></section>");
    assert_int_equal(errors(b, "overfull"), 0);
    done(b);
}

/* Widths from the theme give way if a word needs more room. */
static void
wishes_give_way_to_words(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(52, 'm');
    g_autofree char *html = g_strdup_printf(
        "<section data-master=\"body\"><table class=\"facts\"><tbody><tr><td class=\"name\">a</td>"
        "<td class=\"value\">b</td><td class=\"when\">c</td><td>%s</td></tr></tbody></table>"
        "</section>",
        word);
    struct book_fixture *b = lay(html);
    assert_int_equal(errors(b, "overfull"), 0);
    done(b);
}

/* Columns that all have a width from the theme share what is left, in proportion. */
static void
given_widths_fill_the_table(void **state)
{
    (void)state;
    struct book_fixture *b =
        lay("<section data-master=\"body\"><table class=\"facts\"><tbody>"
            "<tr><td class=\"name\">aa</td><td class=\"value\">bb</td></tr></tbody></table>"
            "<table class=\"facts\"><tbody><tr><td class=\"name\">cc</td>"
            "<td class=\"value\">dd</td><td>ee</td></tr></tbody></table></section>");
    assert_int_equal(fragment_of(b, "aa")->x, fragment_of(b, "cc")->x);
    assert_true(fragment_of(b, "bb")->x >= fragment_of(b, "dd")->x);
    done(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_repeat_their_head),
        cmocka_unit_test(groups_repeat_their_head),
        cmocka_unit_test(hints_are_not_repeated),
        cmocka_unit_test(short_tables_do_not_break),
        cmocka_unit_test(table_spans),
        cmocka_unit_test(spanning_text_stays_whole),
        cmocka_unit_test(tall_rows_break_inside),
        cmocka_unit_test(tall_rows_keep_off_the_head),
        cmocka_unit_test(narrow_columns_give_up_padding),
        cmocka_unit_test(wishes_give_way_to_words),
        cmocka_unit_test(given_widths_fill_the_table),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
