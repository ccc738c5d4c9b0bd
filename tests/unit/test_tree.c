/*
 * Tests drawn guides: rows are distributed over the page, short guides share a page, and guides
 * that cannot be drawn are set in another way.
 */
#include "unit/book.h"

#include <string.h>

/* Adds a guide with one question; its answers are "answerN-K" and its leaves "leafN-K.". */
static void
guide_add(GString *html, int n, int leaves, const char *attributes)
{
    g_string_append_printf(html,
        "<section class=\"guide\"%s><h1 class=\"guide-title\">Guide%d</h1>"
        "<div class=\"tree\"><ul><li><p class=\"answer\">Start</p>"
        "<p class=\"question\">Which%d?</p><ul>",
        attributes, n, n);
    for (int i = 0; i < leaves; i++)
        g_string_append_printf(html,
            "<li><p class=\"answer\">answer%d-%d</p><p class=\"verdict\">Allowed</p>"
            "<p class=\"result\">leaf%d-%d.</p></li>",
            n, i, n, i);
    g_string_append(html, "</ul></li></ul></div></section>");
}

static scaled
row_top(const struct book_fixture *b, int guide, int row)
{
    g_autofree char *answer = g_strdup_printf("answer%d-%d", guide, row);
    return fragment_of(b, answer)->line_top;
}

/*
 * Rows are as far apart as the theme allows, or less on a low page, but never below the
 * minimum.
 */
static void
rows_are_distributed(void **state)
{
    (void)state;
    scaled before = SCALED_MAX;
    for (int leaves = 2; leaves <= 9; leaves++) {
        g_autoptr(GString) html = g_string_new(NULL);
        guide_add(html, 1, leaves, " data-master=\"front\"");
        struct book_fixture *b = lay(html->str);
        scaled pitch = row_top(b, 1, 1) - row_top(b, 1, 0);
        for (int i = 1; i < leaves; i++)
            assert_true(ABS(row_top(b, 1, i) - row_top(b, 1, i - 1) - pitch) <= 1);
        assert_int_equal(b->layout->n_pages, 1);
        scaled most = theme_metric(b->theme, "tree-pitch-max");
        scaled least = theme_metric(b->theme, "tree-pitch-min");
        assert_true(pitch >= least && pitch <= most && pitch <= before);
        if (leaves <= 7)
            assert_int_equal(pitch, most);
        if (leaves == 9) {
            assert_true(pitch < most);
            g_autofree char *last = g_strdup_printf("leaf1-%d.", leaves - 1);
            const struct fragment *f = fragment_of(b, last);
            scaled left = b->pages[0].master->bottom - f->line_top - f->line_height;
            assert_true(left >= 0 && left < SCALED_PT(24));
        }
        before = pitch;
        done(b);
    }
}

/* If the rows do not fit at the least pitch, they stand closer, still on one page. */
/* A line leads straight to the first answer, and around a corner to each of the others. */
static void
lines_lead_to_each_answer(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(NULL);
    guide_add(html, 1, 4, " data-master=\"front\"");
    struct book_fixture *b = lay(html->str);
    const struct page *page = &b->pages[0];
    int straight = 0, corners = 0;
    for (size_t i = 0; i < page->n_fragments; i++) {
        const struct fragment *f = &page->fragments[i];
        if (f->kind != FRAGMENT_PATH)
            continue;
        straight += f->n_points == 2 && f->points[0].y == f->points[1].y;
        corners += f->n_points == 3;
    }
    assert_int_equal(straight, 1);
    assert_int_equal(corners, 3);
    done(b);
}

static void
rows_close_up(void **state)
{
    (void)state;
    g_autoptr(GString) html = g_string_new(NULL);
    guide_add(html, 1, 11, " data-master=\"front\"");
    struct book_fixture *b = lay(html->str);
    assert_int_equal(b->layout->n_pages, 1);
    scaled pitch = row_top(b, 1, 1) - row_top(b, 1, 0);
    assert_true(pitch < theme_metric(b->theme, "tree-pitch-min"));
    for (int i = 2; i < 11; i++)
        assert_true(ABS(row_top(b, 1, i) - row_top(b, 1, i - 1) - pitch) <= 1);
    done(b);
}

