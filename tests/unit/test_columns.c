/* Tests the layout of text in several columns, such as an index. */
#include "unit/book.h"

#include <string.h>

static void
entries_add(GString *html, int n)
{
    g_string_append(html, "<div class=\"ix\">");
    for (int i = 0; i < n; i++)
        g_string_append_printf(html, "<p class=\"e\">entry%d.</p>", i);
    g_string_append(html, "</div>");
}

/* Three columns fill the page; on the last page they are equally long. */
static void
columns_are_balanced(void **state)
{
    (void)state;
    for (int n = 30; n <= 270; n += 120) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"back\">");
        entries_add(html, n);
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        size_t counts[4] = { 0 }, n_columns = 0;
        scaled left = -1;
        const struct page *page = &b->pages[b->layout->n_pages - 1];
        for (size_t i = 0; i < page->n_fragments; i++) {
            const struct fragment *f = &page->fragments[i];
            if (!in_text_area(f) || !g_str_has_prefix(f->shaped->text, "entry"))
                continue;
            n_columns += f->x != left;
            left = f->x;
            counts[MIN(n_columns, G_N_ELEMENTS(counts)) - 1]++;
        }
        assert_true(n_columns == 3 && counts[0] - counts[1] <= 1 && counts[0] - counts[2] <= 2);
        assert_int_equal(b->layout->n_pages, n <= 150 ? 1 : 2);
        for (int i = 0; i < n; i++) {
            g_autofree char *entry = g_strdup_printf("entry%d.", i);
            assert_int_equal(count_text(b, entry), 1);
        }
        done(b);
    }
}

/*
 * Columns that find hardly any room below other text begin a page, which they then fill; a
 * heading before them goes with them.
 */
static void
expect_whole_pages(const char *heading)
{
    bool has_begun = false;
    for (int lines = 30; lines < 60; lines++) {
        g_autoptr(GString) html = g_string_new("<section data-master=\"back\">");
        for (int i = 0; i < lines; i++)
            g_string_append_printf(html, "<p>line%d.</p>", i);
        g_string_append(html, heading);
        entries_add(html, 60);
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        unsigned first = page_of(b, "entry0."), last = page_of(b, "entry59.");
        if (first > page_of(b, "line29.")) {
            assert_int_equal(last, first);
            has_begun = true;
        }
        if (*heading)
            assert_int_equal(page_of(b, "Letters"), first);
        done(b);
    }
    assert_true(has_begun);
}

static void
columns_begin_a_page(void **state)
{
    (void)state;
    expect_whole_pages("");
    expect_whole_pages("<h2>Letters</h2>");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_are_balanced),
        cmocka_unit_test(columns_begin_a_page),
    };
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