/* Two guides in one sequence share a page if they fit; otherwise each has a page of its own. */
static void
guides_share_a_page(void **state)
{
    (void)state;
    const struct {
        int first, second;
        size_t pages;
    } tried[] = { { 3, 4, 1 }, { 3, 3, 1 }, { 6, 7, 2 } };
    for (size_t i = 0; i < G_N_ELEMENTS(tried); i++) {
        g_autoptr(GString) html =
            g_string_new("<section class=\"guides\" data-master=\"front\">");
        guide_add(html, 1, tried[i].first, "");
        guide_add(html, 2, tried[i].second, "");
        g_string_append(html, "</section>");
        struct book_fixture *b = lay(html->str);
        assert_int_equal(b->layout->n_pages, tried[i].pages);
        g_autofree char *last = g_strdup_printf("leaf2-%d.", tried[i].second - 1);
        assert_int_equal(page_of(b, "Guide2"), tried[i].pages);
        assert_int_equal(page_of(b, "answer2-0"), tried[i].pages);
        assert_int_equal(page_of(b, last), tried[i].pages);
        scaled pitch = row_top(b, 1, 1) - row_top(b, 1, 0);
        if (tried[i].pages == 1)
            assert_true(ABS(row_top(b, 2, 1) - row_top(b, 2, 0) - pitch) <= 1);
        else
            assert_int_equal(pitch, theme_metric(b->theme, "tree-pitch-max"));
        done(b);
    }
}

/* A guide with that many leaves, drawn or set as a key, followed by more text on its page. */
static struct book_fixture *
either(const char *answer, int leaves, const char *size)
{
    g_autoptr(GString) html = g_string_new(NULL);
    g_string_append_printf(html,
        "<section class=\"guide\" data-master=\"front\"><h1>Guide</h1>"
        "<div data-choose=\"fitting\"><div %s><p>Drawn</p><div class=\"tree\"><ul><li>"
        "<p class=\"answer\">Start</p><p class=\"question\">Which?</p><ul>",
        size);
    for (int i = 0; i < leaves; i++)
        g_string_append_printf(html,
            "<li><p class=\"answer\">%s</p><p class=\"verdict\">Allowed</p>"
            "<p class=\"result\">leaf%d.</p></li>",
            answer, i);
    g_string_append(html, "</ul></li></ul></div></div>"
                          "<div><p id=\"key\">Keyed</p></div></div>"
                          "<p>After <a href=\"#key\">it</a>.</p></section>");
    return lay(html->str);
}

static void
what_cannot_be_drawn_is_set_as_a_key(void **state)
{
    (void)state;
    const struct {
        const char *answer, *size;
        int leaves;
        bool is_drawn;
    } tried[] = {
        { "Yes", "", 3, true },
        { "Incompatibilities", "", 3, true },
        { "Donaudampfschifffahrtsgesellschaft", "", 3, false },
        { "Yes", "", 60, false },
        { "Yes", "data-levels=\"4\" data-leaves=\"8\"", 3, true },
        { "Yes", "data-levels=\"5\" data-leaves=\"3\"", 3, false },
        { "Yes", "data-levels=\"1\" data-leaves=\"9\"", 3, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tried); i++) {
        struct book_fixture *b = either(tried[i].answer, tried[i].leaves, tried[i].size);
        assert_int_equal(count_text(b, "Drawn"), tried[i].is_drawn);
        assert_int_equal(count_text(b, "leaf0."), tried[i].is_drawn);
        assert_int_equal(count_text(b, "Keyed"), !tried[i].is_drawn);
        assert_int_equal(count_text(b, "After"), 1);
        assert_int_equal(errors(b, "overfull"), 0);
        assert_int_equal(b->layout->n_pages, 1);
        bool has_key = g_hash_table_contains(b->layout->target_by_id, "key");
        assert_int_equal(has_key, !tried[i].is_drawn);
        done(b);
    }
}

/*
 * A drawing that leaves no room for the title on its page is not used: titles never stand
 * alone.
 */
static void
a_drawing_leaves_room_for_its_title(void **state)
{
    (void)state;
    bool was_drawn = true;
    for (int leaves = 8; leaves < 24; leaves++) {
        struct book_fixture *b = either("Yes", leaves, "");
        assert_int_equal(b->layout->n_pages, 1);
        bool is_drawn = count_text(b, "Drawn") == 1;
        assert_true(was_drawn || !is_drawn);
        was_drawn = is_drawn;
        done(b);
    }
    assert_false(was_drawn);
}

/* If no alternative fits, the last one is set, and findings are about this one. */
static void
no_way_fits(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(200, 'm');
    g_autofree char *html = g_strdup_printf(
        "<section data-master=\"front\"><div data-choose=\"fitting\"><div><p>%s</p></div>"
        "<div><p>%sn</p></div></div></section>",
        word, word);
    struct book_fixture *b = lay_unchecked(html);
    g_autofree char *last = g_strconcat(word, "n", NULL);
    assert_int_equal(count_text(b, last), 1);
    assert_int_equal(count_text(b, word), 1);
    assert_int_equal(errors(b, "overfull"), 1);
    done(b);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_distributed),
        cmocka_unit_test(lines_lead_to_each_answer),
        cmocka_unit_test(rows_close_up),
        cmocka_unit_test(a_drawing_leaves_room_for_its_title),
        cmocka_unit_test(guides_share_a_page),
        cmocka_unit_test(what_cannot_be_drawn_is_set_as_a_key),
        cmocka_unit_test(no_way_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
